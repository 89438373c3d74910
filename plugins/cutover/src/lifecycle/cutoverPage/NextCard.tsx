import { useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import Chip from '@material-ui/core/Chip';
import Typography from '@material-ui/core/Typography';
import { InfoCard, LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  EntityRefLinks,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { nextSteps, type Step } from '../nextSteps';
import { Nothing } from '../parts/Nothing';
import { phaseRoute } from '../parts/refs';
import { useWords } from '../words/useWords';
import { ReasonDialog } from './ReasonDialog';
import type { CutoverFacts } from './useCutover';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  step: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    alignItems: 'center',
    padding: theme.spacing(1.5, 0),
    borderBottom: `1px solid ${theme.palette.divider}`,
  },
  what: { flex: '1 1 240px', minWidth: 0 },
}));

/** What is to be done now, by whom, and which of it is the reader's. */
export function NextCard({ facts }: { facts: CutoverFacts }) {
  const { cutover, template, me, allowed } = facts;
  const { t, say } = useWords();
  const classes = useStyles();
  const [ending, setEnding] = useState(false);
  const steps = nextSteps(cutover, template, me?.ref);
  const mine = steps.filter(step => step.mine).length;
  const phase = cutover.phases.find(({ id }) => id === cutover.phase);
  const gate = template.phases.find(({ id }) => id === cutover.phase)?.gate;

  if (cutover.status !== 'running' || !phase) {
    return (
      <InfoCard title={t('lifecycle.next.title')}>
        <Nothing title={t(`lifecycle.next.over.${cutover.status}`)} />
      </InfoCard>
    );
  }
  return (
    <InfoCard
      title={t('lifecycle.next.title')}
      subheader={
        mine > 0
          ? t('lifecycle.next.mine', { count: mine })
          : t('lifecycle.next.noneMine', { phase: say(phase.title) })
      }
    >
      {steps.length === 0 && <Nothing title={t('lifecycle.next.empty')} />}
      <ul className={classes.list}>
        {steps.map(step => (
          <NextStep key={step.activity.id} facts={facts} step={step} />
        ))}
        <li className={classes.step} style={{ borderBottom: 0 }}>
          <div className={classes.what}>
            <Typography variant="body1">
              {t('lifecycle.next.thenEnd', { phase: say(phase.title) })}
            </Typography>
            <Typography variant="body2" color="textSecondary">
              {gate
                ? t('lifecycle.next.gate', { gate: say(gate.title) })
                : t('lifecycle.next.noGate')}
            </Typography>
          </div>
          {allowed['complete-phase'].allowed && (
            <Button
              variant="outlined"
              color="primary"
              onClick={() => setEnding(true)}
            >
              {t('lifecycle.act.complete-phase')}
            </Button>
          )}
        </li>
      </ul>
      {ending && (
        <ReasonDialog
          act="complete-phase"
          facts={facts}
          onClose={() => setEnding(false)}
        />
      )}
    </InfoCard>
  );
}

function NextStep({ facts, step }: { facts: CutoverFacts; step: Step }) {
  const { cutover, template } = facts;
  const { activity, holders, mine } = step;
  const { t, say } = useWords();
  const classes = useStyles();
  const entityRoute = useRouteRef(entityRouteRef);
  const role = template.roles.find(({ id }) => id === activity.role);
  return (
    <li className={classes.step}>
      <div className={classes.what}>
        <Typography variant="body1" component="div">
          {say(activity.title)}{' '}
          {mine && (
            <Chip size="small" color="primary" label={t('lifecycle.mine')} />
          )}
        </Typography>
        <Typography variant="body2" color="textSecondary" component="div">
          {role ? say(role.title) : activity.role}
          {': '}
          {holders.length > 0 ? (
            <EntityRefLinks entityRefs={holders} />
          ) : (
            t('lifecycle.role.nobody')
          )}
        </Typography>
      </div>
      <LinkButton
        to={`${entityRoute(phaseRoute(cutover, cutover.phase))}#${activity.id}`}
        // The button would otherwise call itself one: it leads to a page.
        role="link"
        size="small"
        variant={mine ? 'contained' : 'text'}
        color="primary"
        aria-label={t('lifecycle.next.openActivity', {
          activity: say(activity.title),
        })}
      >
        {t('lifecycle.open')}
      </LinkButton>
    </li>
  );
}
