import { useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { EntityRefLinks } from '@backstage/plugin-catalog-react';
import { toError } from '@backstage/errors';
import type {
  SessionView,
  TrainingApi,
} from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import { ActButton } from '../../lifecycle/parts/ActButton';
import { ActMenu, type MenuAct } from '../../lifecycle/parts/ActMenu';
import { saveAs } from '../../lifecycle/parts/saveAs';
import { WindowText } from '../../lifecycle/parts/WindowText';
import { Refused } from '../../lifecycle/words/Refused';
import { useTrainingReader } from '../words/trainingReader';
import { trainingWhy } from '../words/trainingWhy';
import { useAskedAt } from '../words/useAskedAt';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    justifyContent: 'space-between',
    gap: theme.spacing(0.5, 2),
    padding: theme.spacing(1, 0),
    borderTop: `1px solid ${theme.palette.divider}`,
  },
  about: {
    minWidth: 0,
    overflowWrap: 'anywhere',
    flex: '1 1 220px',
    ...theme.typography.body2,
  },
  acts: { display: 'flex', alignItems: 'center', gap: theme.spacing(0.5) },
}));

/** What is to be filled in about a session. */
export interface SessionAsk {
  form: 'change-session' | 'cancel-session' | 'attendance';
  session: SessionView;
}

interface SessionListProps {
  /** Name of the cutover. */
  cutover: string;
  timeZone: string;
  sessions: SessionView[];
  refresh(): void;
  /** Where sessions are managed, too. */
  onAsk?(ask: SessionAsk): void;
}

/** Sessions, the next one first, and what one may do about each. */
export function SessionList(props: SessionListProps) {
  const { sessions } = props;
  const { t } = useTrainingReader();
  const classes = useStyles();
  const now = new Date().toISOString();
  const ahead = inOrder(sessions.filter(({ end }) => end > now));
  const past = inOrder(sessions.filter(({ end }) => end <= now)).reverse();
  if (sessions.length === 0) {
    return (
      <Typography variant="body2" color="textSecondary">
        {t('training.sessions.none')}
      </Typography>
    );
  }
  return (
    <ul className={classes.list}>
      {[...ahead, ...past].map(session => (
        <Session key={session.id} {...props} session={session} />
      ))}
    </ul>
  );
}

function inOrder(sessions: SessionView[]) {
  return [...sessions].sort((one, other) =>
    one.start.localeCompare(other.start),
  );
}

function Session(props: SessionListProps & { session: SessionView }) {
  const { cutover, timeZone, session, refresh, onAsk } = props;
  const { seat, allowed, status, capacity, signedUp, waiting } = session;
  const { training } = useApi(cutoverApiRef);
  const { t } = useTrainingReader();
  const classes = useStyles();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const ref = { cutover, session: session.id };
  const title = session.title ?? t('training.session.one');

  async function doing(act: (api: TrainingApi) => Promise<unknown>) {
    if (busy) return;
    setBusy(true);
    setError(undefined);
    try {
      await act(training);
      refresh();
    } catch (e) {
      setError(toError(e));
    } finally {
      setBusy(false);
    }
  }

  const isOn = status === 'planned' && session.end > new Date().toISOString();
  const leaving = seat === 'signed-up' || seat === 'waiting';
  const isRecorded = seat !== undefined && !leaving;
  const seatAct = leaving ? 'leave' : 'sign-up';
  const seatVerdict = allowed[seatAct];
  // Once it has begun, nobody takes a seat or gives one back.
  useAskedAt(isOn && seatVerdict.allowed ? session.start : undefined, refresh);
  const isFull = capacity !== undefined && signedUp >= capacity;
  const signUpWords = isFull ? 'training.seat.wait' : 'training.seat.sign-up';
  const why = (act: Exclude<keyof SessionView['allowed'], 'cancel'>) =>
    trainingWhy(t, act, allowed[act]);
  const acts: MenuAct[] = [
    {
      id: 'calendar',
      words: t('training.session.calendar'),
      onAct: () =>
        doing(async api =>
          saveAs(await api.sessionCalendar(ref), `${title}.ics`),
        ),
    },
    ...(onAsk
      ? [
          {
            id: 'attendance',
            words: t('training.attendance'),
            why: why('record-attendance'),
            onAct: () => onAsk({ form: 'attendance', session }),
          },
          {
            id: 'change',
            words: t('training.session.change'),
            why: why('change'),
            onAct: () => onAsk({ form: 'change-session', session }),
          },
          {
            id: 'cancel',
            words: t('training.session.cancel'),
            why: trainingWhy(t, 'change', allowed.cancel),
            onAct: () => onAsk({ form: 'cancel-session', session }),
          },
        ]
      : []),
  ];
  return (
    <li className={classes.item}>
      <div className={classes.about}>
        {session.title && <strong>{session.title}</strong>}
        {status === 'cancelled' && (
          <Typography variant="body2">
            <strong>{t('training.session.cancelled')}</strong>
            {session.reason && `${t('training.colon')}${session.reason}`}
          </Typography>
        )}
        <WindowText
          window={{ start: session.start, end: session.end, timeZone }}
        />
        {(session.place || session.link) && (
          <div>
            {session.place}
            {session.place && session.link && t('training.comma')}
            {session.link && (
              <Link to={session.link}>{t('training.session.join')}</Link>
            )}
          </div>
        )}
        {session.trainers.length > 0 && (
          <div>
            {t('training.field.trainers')}
            {t('training.colon')}
            <EntityRefLinks entityRefs={session.trainers} />
          </div>
        )}
        <div>
          {capacity === undefined
            ? t('training.seats.signedUp', { number: String(signedUp) })
            : t('training.seats.of', {
                number: String(signedUp),
                capacity: String(capacity),
              })}
          {waiting > 0 &&
            `${t('training.comma')}${t('training.seats.waiting', {
              number: String(waiting),
            })}`}
          {session.attended > 0 &&
            `${t('training.comma')}${t('training.seats.attended', {
              number: String(session.attended),
            })}`}
        </div>
        {seat && (
          <div role="status">
            <strong>{t(`training.seat.${seat}`)}</strong>
          </div>
        )}
        {error && <Refused error={error} />}
      </div>
      <div className={classes.acts}>
        {isOn && !isRecorded && (leaving || seatVerdict.allowed || !onAsk) && (
          <ActButton
            words={t(leaving ? 'training.seat.leave' : signUpWords)}
            why={busy ? t('gate.act.busy') : why(seatAct)}
            primary={!leaving}
            onAct={() =>
              doing(api => (leaving ? api.leave(ref) : api.signUp(ref)))
            }
          />
        )}
        {acts.length > 1 ? (
          <ActMenu label={t('training.moreOf', { title })} acts={acts} />
        ) : (
          <Button size="small" onClick={() => acts[0].onAct(null)}>
            {acts[0].words}
          </Button>
        )}
      </div>
    </li>
  );
}
