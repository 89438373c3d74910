import { useCallback, useEffect, useRef, useState } from 'react';
import { useParams, useSearchParams } from 'react-router-dom';
import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import List from '@material-ui/core/List';
import ListItem from '@material-ui/core/ListItem';
import ListItemIcon from '@material-ui/core/ListItemIcon';
import ListItemText from '@material-ui/core/ListItemText';
import Typography from '@material-ui/core/Typography';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import RadioButtonUncheckedIcon from '@material-ui/icons/RadioButtonUnchecked';
import {
  Content,
  Header,
  LinkButton,
  Page,
  Progress,
} from '@backstage/core-components';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import type { CourseReading } from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import { Prose } from '../../deliverable/document/Prose';
import { useLive } from '../../lifecycle/live/useLive';
import { InfoCard } from '../../lifecycle/parts/InfoCard';
import { Nothing } from '../../lifecycle/parts/Nothing';
import { Refused } from '../../lifecycle/words/Refused';
import { assessmentRouteRef, myTrainingRouteRef } from '../../routes';
import { ShareBar } from '../words/ShareBar';
import { useTrainingReader } from '../words/trainingReader';

const useStyles = makeStyles(theme => ({
  page: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(3),
    alignItems: 'start',
    [theme.breakpoints.up('md')]: {
      gridTemplateColumns: 'minmax(200px, 280px) minmax(0, 1fr)',
    },
  },
  unit: { whiteSpace: 'normal', overflowWrap: 'anywhere' },
  progress: { margin: theme.spacing(0.5, 0, 1) },
  // Wide tables scroll by themselves, instead of breaking every word.
  text: {
    maxWidth: 760,
    overflowX: 'auto',
    '& pre': { whiteSpace: 'pre-wrap' },
    '& table td, & table th': { overflowWrap: 'normal', wordBreak: 'normal' },
  },
  acts: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    marginTop: theme.spacing(2),
  },
}));

/** `/cutovers/training/…`: the units of a course, to be read as often as one likes. */
export function CourseReadingPage() {
  const { cutover = '', course = '' } = useParams();
  const { training } = useApi(cutoverApiRef);
  const { t, say } = useTrainingReader();
  const mine = useRouteRef(myTrainingRouteRef);
  const load = useCallback(
    (signal: AbortSignal) => training.course({ cutover, course }, { signal }),
    [training, cutover, course],
  );
  const live = useLive(load);
  const loaded = live.screen === 'ready' ? live.value : undefined;
  const [answered, setAnswered] = useState<{
    reading: CourseReading;
    instead?: CourseReading;
  }>();
  // What marking a unit answered is shown until newer data has arrived.
  const reading =
    answered && answered.instead === loaded ? answered.reading : loaded;
  return (
    <Page themeId="tool">
      <Header
        title={
          reading ? say(reading.course.definition.title) : t('training.course')
        }
        type={t('training.mine.title')}
        typeLink={mine()}
      />
      <Content>
        {live.screen === 'loading' && <Progress />}
        {live.screen === 'failed' && (
          <Refused
            error={live.error}
            title={t('training.failed')}
            denied={t('training.denied')}
            retry={live.refresh}
          />
        )}
        {reading && (
          <Units
            cutover={cutover}
            reading={reading}
            onRead={next => setAnswered({ reading: next, instead: loaded })}
          />
        )}
      </Content>
    </Page>
  );
}

interface UnitsProps {
  /** Its name. */
  cutover: string;
  reading: CourseReading;
  onRead(reading: CourseReading): void;
}

