import { useEffect, useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import TimerIcon from '@material-ui/icons/Timer';
import { readableError } from '../../deliverable/widgets/readableError';
import { useTrainingReader } from '../words/trainingReader';

/** When it is said aloud how many minutes are left. */
const WARN_AT = [5, 1];
const MINUTE_MS = 60_000;
/** The last minute may be told apart by its colour. */
const SHORT_MS = MINUTE_MS;

const useStyles = makeStyles(theme => ({
  time: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  },
  short: { color: readableError(theme), fontWeight: 700 },
  heard: {
    position: 'absolute',
    width: 1,
    height: 1,
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
}));

/**
 * The time that is left, each second for the eye, and at five minutes and at one for the ear.
 *
 * @param endsAt - by `performance.now()`, which no change of the computer's clock moves
 */
export function TimeLeft({ endsAt }: { endsAt: number }) {
  const { t } = useTrainingReader();
  const classes = useStyles();
  const left = useLeft(endsAt);
  const warned = WARN_AT.filter(minutes => left <= minutes * MINUTE_MS).at(-1);
  return (
    <>
      <Typography
        variant="h6"
        component="span"
        role="timer"
        aria-label={t('training.exam.timeLeft')}
        // Each second would drown everything else.
        aria-live="off"
        className={
          left <= SHORT_MS ? `${classes.time} ${classes.short}` : classes.time
        }
      >
        <TimerIcon aria-hidden fontSize="small" />
        {clockOf(left)}
      </Typography>
      <span role="alert" className={classes.heard}>
        {warned !== undefined && left > 0
          ? t('training.exam.minutesLeft', { count: warned })
          : ''}
      </span>
    </>
  );
}

function useLeft(endsAt: number) {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, endsAt - now);
}

/** "1:05:09" or "4:59"; a second that has begun still counts. */
export function clockOf(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1_000);
  const two = (number: number) => String(number).padStart(2, '0');
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor((seconds % 3_600) / 60);
  return hours > 0
    ? `${hours}:${two(minutes)}:${two(seconds % 60)}`
    : `${minutes}:${two(seconds % 60)}`;
}
