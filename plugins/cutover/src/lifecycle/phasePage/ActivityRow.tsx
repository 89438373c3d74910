import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useLocation } from 'react-router-dom';
import { makeStyles } from '@material-ui/core/styles';
import Chip from '@material-ui/core/Chip';
import Typography from '@material-ui/core/Typography';
import BlockIcon from '@material-ui/icons/Block';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import PlayCircleFilledIcon from '@material-ui/icons/PlayCircleFilled';
import RadioButtonUncheckedIcon from '@material-ui/icons/RadioButtonUnchecked';
import WarningIcon from '@material-ui/icons/ReportProblemOutlined';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  doersOf,
  type ActivityStatus,
  type ActivityView,
  type DeliverableSummary,
  type TemplateActivity,
} from '@backstage-cutover/plugin-cutover-common';
import { DeliverableRows } from '../../deliverable/page/DeliverableRows';
import type { CutoverFacts } from '../cutoverPage/useCutover';
import { SentBackNote } from '../parts/SentBackNote';
import { dateWords, momentWords, periodWords } from '../words/time';
import { useWords } from '../words/useWords';
import { ActivityActions } from './ActivityActions';
import { ActivityDialog, type AskingAct } from './ActivityDialog';
import { ActivityRefusal } from './ActivityRefusal';
import { useActivityChange } from './useActivityChange';

const useStyles = makeStyles(theme => ({
  row: {
    padding: theme.spacing(1.5, 0),
    borderBottom: `2px solid ${theme.palette.divider}`,
    scrollMarginTop: theme.spacing(10),
  },
  meant: { backgroundColor: theme.palette.action.hover },
  grid: {
    display: 'grid',
    gap: theme.spacing(0.5, 2),
    alignItems: 'start',
    gridTemplateColumns: '124px minmax(0, 2fr) 230px 160px',
    gridTemplateAreas: '"state main dates acts"',
    [theme.breakpoints.down('sm')]: {
      gridTemplateColumns: 'minmax(0, 1fr) auto',
      gridTemplateAreas: '"state acts" "main main" "dates dates"',
    },
  },
  state: {
    gridArea: 'state',
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.5),
    paddingTop: 3,
  },
  word: { display: 'flex', alignItems: 'center', gap: theme.spacing(0.5) },
  main: { gridArea: 'main', minWidth: 0, overflowWrap: 'anywhere' },
  dates: { gridArea: 'dates', wordBreak: 'keep-all' },
  acts: {
    gridArea: 'acts',
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'flex-end',
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5, 1),
    alignItems: 'center',
  },
  late: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    fontWeight: theme.typography.fontWeightBold as number,
  },
  refusal: { marginTop: theme.spacing(1) },
  chip: { margin: 0 },
  // Below what they belong to.
  documents: {
    marginInlineStart: 124 + theme.spacing(2),
    [theme.breakpoints.down('sm')]: { marginInlineStart: 0 },
  },
  text: {
    '& > summary': {
      cursor: 'pointer',
      color: theme.palette.text.secondary,
      ...theme.typography.body2,
    },
  },
}));

interface ActivityRowProps {
  facts: CutoverFacts;
  activity: ActivityView;
  plan: TemplateActivity;
  deliverables: DeliverableSummary[];
  /** What a deliverable of the cutover is called. */
  titleOf(deliverable: string): string | undefined;
  refresh(): void;
}

/** An activity with its state, people, dates and documents, and what this person may do with it. */
export function ActivityRow(props: ActivityRowProps) {
  const { facts, activity, plan, deliverables, titleOf, refresh } = props;
  const { cutover, me } = facts;
  const { t, say } = useWords();
  const classes = useStyles();
  const [asking, setAsking] = useState<AskingAct>();
  const changer = useActivityChange(cutover, activity, refresh);
  const row = useRef<HTMLLIElement>(null);
  const isMeant = useLocation().hash === `#${activity.id}`;
  useEffect(() => {
    // The browser did so itself, had the row been there when it came to the page. jsdom cannot.
    if (isMeant) row.current?.scrollIntoView?.({ block: 'start' });
  }, [isMeant]);
  const title = say(plan.title);
  const doers = doersOf(activity, cutover);
  const phase = cutover.phases.find(({ id }) => id === activity.phase);
  return (
    <li
      ref={row}
      id={activity.id}
      className={`${classes.row} ${isMeant ? classes.meant : ''}`}
    >
      <div className={classes.grid}>
        <div className={classes.state}>
          <ActivityState status={activity.status} />
          {activity.late && <Late activity={activity} />}
        </div>
        <div className={classes.main}>
          <div className={classes.head}>
            <Typography variant="subtitle1" component="h4">
              {title}
            </Typography>
            {me && doers.includes(me.ref) && (
              <Chip
                size="small"
                color="primary"
                label={t('lifecycle.mine')}
                className={classes.chip}
              />
            )}
            {plan.policy?.map(number => (
              <Chip
                key={number}
                size="small"
                variant="outlined"
                label={t('lifecycle.policy', { number })}
                className={classes.chip}
              />
            ))}
          </div>
          <People facts={facts} activity={activity} />
          {activity.sentBack && <SentBackNote mark={activity.sentBack} />}
          {activity.reason && !activity.sentBack && (
            <Typography variant="body2">
              {t('lifecycle.activity.because', { reason: activity.reason })}
            </Typography>
          )}
          <details className={classes.text}>
            <summary>{t('lifecycle.activity.policyText')}</summary>
            <Typography variant="body2">{say(plan.description)}</Typography>
          </details>
        </div>
        <div className={classes.dates}>
          <Dates activity={activity} />
        </div>
        <div className={classes.acts}>
          <ActivityActions
            activity={activity}
            title={title}
            inPhase={
              cutover.status === 'running' && phase?.status === 'in-progress'
            }
            busy={changer.busy}
            titleOf={titleOf}
            onAct={act => {
              if (act === 'start') changer.change({ status: 'in-progress' });
              else if (act === 'complete') changer.change({ status: 'done' });
              else setAsking(act);
            }}
          />
        </div>
      </div>
      {changer.error && (
        <div className={classes.refusal}>
          <ActivityRefusal error={changer.error} titleOf={titleOf} />
        </div>
      )}
      {deliverables.length > 0 && (
        <div className={classes.documents}>
          <DeliverableRows
            deliverables={deliverables}
            label={t('deliverable.page.of', { activity: title })}
          />
        </div>
      )}
      {asking && (
        <ActivityDialog
          act={asking}
          activity={activity}
          title={title}
          facts={facts}
          titleOf={titleOf}
          refresh={refresh}
          onClose={() => setAsking(undefined)}
        />
      )}
    </li>
  );
}

