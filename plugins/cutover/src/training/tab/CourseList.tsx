import { lazy, Suspense, useId, useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Accordion from '@material-ui/core/Accordion';
import AccordionDetails from '@material-ui/core/AccordionDetails';
import AccordionSummary from '@material-ui/core/AccordionSummary';
import Link from '@material-ui/core/Link';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import { Progress } from '@backstage/core-components';
import type { CourseView } from '@backstage-cutover/plugin-cutover-common';
import { Nothing } from '../../lifecycle/parts/Nothing';
import { windowWords } from '../../lifecycle/words/time';
import { DueDay } from '../words/DueDay';
import { planDay } from '../words/planDay';
import { ShareBar } from '../words/ShareBar';
import { useTrainingReader } from '../words/trainingReader';
import { coursesShown } from './coursesShown';
import { shareOf } from './readinessBars';
import type { TrainingScene } from './scene';
import type { TrainingView } from './trainingView';

const CourseDetails = lazy(() =>
  import('./CourseDetails').then(m => ({ default: m.CourseDetails })),
);

/** Of more courses than these one looks for one by its title. */
const FEW = 8;

/** So many courses at once. */
const MOST = 20;

const useStyles = makeStyles(theme => ({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1, 2),
    marginBottom: theme.spacing(1),
  },
  head: {
    display: 'grid',
    gap: theme.spacing(0.5),
    width: '100%',
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 1.5),
    ...theme.typography.body2,
  },
  details: { display: 'block', minWidth: 0 },
}));

interface CourseListProps {
  scene: TrainingScene;
  view: TrainingView;
  onChange(part: Partial<TrainingView>): void;
}

/** The courses, each to be opened; one at a time. */
export function CourseList({ scene, view, onChange }: CourseListProps) {
  const { t } = useTrainingReader();
  const classes = useStyles();
  const id = useId();
  const [most, setMost] = useState(MOST);
  const { courses } = scene.overview;
  const shown = coursesShown(courses, view);
  const at = shown.findIndex(({ id: each }) => each === view.course);
  const listed = shown.slice(0, Math.max(most, at + 1));
  return (
    <section aria-labelledby={id} style={{ minWidth: 0 }}>
      <div className={classes.bar}>
        <Typography variant="h5" component="h2" id={id}>
          {t('training.courses')}
        </Typography>
        {(courses.length > FEW || view.find) && (
          <TextField
            id="training-find"
            type="search"
            label={t('training.find')}
            value={view.find}
            onChange={({ target }) => onChange({ find: target.value })}
            size="small"
            variant="outlined"
            inputProps={{ maxLength: 200 }}
          />
        )}
      </div>
      {shown.length === 0 && (
        <Nothing title={t('training.find.none')}>
          {t('training.find.noneHelp')}
        </Nothing>
      )}
      {listed.map(course => (
        <OneCourse
          key={course.id}
          scene={scene}
          course={course}
          open={view.course === course.id}
          onChange={onChange}
        />
      ))}
      {shown.length > listed.length && (
        <Link
          component="button"
          variant="body2"
          style={{ marginTop: 12 }}
          onClick={() => setMost(listed.length + MOST)}
        >
          {t('training.more', {
            count: Math.min(MOST, shown.length - listed.length),
          })}
        </Link>
      )}
    </section>
  );
}

interface OneCourseProps extends Omit<CourseListProps, 'view'> {
  course: CourseView;
  open: boolean;
}

function OneCourse({ scene, course, open, onChange }: OneCourseProps) {
  const { definition, readiness, dueDay } = course;
  const { timeZone } = scene.facts.cutover.window;
  const reader = useTrainingReader(scene.overview);
  const { t, say, language, zone } = reader;
  const classes = useStyles();
  const next = nextSession(course, new Date().toISOString());
  const when = next && windowWords({ ...next, timeZone }, { language, zone });
  const isShort = readiness.certified < readiness.needed;
  return (
    <Accordion
      expanded={open}
      onChange={(_event, isOpen) =>
        onChange({ course: isOpen ? course.id : '' })
      }
      TransitionProps={{ mountOnEnter: true, unmountOnExit: true }}
    >
      <AccordionSummary
        expandIcon={<ExpandMoreIcon />}
        id={`course-${course.id}`}
        aria-controls={`course-${course.id}-details`}
      >
        <div className={classes.head}>
          <Typography variant="subtitle1" component="h3">
            {say(definition.title)}
          </Typography>
          <span className={classes.line}>
            <span>{t(`training.method.${definition.method}`)}</span>
            <span>
              {readiness.needed > 0
                ? reader.readiness(readiness)
                : t('training.ready.none')}
            </span>
            <DueDay day={dueDay} late={isShort && dueDay < planDay(timeZone)} />
          </span>
          {readiness.needed > 0 && <ShareBar share={shareOf(readiness)} />}
          {when && (
            <Typography variant="body2" color="textSecondary" component="div">
              {t('training.session.next', {
                when: `${when.plan} ${when.zone}`,
              })}
              {when.yours && (
                <div>{t('lifecycle.window.yours', { span: when.yours })}</div>
              )}
            </Typography>
          )}
        </div>
      </AccordionSummary>
      <AccordionDetails
        id={`course-${course.id}-details`}
        className={classes.details}
      >
        <Suspense fallback={<Progress />}>
          <CourseDetails scene={scene} course={course} onChange={onChange} />
        </Suspense>
      </AccordionDetails>
    </Accordion>
  );
}

function nextSession({ sessions }: CourseView, now: string) {
  return sessions
    .filter(({ status, end }) => status === 'planned' && end > now)
    .sort((one, other) => one.start.localeCompare(other.start))[0];
}
