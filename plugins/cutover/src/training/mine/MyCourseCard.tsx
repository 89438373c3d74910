import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import { Link, LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  cutoverEntityRef,
  type MyTraining,
} from '@backstage-cutover/plugin-cutover-common';
import { InfoCard } from '../../lifecycle/parts/InfoCard';
import { assessmentRouteRef, courseReadingRouteRef } from '../../routes';
import { SessionList } from '../tab/SessionList';
import { certificateWords, hasExpired } from '../words/certificateWords';
import { DueDay } from '../words/DueDay';
import {
  useTrainingReader,
  type TrainingReader,
} from '../words/trainingReader';
import { isUndecided } from './sortMine';

const useStyles = makeStyles(theme => ({
  about: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 2),
    ...theme.typography.body2,
    marginBottom: theme.spacing(1),
  },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(0.5, 2),
    padding: theme.spacing(0.75, 0),
  },
  words: { minWidth: 0, overflowWrap: 'anywhere', flex: '1 1 200px' },
  certified: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
  },
  part: { marginTop: theme.spacing(1.5) },
}));

type Todo = MyTraining['todo'][number];

interface MyCourseCardProps {
  item: MyTraining;
  refresh(): void;
}

/** One course of one cutover: what is left to do, where and when it takes place, and how it went. */
export function MyCourseCard({ item, refresh }: MyCourseCardProps) {
  const { cutover, definition, dueDay, late, timeZone, todo } = item;
  const { sessions, member, read } = item;
  const reader = useTrainingReader();
  const { t, say } = reader;
  const classes = useStyles();
  const reading = useRouteRef(courseReadingRouteRef);
  const assessment = useRouteRef(assessmentRouteRef);
  const ref = { cutover: cutover.name, course: definition.id };
  const now = new Date().toISOString();
  // Whoever is certified needs no other session; what was attended is told all the same.
  const needsMore = todo.some(({ kind }) => kind !== 'answer');
  const shown = sessions.filter(
    ({ end, seat, status }) =>
      seat !== undefined || (needsMore && end > now && status === 'planned'),
  );
  const asked = new Set(
    todo.flatMap(each => ('assessment' in each ? each.assessment : [])),
  );
  const results = item.standings.filter(
    ({ assessment: id, kind, attempt }) =>
      kind !== 'questionnaire' && attempt && !asked.has(id),
  );
  const changed = item.standings.filter(each => each.changed);
  return (
    <InfoCard title={say(definition.title)}>
      <div className={classes.about}>
        <EntityRefLink
          entityRef={cutoverEntityRef(cutover)}
          title={cutover.title}
          hideIcon
        />
        <span>{t(`training.method.${definition.method}`)}</span>
        {(todo.length > 0 || isUndecided(item)) && (
          <span>
            <DueDay day={dueDay} late={late} />{' '}
            <Typography
              variant="caption"
              color="textSecondary"
              component="span"
            >
              {timeZone}
            </Typography>
          </span>
        )}
      </div>
      <Certificate item={item} reader={reader} />
      {member.leftAt && (
        <Typography variant="body2">
          {t('training.keptAfterLeaving')}
        </Typography>
      )}
      {member.released && (
        <Typography variant="body2">
          {t('training.releasedWhy', { reason: member.released.reason })}
        </Typography>
      )}
      {todo.length > 0 && (
        <ul className={classes.list} aria-label={t('training.todo')}>
          {todo.map(each => (
            <Row key={keyOf(each)} words={todoWords(each, item, reader)}>
              {each.kind === 'read' && (
                <LinkButton
                  size="small"
                  variant="contained"
                  color="primary"
                  to={reading(ref)}
                >
                  {t('training.todo.readAct')}
                </LinkButton>
              )}
              {(each.kind === 'sit' || each.kind === 'answer') && (
                <LinkButton
                  size="small"
                  variant={
                    each.kind === 'sit' && !each.from ? 'contained' : 'outlined'
                  }
                  color="primary"
                  to={assessment({ ...ref, assessment: each.assessment })}
                >
                  {t(sitAct(each, item))}
                </LinkButton>
              )}
              {each.kind === 'be-assessed' && (
                <Link
                  to={assessment({ ...ref, assessment: each.assessment })}
                  aria-label={t('training.practical.howOf', {
                    title: titleOf(each.assessment, item, reader),
                  })}
                >
                  {t('training.practical.how')}
                </Link>
              )}
            </Row>
          ))}
        </ul>
      )}
      {results.length > 0 && (
        <ul className={classes.list} aria-label={t('training.results')}>
          {results.map(each => (
            <Row
              key={each.assessment}
              words={`${say(each.title)}${t('training.colon')}${reader.standing(
                each,
              )}`}
            >
              <Link
                to={assessment({ ...ref, assessment: each.assessment })}
                aria-label={t('training.resultOf', { title: say(each.title) })}
              >
                {t('training.result')}
              </Link>
            </Row>
          ))}
        </ul>
      )}
      {changed.length > 0 && (
        <ul className={classes.list} aria-label={t('training.changed')}>
          {changed.map(each => (
            <Row
              key={each.assessment}
              words={t('training.changedSince', { title: say(each.title) })}
            >
              <Link
                to={assessment({ ...ref, assessment: each.assessment })}
                aria-label={t('training.answerAgainOf', {
                  title: say(each.title),
                })}
              >
                {t('training.answerAgain')}
              </Link>
            </Row>
          ))}
        </ul>
      )}
      {read.length > 0 && !todo.some(({ kind }) => kind === 'read') && (
        <Link to={reading(ref)}>{t('training.readAgain')}</Link>
      )}
      {shown.length > 0 && (
        <section
          className={classes.part}
          aria-label={`${say(definition.title)}${t('training.colon')}${t(
            'training.sessions',
          )}`}
        >
          <Typography variant="subtitle2" component="h3">
            {t('training.sessions')}
          </Typography>
          <SessionList
            cutover={cutover.name}
            timeZone={timeZone}
            sessions={shown}
            refresh={refresh}
          />
        </section>
      )}
    </InfoCard>
  );
}