const icons = {
  'not-started': RadioButtonUncheckedIcon,
  'in-progress': PlayCircleFilledIcon,
  done: CheckCircleIcon,
  'not-applicable': BlockIcon,
};

/** The state of an activity: an icon and a word. */
export function ActivityState({ status }: { status: ActivityStatus }) {
  const { t } = useWords();
  const classes = useStyles();
  const Icon = icons[status];
  return (
    <Typography variant="body2" component="div" className={classes.word}>
      <Icon
        fontSize="small"
        color={status === 'in-progress' ? 'primary' : 'action'}
        aria-hidden
      />
      {t(`lifecycle.activity.status.${status}`)}
    </Typography>
  );
}

/** Says that an activity is late, and when it was due. */
export function Late({ activity }: { activity: ActivityView }) {
  const { t, language, zone } = useWords();
  const classes = useStyles();
  const due = activity.forecast?.end ?? activity.planned.end;
  const at = momentWords(due, { language, zone });
  return (
    <Typography
      variant="body2"
      color="error"
      component="div"
      className={classes.late}
      title={t('lifecycle.activity.lateSince', { at })}
    >
      <WarningIcon fontSize="small" aria-hidden />
      {t('lifecycle.activity.late')}
    </Typography>
  );
}

function People(props: { facts: CutoverFacts; activity: ActivityView }) {
  const { cutover, template } = props.facts;
  const { role: roleId, assignees } = props.activity;
  const { t, say } = useWords();
  const role = template.roles.find(({ id }) => id === roleId);
  const holders = cutover.team[roleId] ?? [];
  // Those who are to do it come first.
  const people = [...new Set([...assignees, ...holders])];
  return (
    <Typography variant="body2" color="textSecondary" component="div">
      {role ? say(role.title) : roleId}
      {': '}
      {people.length === 0 && t('lifecycle.role.nobody')}
      {people.map((ref, index) => (
        <span key={ref}>
          {index > 0 && ', '}
          <EntityRefLink entityRef={ref} hideIcon />
          {assignees.includes(ref) && ` (${t('lifecycle.activity.assigned')})`}
        </span>
      ))}
    </Typography>
  );
}

function Dates({ activity }: { activity: ActivityView }) {
  const { planned, forecast, actual } = activity;
  const { t, language, zone } = useWords();
  const reader = { language, zone };
  const date = (iso: string) => momentWords(iso, reader);
  const line = (words: ReactNode) => (
    <Typography variant="body2" color="textSecondary" component="div">
      {words}
    </Typography>
  );
  return (
    <>
      {line(
        <span
          title={`${momentWords(planned.start, reader)} – ${momentWords(
            planned.end,
            reader,
          )}`}
        >
          {t('lifecycle.activity.planned', {
            period: periodWords(planned, reader),
          })}
        </span>,
      )}
      {forecast &&
        line(
          t('lifecycle.activity.forecast', {
            period: forecastWords(forecast, reader, t),
          }),
        )}
      {actual.start &&
        line(t('lifecycle.activity.began', { at: date(actual.start) }))}
      {actual.end &&
        line(t('lifecycle.activity.ended', { at: date(actual.end) }))}
    </>
  );
}

function forecastWords(
  { start, end }: Partial<{ start: string; end: string }>,
  reader: { language: string; zone: string },
  t: ReturnType<typeof useWords>['t'],
) {
  if (start && end) return periodWords({ start, end }, reader);
  if (start)
    return t('lifecycle.activity.forecastStart', {
      at: dateWords(start, reader),
    });
  return t('lifecycle.activity.forecastEnd', {
    at: dateWords(end ?? '', reader),
  });
}
