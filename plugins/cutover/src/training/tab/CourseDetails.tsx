import { lazy, Suspense, useState, type ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Link, Progress } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { EntityRefLinks } from '@backstage/plugin-catalog-react';
import type { CourseView } from '@backstage-cutover/plugin-cutover-common';
import { Prose } from '../../deliverable/document/Prose';
import { ActButton } from '../../lifecycle/parts/ActButton';
import { ActMenu } from '../../lifecycle/parts/ActMenu';
import { courseReadingRouteRef } from '../../routes';
import { useTrainingReader } from '../words/trainingReader';
import { trainingWhy } from '../words/trainingWhy';
import { AddAssessment } from './AddAssessment';
import type { TrainingScene } from './scene';
import { SessionList, type SessionAsk } from './SessionList';
import type { TrainingView } from './trainingView';

const TrainingDialogs = lazy(() =>
  import('../forms/TrainingDialogs').then(m => ({
    default: m.TrainingDialogs,
  })),
);

const useStyles = makeStyles(theme => ({
  parts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(2),
  },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(80px, max-content) minmax(0, 1fr)',
    gap: theme.spacing(0.75, 2),
    margin: 0,
    ...theme.typography.body2,
    '& dt': { color: theme.palette.text.secondary },
    '& dd': { margin: 0, overflowWrap: 'anywhere' },
  },
  acts: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(0.5, 2),
    padding: theme.spacing(1, 0),
    borderTop: `1px solid ${theme.palette.divider}`,
  },
  about: { minWidth: 0, overflowWrap: 'anywhere', flex: '1 1 200px' },
  itemActs: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(2),
  },
}));

/** What is to be filled in about a course, or a part of it. */
export type CourseAsk =
  | { form: 'course' | 'audience' | 'add-session' }
  | SessionAsk
  /** A new one where none is named. */
  | { form: 'assessment'; kind: AssessmentKind; assessment?: string };

type AssessmentKind = CourseView['assessments'][number]['kind'];

/** What of an assessment is written and changed. */
const CONTENT_OF = {
  exam: 'training.exam.questions',
  practical: 'training.rubric',
  questionnaire: 'training.items',
} as const;

interface CourseDetailsProps {
  scene: TrainingScene;
  course: CourseView;
  onChange(part: Partial<TrainingView>): void;
}

/** Everything about one course: whom it is for, its sessions, how it is assessed, and what may be done about it. */
export function CourseDetails(props: CourseDetailsProps) {
  const { scene, course, onChange } = props;
  const { facts, overview } = scene;
  const { definition, allowed, trainers, externalTrainer } = course;
  const reader = useTrainingReader(overview);
  const { t, say } = reader;
  const classes = useStyles();
  const reading = useRouteRef(courseReadingRouteRef);
  const [ask, setAsk] = useState<CourseAsk>();
  const why = (act: keyof CourseView['allowed']) =>
    trainingWhy(t, act, allowed[act]);
  const units = definition.units.length;
  return (
    <div className={classes.parts}>
      {definition.description && <Prose>{say(definition.description)}</Prose>}
      <dl className={classes.facts}>
        <Fact name={t('training.field.content')}>
          {reader.content(definition.content)}
        </Fact>
        <Fact name={t('training.field.method')}>
          {t(`training.method.${definition.method}`)}
        </Fact>
        <Fact name={t('training.whoAttends')}>
          {definition.audience.map(reader.role).join(t('gate.separator'))}
          {definition.audience.length > 0 &&
            course.assigned.length > 0 &&
            t('gate.separator')}
          {course.assigned.length > 0 && (
            <EntityRefLinks entityRefs={course.assigned} />
          )}
        </Fact>
        <Fact name={t('training.field.trainers')}>
          {trainers.length > 0 && <EntityRefLinks entityRefs={trainers} />}
          {trainers.length > 0 && externalTrainer && t('gate.separator')}
          {externalTrainer}
          {trainers.length === 0 && !externalTrainer && t('training.noTrainer')}
        </Fact>
        <Fact name={t('training.field.due')}>
          {reader.day(course.dueDay)}
          {!course.due &&
            t('training.beforePhase', {
              phase: reader.phase(definition.finishBefore.phase),
            })}
        </Fact>
        {definition.validFor && (
          <Fact name={t('training.field.validFor')}>
            {reader.duration(definition.validFor)}
          </Fact>
        )}
        {units > 0 && (
          <Fact name={t('training.field.units')}>
            <Link
              to={reading({
                cutover: facts.cutover.name,
                course: course.id,
              })}
            >
              {t('training.units', { count: units })}
            </Link>
          </Fact>
        )}
      </dl>
      <div className={classes.acts}>
        <ActButton
          words={t('training.editCourse')}
          why={why('manage')}
          dialog
          onAct={() => setAsk({ form: 'course' })}
        />
        <ActButton
          words={t('training.whoAttends')}
          why={why('manage')}
          dialog
          onAct={() => setAsk({ form: 'audience' })}
        />
        <ActButton
          words={t('training.session.add')}
          why={why('add-session')}
          dialog
          onAct={() => setAsk({ form: 'add-session' })}
        />
      </div>
      <section aria-label={t('training.sessions')}>
        <Typography variant="subtitle2" component="h4">
          {t('training.sessions')}
        </Typography>
        <SessionList
          cutover={facts.cutover.name}
          timeZone={facts.cutover.window.timeZone}
          sessions={course.sessions}
          refresh={scene.refresh}
          onAsk={setAsk}
        />
      </section>
      <section aria-label={t('training.assessments')}>
        <Typography variant="subtitle2" component="h4">
          {t('training.assessments')}
        </Typography>
        {course.assessments.length === 0 && (
          <Typography variant="body2" color="textSecondary">
            {t('training.assessments.none')}
          </Typography>
        )}
        <ul className={classes.list}>
          {course.assessments.map(each => {
            const title = say(each.title);
            return (
              <li key={each.id} className={classes.item}>
                <div className={classes.about}>
                  <Typography variant="body2">{title}</Typography>
                  <Typography variant="body2" color="textSecondary">
                    {[
                      t(`training.kind.${each.kind}`),
                      ...(each.passMark === undefined
                        ? []
                        : [
                            t('training.passFrom', {
                              share: reader.percent(each.passMark),
                            }),
                          ]),
                      ...(each.attempts === undefined
                        ? []
                        : [t('training.attempts', { count: each.attempts })]),
                    ].join(t('training.comma'))}
                  </Typography>
                </div>
                <div className={classes.itemActs}>
                  <ActButton
                    words={t('training.results')}
                    label={t('training.resultsOf', { title })}
                    why={why('read-results')}
                    dialog
                    onAct={() =>
                      onChange({ course: course.id, results: each.id })
                    }
                  />
                  <ActMenu
                    label={t('training.moreOf', { title })}
                    acts={[
                      {
                        id: 'content',
                        words: t(CONTENT_OF[each.kind]),
                        why: why('manage'),
                        onAct: () =>
                          setAsk({
                            form: 'assessment',
                            kind: each.kind,
                            assessment: each.id,
                          }),
                      },
                    ]}
                  />
                </div>
              </li>
            );
          })}
        </ul>
        <AddAssessment
          why={why('manage')}
          onAdd={kind => setAsk({ form: 'assessment', kind })}
        />
      </section>
      <Suspense fallback={ask ? <Progress /> : null}>
        {ask && (
          <TrainingDialogs
            scene={scene}
            course={course}
            ask={ask}
            onClose={() => setAsk(undefined)}
          />
        )}
      </Suspense>
    </div>
  );
}

function Fact(props: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </>
  );
}