function Row(props: { words: string; children: ReactNode }) {
  const classes = useStyles();
  return (
    <li className={classes.item}>
      <Typography variant="body1" component="span" className={classes.words}>
        {props.words}
      </Typography>
      {props.children}
    </li>
  );
}

function Certificate(props: { item: MyTraining; reader: TrainingReader }) {
  const { item, reader } = props;
  const { certificate } = item.member;
  const { t } = reader;
  const classes = useStyles();
  if (!certificate) return null;
  const words = certificateWords(certificate, reader);
  if (hasExpired(certificate)) {
    return (
      <Typography variant="body1">
        {t('training.certificate')}
        {t('training.colon')}
        {words}
      </Typography>
    );
  }
  return (
    <Typography variant="body1" component="div" className={classes.certified}>
      <CheckCircleIcon color="action" aria-hidden />
      <span>
        {words}
        {certificate.from &&
          ` ${t('training.certifiedFrom', { cutover: certificate.from })}`}
      </span>
    </Typography>
  );
}

function keyOf(todo: Todo) {
  return 'assessment' in todo ? `${todo.kind} ${todo.assessment}` : todo.kind;
}

function titleOf(
  id: string,
  { standings }: MyTraining,
  reader: TrainingReader,
) {
  const found = standings.find(({ assessment }) => assessment === id);
  return found ? reader.say(found.title) : id;
}

function todoWords(todo: Todo, item: MyTraining, reader: TrainingReader) {
  const { t } = reader;
  switch (todo.kind) {
    case 'read':
      return t('training.todo.read', { count: todo.units });
    case 'attend':
      return t(
        isPlanned(item) ? 'training.todo.attend' : 'training.todo.attendNone',
      );
    case 'sit': {
      const title = titleOf(todo.assessment, item, reader);
      return todo.from
        ? t('training.todo.sitFrom', { title, at: reader.moment(todo.from) })
        : t('training.todo.sit', {
            title,
            standing: standingWords(todo.assessment, item, reader),
          });
    }
    case 'be-assessed':
      return t('training.todo.be-assessed', {
        title: titleOf(todo.assessment, item, reader),
      });
    default:
      return t('training.todo.answer', {
        title: titleOf(todo.assessment, item, reader),
      });
  }
}

function isPlanned({ sessions }: MyTraining) {
  const now = new Date().toISOString();
  return sessions.some(({ end, status }) => status === 'planned' && end > now);
}

function standingWords(
  id: string,
  { standings }: MyTraining,
  reader: TrainingReader,
) {
  const found = standings.find(({ assessment }) => assessment === id);
  return found ? reader.standing(found) : '';
}

function sitAct(todo: Todo, { standings }: MyTraining) {
  if (todo.kind !== 'sit') return 'training.todo.answerAct';
  const found = standings.find(
    ({ assessment }) => assessment === todo.assessment,
  );
  if (found?.state === 'open') return 'training.todo.goOn';
  return found?.state === 'may-start'
    ? 'training.todo.sitAct'
    : 'training.todo.look';
}
