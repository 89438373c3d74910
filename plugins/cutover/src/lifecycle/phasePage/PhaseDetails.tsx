import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Chip from '@material-ui/core/Chip';
import Typography from '@material-ui/core/Typography';
import { EntityRefLinks } from '@backstage/plugin-catalog-react';
import type {
  CutoverPhase,
  CutoverTemplateSpec,
  TemplateActivity,
  TemplatePhase,
} from '@backstage-cutover/plugin-cutover-common';
import type { CutoverFacts } from '../cutoverPage/useCutover';
import { activitiesOf } from '../nextSteps';
import { periodWords, momentWords } from '../words/time';
import { useWords } from '../words/useWords';
import { GatePanel } from './GatePanel';

const useStyles = makeStyles(theme => ({
  facts: {
    display: 'grid',
    gap: theme.spacing(1, 3),
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 200px), 1fr))',
    margin: theme.spacing(2, 0),
  },
  list: { margin: 0, paddingInlineStart: theme.spacing(3) },
  activity: {
    padding: theme.spacing(1.5, 0),
    borderBottom: `1px solid ${theme.palette.divider}`,
    scrollMarginTop: theme.spacing(10),
    '&:target': { backgroundColor: theme.palette.action.hover },
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    alignItems: 'center',
  },
  deliverables: {
    margin: theme.spacing(0.5, 0, 0),
    paddingInlineStart: theme.spacing(3),
  },
}));

interface PhaseDetailsProps {
  facts: CutoverFacts;
  phase: CutoverPhase;
  plan: TemplatePhase;
}

/** Goal, dates, activities in order and the gate of one phase. */
export function PhaseDetails({ facts, phase, plan }: PhaseDetailsProps) {
  const { t, say, language, zone } = useWords();
  const classes = useStyles();
  const reader = { language, zone };
  const { start, end } = phase.actual;
  return (
    <div style={{ width: '100%', minWidth: 0 }}>
      <Typography variant="body1">{say(plan.goal)}</Typography>
      <div className={classes.facts}>
        <Fact title={t('lifecycle.field.status')}>
          {t(`lifecycle.phase.${phase.status}`)}
        </Fact>
        <Fact title={t('lifecycle.phase.planned')}>
          {periodWords(phase.planned, reader)}
        </Fact>
        <Fact title={t('lifecycle.phase.actual')}>
          {start
            ? t('lifecycle.phase.began', { at: momentWords(start, reader) })
            : t('lifecycle.phase.notBegun')}
          {end &&
            ` ${t('lifecycle.phase.ended', { at: momentWords(end, reader) })}`}
        </Fact>
      </div>
      <Typography variant="h6" component="h3">
        {t('lifecycle.activities.title')}
      </Typography>
      <ol className={classes.list}>
        {activitiesOf(plan, facts.cutover).map(activity => (
          <Activity key={activity.id} facts={facts} activity={activity} />
        ))}
      </ol>
      {plan.gate && <GatePanel facts={facts} gate={plan.gate} />}
    </div>
  );
}

function Fact(props: { title: string; children: ReactNode }) {
  return (
    <div>
      <Typography variant="overline" component="div">
        {props.title}
      </Typography>
      <Typography variant="body2" component="div">
        {props.children}
      </Typography>
    </div>
  );
}

function Activity(props: { facts: CutoverFacts; activity: TemplateActivity }) {
  const { activity, facts } = props;
  const { cutover, template, me } = facts;
  const { t, say } = useWords();
  const classes = useStyles();
  const role = template.roles.find(({ id }) => id === activity.role);
  const holders = cutover.team[activity.role] ?? [];
  return (
    <li id={activity.id} className={classes.activity}>
      <div className={classes.head}>
        <Typography variant="subtitle1" component="h4">
          {say(activity.title)}
        </Typography>
        {me && holders.includes(me.ref) && (
          <Chip size="small" color="primary" label={t('lifecycle.mine')} />
        )}
        {activity.policy?.map(number => (
          <Chip
            key={number}
            size="small"
            variant="outlined"
            label={t('lifecycle.policy', { number })}
          />
        ))}
      </div>
      <Typography variant="body2" color="textSecondary" component="div">
        {role ? say(role.title) : activity.role}
        {': '}
        {holders.length > 0 ? (
          <EntityRefLinks entityRefs={holders} />
        ) : (
          t('lifecycle.role.nobody')
        )}
      </Typography>
      <Typography variant="body2">{say(activity.description)}</Typography>
      {activity.deliverables.length > 0 && (
        <ul
          className={classes.deliverables}
          aria-label={t('lifecycle.deliverables.title')}
        >
          {activity.deliverables.map(deliverable => (
            <Typography key={deliverable.id} variant="body2" component="li">
              {say(titleOf(deliverable, template))}{' '}
              {!deliverable.required && t('lifecycle.deliverables.optional')}
            </Typography>
          ))}
        </ul>
      )}
    </li>
  );
}

function titleOf(
  deliverable: TemplateActivity['deliverables'][number],
  { forms }: CutoverTemplateSpec,
) {
  const form = forms.find(({ id }) => id === deliverable.form);
  return deliverable.title ?? form?.title ?? deliverable.id;
}
