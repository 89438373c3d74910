import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  appliesWhen,
  type TemplateGate,
} from '@backstage-cutover/plugin-cutover-common';
import type { CutoverFacts } from '../cutoverPage/useCutover';
import { checkWords, ruleWords } from '../parts/gateWords';
import { useWords } from '../words/useWords';

const useStyles = makeStyles(theme => ({
  panel: {
    marginTop: theme.spacing(3),
    padding: theme.spacing(2),
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
  },
  list: { margin: 0, paddingInlineStart: theme.spacing(3) },
}));

/** The rules and checks of the gate at the end of a phase, in words. */
export function GatePanel(props: { facts: CutoverFacts; gate: TemplateGate }) {
  const { facts, gate } = props;
  const { cutover, template } = facts;
  const { t, say } = useWords();
  const classes = useStyles();
  const applies = ({ when }: { when?: Parameters<typeof appliesWhen>[0] }) =>
    appliesWhen(when, cutover.intake);
  const checks = gate.checks.filter(applies);
  return (
    <section
      className={classes.panel}
      aria-label={t('lifecycle.gate.named', { gate: say(gate.title) })}
    >
      <Typography variant="h6" component="h3">
        {t('lifecycle.gate.named', { gate: say(gate.title) })}
      </Typography>
      <Typography variant="caption" color="textSecondary" paragraph>
        {t('lifecycle.gate.notYet')}
      </Typography>
      {gate.description && (
        <Typography variant="body2" paragraph>
          {say(gate.description)}
        </Typography>
      )}
      <Typography variant="subtitle2" component="h4">
        {t('lifecycle.gate.rules')}
      </Typography>
      <ul className={classes.list}>
        {gate.rules.filter(applies).map(rule => (
          <Typography key={rule.id} variant="body2" component="li">
            {rule.title && <strong>{say(rule.title)}: </strong>}
            {ruleWords(rule, { t, say, roles: template.roles })}
          </Typography>
        ))}
        <Typography variant="body2" component="li">
          {gate.excludeContributors
            ? t('lifecycle.gate.notContributors')
            : t('lifecycle.gate.notSubmitter')}
        </Typography>
      </ul>
      {checks.length > 0 && (
        <>
          <Typography
            variant="subtitle2"
            component="h4"
            style={{ marginTop: 16 }}
          >
            {t('lifecycle.gate.checks')}
          </Typography>
          <ul className={classes.list}>
            {checks.map(check => (
              <Typography key={check.check} variant="body2" component="li">
                {checkWords(check, { t, say })}
              </Typography>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
