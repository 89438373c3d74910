import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Chip from '@material-ui/core/Chip';
import Typography from '@material-ui/core/Typography';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type {
  Opinion,
  SeatView,
} from '@backstage-cutover/plugin-cutover-common';
import { momentWords } from '../../lifecycle/words/time';
import type { GateReader } from '../words/gateReader';
import { awaitedWords, decisionWords, originWords } from '../words/seatWords';
import { SeatState } from './SeatState';

const useStyles = makeStyles(theme => ({
  seat: {
    display: 'grid',
    gridTemplateColumns: '140px minmax(0, 1fr) auto',
    gridTemplateAreas: '"state main acts"',
    gap: theme.spacing(0.25, 2),
    alignItems: 'start',
    padding: theme.spacing(1, 0),
    borderBottom: `1px solid ${theme.palette.divider}`,
    [theme.breakpoints.down('xs')]: {
      gridTemplateColumns: 'minmax(0, 1fr) auto',
      gridTemplateAreas: '"state acts" "main main"',
    },
  },
  added: { marginInlineStart: theme.spacing(2) },
  state: { gridArea: 'state', paddingTop: 3 },
  main: { gridArea: 'main', overflowWrap: 'anywhere' },
  acts: {
    gridArea: 'acts',
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'flex-end',
  },
  chip: { margin: theme.spacing(0, 0, 0, 1) },
  said: { whiteSpace: 'pre-wrap', margin: 0 },
  past: { color: theme.palette.text.secondary },
}));

interface SeatRowProps {
  seat: SeatView;
  /** Ref of the reader. */
  me?: string;
  reader: GateReader;
  now: string;
  /** What the reader can do with it. */
  children?: ReactNode;
}

/** One required decision: whose, how it stands, what was said. */
export function SeatRow({ seat, me, reader, now, children }: SeatRowProps) {
  const { t, nameOf, roleOf } = reader;
  const { holder, role, decision, takenBack, opinions, state, added } = seat;
  const classes = useStyles();
  const mine =
    me !== undefined &&
    (state === 'open' || state === 'waiting') &&
    seat.deciders.includes(me);
  return (
    <li className={`${classes.seat} ${added ? classes.added : ''}`}>
      <div className={classes.state}>
        <SeatState seat={seat} reader={reader} />
      </div>
      <div className={classes.main}>
        <Typography variant="body2" component="div">
          <EntityRefLink entityRef={holder} title={nameOf(holder)} hideIcon />
          {', '}
          {roleOf(role)}
          {mine && (
            <Chip
              size="small"
              color="primary"
              label={t('gate.seat.yours')}
              className={classes.chip}
            />
          )}
        </Typography>
        {awaitedWords(seat, now, reader).map(({ text, late }) => (
          <Typography
            key={text}
            variant="body2"
            component="div"
            color={late ? 'error' : 'textSecondary'}
          >
            {text}
          </Typography>
        ))}
        {decision && (
          <Typography variant="body2" component="div">
            {decisionWords(decision, reader)}
            {decision.fromRound !== undefined && (
              <div className={classes.past}>
                {t('gate.seat.fromRound', {
                  number: String(decision.fromRound),
                })}
              </div>
            )}
            {decision.comment && (
              <p className={classes.said}>“{decision.comment}”</p>
            )}
          </Typography>
        )}
        {originWords(seat, reader).map((text, index) => (
          <Typography
            key={index}
            variant="body2"
            component="div"
            className={classes.past}
          >
            {text}
          </Typography>
        ))}
        {takenBack.map((past, index) => (
          <Typography
            key={index}
            variant="body2"
            component="div"
            className={classes.past}
          >
            {t('gate.seat.takenBack', {
              at: momentWords(past.takenBackAt, reader),
              verdict: t(`gate.seat.verdict.${past.verdict}`),
              decidedAt: decisionWords(past, reader),
            })}
            {past.comment && <p className={classes.said}>“{past.comment}”</p>}
          </Typography>
        ))}
        {opinions.map((opinion, index) => (
          <OpinionText key={index} opinion={opinion} reader={reader} />
        ))}
      </div>
      {children && <div className={classes.acts}>{children}</div>}
    </li>
  );
}

/** A question to somebody, and what they said. */
function OpinionText(props: { opinion: Opinion; reader: GateReader }) {
  const { opinion, reader } = props;
  const { t, nameOf } = reader;
  const { of, askedBy, askedAt, question, answer, endedAt } = opinion;
  const classes = useStyles();
  return (
    <Typography variant="body2" component="div">
      <div className={classes.past}>
        {t('gate.seat.asked', {
          asker: nameOf(askedBy),
          person: nameOf(of),
          at: momentWords(askedAt, reader),
        })}
      </div>
      <p className={classes.said}>“{question}”</p>
      {answer === undefined ? (
        <div className={classes.past}>
          {t(endedAt ? 'gate.seat.stopped' : 'gate.seat.unanswered')}
        </div>
      ) : (
        <>
          <div className={classes.past}>
            {t('gate.seat.answered', {
              person: nameOf(of),
              at: momentWords(endedAt ?? askedAt, reader),
            })}
          </div>
          <p className={classes.said}>“{answer}”</p>
        </>
      )}
    </Typography>
  );
}