function Units({ cutover, reading, onRead }: UnitsProps) {
  const { course, mine, over } = reading;
  const { units } = course.definition;
  const { training } = useApi(cutoverApiRef);
  const { t, say } = useTrainingReader();
  const classes = useStyles();
  const [params, setParams] = useSearchParams();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const read = new Set(mine?.read);
  const unread = units.findIndex(({ id }) => !read.has(id));
  // Where one is does not move when a unit is marked as read.
  const first = useRef(Math.max(0, mine ? unread : 0));
  const named = units.findIndex(({ id }) => id === params.get('unit'));
  const at = named < 0 ? Math.min(first.current, units.length - 1) : named;
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(at);
  useEffect(() => {
    if (before.current !== at) heading.current?.focus();
    before.current = at;
  }, [at]);
  if (units.length === 0) {
    return (
      <InfoCard>
        <Nothing title={t('training.reading.none')} />
      </InfoCard>
    );
  }
  const unit = units[at];
  const goTo = (index: number) =>
    setParams(
      now => {
        const next = new URLSearchParams(now);
        next.set('unit', units[index].id);
        return next;
      },
      { replace: true },
    );
  // Going on says that this one was read, where that is kept.
  const isKept = mine !== undefined && !mine.member.leftAt && !over;
  const isMarked = isKept && !read.has(unit.id);
  const isLast = at === units.length - 1;
  const goOn = async () => {
    setError(undefined);
    if (isMarked) {
      setBusy(true);
      try {
        onRead(
          await training.readUnit({
            cutover,
            course: course.id,
            unit: unit.id,
          }),
        );
      } catch (e) {
        setError(toError(e));
        return;
      } finally {
        setBusy(false);
      }
    }
    if (!isLast) goTo(at + 1);
  };
  const goOnWords = () => {
    if (!isMarked) return t('training.reading.next');
    return t(isLast ? 'training.reading.done' : 'training.reading.doneNext');
  };
  return (
    <div className={classes.page}>
      <nav aria-label={t('training.field.units')}>
        {mine && (
          <>
            <Typography variant="body2" role="status">
              {t('training.read', {
                read: String(read.size),
                units: String(units.length),
              })}
            </Typography>
            <div className={classes.progress}>
              <ShareBar share={read.size / units.length} />
            </div>
          </>
        )}
        <List dense disablePadding>
          {units.map(({ id, title }, index) => (
            <li key={id}>
              <ListItem
                button
                component="button"
                selected={index === at}
                aria-current={index === at ? 'page' : undefined}
                style={{ width: '100%' }}
                onClick={() => goTo(index)}
              >
                {mine && (
                  <ListItemIcon style={{ minWidth: 36 }}>
                    {read.has(id) ? (
                      <CheckCircleIcon
                        fontSize="small"
                        titleAccess={t('training.reading.isRead')}
                      />
                    ) : (
                      <RadioButtonUncheckedIcon
                        fontSize="small"
                        titleAccess={t('training.reading.isUnread')}
                      />
                    )}
                  </ListItemIcon>
                )}
                <ListItemText
                  primary={say(title)}
                  primaryTypographyProps={{ className: classes.unit }}
                />
              </ListItem>
            </li>
          ))}
        </List>
      </nav>
      <InfoCard>
        <article className={classes.text}>
          <Typography
            variant="h5"
            component="h2"
            ref={heading}
            tabIndex={-1}
            gutterBottom
          >
            {say(unit.title)}
          </Typography>
          <Prose>{withoutTitle(say(unit.body), say(unit.title))}</Prose>
          {error && (
            <Refused error={error} title={t('training.reading.notMarked')} />
          )}
          <div className={classes.acts}>
            <Button
              variant="outlined"
              disabled={at === 0}
              onClick={() => goTo(at - 1)}
            >
              {t('training.reading.previous')}
            </Button>
            {(isMarked || !isLast) && (
              <Button
                variant="contained"
                color="primary"
                disabled={busy}
                onClick={goOn}
              >
                {goOnWords()}
              </Button>
            )}
            {mine && unread < 0 && (
              <AfterReading cutover={cutover} reading={reading} />
            )}
          </div>
        </article>
      </InfoCard>
    </div>
  );
}

/** A text that begins with its own title says it twice below the title of the page. */
function withoutTitle(text: string, title: string) {
  const [first, ...rest] = text.trimStart().split('\n');
  return first.replace(/^#+\s*/, '').trim() === title.trim()
    ? rest.join('\n')
    : text;
}

/** All is read: the exam comes next, where there is one. */
function AfterReading(props: Pick<UnitsProps, 'cutover' | 'reading'>) {
  const { cutover, reading } = props;
  const { course, mine } = reading;
  const { t, say } = useTrainingReader();
  const assessment = useRouteRef(assessmentRouteRef);
  const back = useRouteRef(myTrainingRouteRef);
  const next = mine?.standings.find(
    ({ kind, state }) =>
      kind === 'exam' && (state === 'may-start' || state === 'open'),
  );
  return next ? (
    <LinkButton
      variant="contained"
      color="primary"
      to={assessment({
        cutover,
        course: course.id,
        assessment: next.assessment,
      })}
    >
      {t('training.reading.thenSit', { exam: say(next.title) })}
    </LinkButton>
  ) : (
    <LinkButton variant="outlined" to={back()}>
      {t('training.mine.title')}
    </LinkButton>
  );
}
