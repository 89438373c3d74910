import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import Chip from '@material-ui/core/Chip';
import Typography from '@material-ui/core/Typography';
import { LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  EntityRefLinks,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import {
  openerId,
  useOpenDeliverable,
} from '../../deliverable/page/useOpenDeliverable';
import type { Work } from '../live/useWork';
import type { Step } from '../nextSteps';
import { phaseRoute } from '../parts/refs';
import { ActivityRefusal } from '../phasePage/ActivityRefusal';
import { ActivityState, Late } from '../phasePage/ActivityRow';
import { useActivityChange } from '../phasePage/useActivityChange';
import { momentWords } from '../words/time';
import { useWords } from '../words/useWords';
import { stepAct } from './stepAct';
import type { CutoverFacts } from './useCutover';

export const useStepStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  step: {
    padding: theme.spacing(1.5, 0),
    borderBottom: `1px solid ${theme.palette.divider}`,
  },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    alignItems: 'center',
  },
  what: { flex: '1 1 240px', minWidth: 0 },
  state: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 2),
    alignItems: 'center',
  },
  button: { maxWidth: '100%', textAlign: 'center' },
}));

interface NextStepProps {
  facts: CutoverFacts;
  step: Step;
  /** Missing while it is being fetched. */
  work?: Work;
  refresh(): void;
}

/** An activity that is to be done now, by whom and until when, with one button for what comes next. */
export function NextStep({ facts, step, work, refresh }: NextStepProps) {
  const { cutover, template } = facts;
  const { activity, holders, mine, state } = step;
  const { t, say, language, zone } = useWords();
  const classes = useStepStyles();
  const role = template.roles.find(({ id }) => id === activity.role);
  const due = state && (state.forecast?.end ?? state.planned.end);
  return (
    <li className={classes.step}>
      <div className={classes.line}>
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
          {state && (
            <div className={classes.state}>
              <ActivityState status={state.status} />
              {state.late ? (
                <Late activity={state} />
              ) : (
                <Typography variant="body2" color="textSecondary">
                  {t('lifecycle.next.due', {
                    at: momentWords(due ?? '', { language, zone }),
                  })}
                </Typography>
              )}
            </div>
          )}
        </div>
        {mine && state && work ? (
          <StepButton
            cutover={cutover}
            state={state}
            step={step}
            work={work}
            refresh={refresh}
          />
        ) : (
          <LookButton facts={facts} step={step} />
        )}
      </div>
    </li>
  );
}

function LookButton(props: {
  facts: Pick<CutoverFacts, 'cutover'>;
  step: Step;
}) {
  const { facts, step } = props;
  const { t, say } = useWords();
  const entityRoute = useRouteRef(entityRouteRef);
  return (
    <LinkButton
      to={`${entityRoute(phaseRoute(facts.cutover, step.phase))}#${
        step.activity.id
      }`}
      // The button would otherwise call itself one: it leads to a page.
      role="link"
      size="small"
      variant="text"
      color="primary"
      aria-label={t('lifecycle.next.openActivity', {
        activity: say(step.activity.title),
      })}
    >
      {t('lifecycle.open')}
    </LinkButton>
  );
}

interface StepButtonProps {
  cutover: CutoverFacts['cutover'];
  state: NonNullable<Step['state']>;
  step: Step;
  work: Work;
  refresh(): void;
}

function StepButton({ cutover, state, step, work, refresh }: StepButtonProps) {
  const { activity } = step;
  const { t, say } = useWords();
  const classes = useStepStyles();
  const { open } = useOpenDeliverable();
  const changer = useActivityChange(cutover, state, refresh);
  const act = stepAct(
    state,
    work.deliverables.filter(each => each.activity === activity.id),
  );
  if (act.kind === 'look')
    return <LookButton facts={{ cutover }} step={step} />;
  if (act.kind === 'write') {
    const { id, title, status } = act.deliverable;
    return (
      <Button
        id={openerId(id)}
        size="small"
        variant="contained"
        color="primary"
        className={classes.button}
        aria-haspopup="dialog"
        onClick={() => open(id)}
      >
        {t(
          status === 'empty' ? 'lifecycle.next.fillIn' : 'lifecycle.next.goOn',
          { document: say(title) },
        )}
      </Button>
    );
  }
  const words = t(`lifecycle.activity.act.${act.kind}`);
  const titleOf = (id: string) => {
    const found = work.deliverables.find(each => each.id === id);
    return found && say(found.title);
  };
  return (
    <>
      <Button
        size="small"
        variant="contained"
        color="primary"
        disabled={changer.busy}
        aria-label={t('lifecycle.activity.actOn', {
          act: words,
          activity: say(activity.title),
        })}
        onClick={() =>
          changer.change({
            status: act.kind === 'start' ? 'in-progress' : 'done',
          })
        }
      >
        {words}
      </Button>
      {changer.error && (
        <div style={{ flexBasis: '100%' }}>
          <ActivityRefusal error={changer.error} titleOf={titleOf} />
        </div>
      )}
    </>
  );
}
