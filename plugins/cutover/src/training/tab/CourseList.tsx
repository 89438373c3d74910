import { lazy, Suspense, useId } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Accordion from '@material-ui/core/Accordion';
import AccordionDetails from '@material-ui/core/AccordionDetails';
import AccordionSummary from '@material-ui/core/AccordionSummary';
import Typography from '@material-ui/core/Typography';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import { Progress } from '@backstage/core-components';
import type { CourseView } from '@backstage-cutover/plugin-cutover-common';
import { windowWords } from '../../lifecycle/words/time';
import { DueDay } from '../words/DueDay';
import { planDay } from '../words/planDay';
import { ShareBar } from '../words/ShareBar';
import { useTrainingReader } from '../words/trainingReader';
import { shareOf } from './readinessBars';
import type { TrainingScene } from './scene';
import type { TrainingView } from './trainingView';

const CourseDetails = lazy(() =>
  import('./CourseDetails').then(m => ({ default: m.CourseDetails })),
);

const useStyles = makeStyles(theme => ({
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
  const id = useId();
  return (
    <section aria-labelledby={id} style={{ minWidth: 0 }}>
      <Typography variant="h5" component="h2" id={id} gutterBottom>
        {t('training.courses')}
      </Typography>
      {scene.overview.courses.map(course => (
        <OneCourse
          key={course.id}
          scene={scene}
          course={course}
          open={view.course === course.id}
          onChange={onChange}
        />
      ))}
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
