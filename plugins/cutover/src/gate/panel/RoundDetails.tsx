import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type {
  RoundView,
  SeatView,
} from '@backstage-cutover/plugin-cutover-common';
import { momentWords } from '../../lifecycle/words/time';
import { ChangesList } from '../decision/ChangesList';
import type { GateScene } from '../useGate';
import { copyNames, lapsedWords, returnedWords } from '../words/roundWords';
import { ruleName } from '../words/ruleWords';
import { endedWords } from '../words/seatWords';
import { ChecksList } from './ChecksList';
import { SeatRow } from './SeatRow';
import { RuleOutcome } from './SeatState';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  rule: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 2),
    alignItems: 'center',
    marginTop: theme.spacing(1.5),
  },
  said: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  hash: { fontFamily: 'monospace', overflowWrap: 'anywhere' },
  title: { marginTop: theme.spacing(2) },
}));

interface RoundDetailsProps {
  scene: GateScene;
  round: RoundView;
  /** What the reader can do with a seat. */
  actsOn?(seat: SeatView): ReactNode;
  /** Whether its checks are shown as they stood then. */
  withChecks?: boolean;
}

/** One submission: who is to decide, who decided what, and what they decided on. */
export function RoundDetails(props: RoundDetailsProps) {
  const { scene, round, actsOn, withChecks } = props;
  const { reader, plan } = scene;
  const { t } = reader;
  const classes = useStyles();
  const checks = round.lastChecks ?? round.checks;
  return (
    <>
      <RoundFacts scene={scene} round={round} />
      <Seats scene={scene} round={round} actsOn={actsOn} />
      <Typography variant="subtitle2" component="h5" className={classes.title}>
        {round.number === 1
          ? t('gate.changes.first')
          : t('gate.changes.since', { number: String(round.number - 1) })}
      </Typography>
      <ChangesList scene={scene} round={round} />
      {withChecks && checks.length > 0 && (
        <>
          <Typography
            variant="subtitle2"
            component="h5"
            className={classes.title}
          >
            {t('gate.sheet.checksOf', { number: String(round.number) })}
          </Typography>
          <ChecksList checks={checks} plan={plan} reader={reader} />
        </>
      )}
    </>
  );
}

function RoundFacts({ scene, round }: { scene: GateScene; round: RoundView }) {
  const { reader } = scene;
  const { t, nameOf } = reader;
  const { submittedBy, submittedAt, note, ended, copies, hash } = round;
  const classes = useStyles();
  const how = endedWords(round, reader);
  return (
    <>
      <Typography variant="body2">
        {t('gate.round.submitted', {
          person: nameOf(submittedBy),
          at: momentWords(submittedAt, reader),
        })}
      </Typography>
      {note && (
        <Typography variant="body2" className={classes.said}>
          “{note}”
        </Typography>
      )}
      {how && <Typography variant="body2">{how}</Typography>}
      {ended?.reason && (
        <Typography variant="body2" className={classes.said}>
          “{ended.reason}”
        </Typography>
      )}
      {[...returnedWords(round, scene), ...lapsedWords(round, scene)].map(
        line => (
          <Typography key={line} variant="body2">
            {line}
          </Typography>
        ),
      )}
      {copies.length > 0 && (
        <Typography variant="body2">
          {t('gate.round.copies', { people: copyNames(copies, reader) })}
        </Typography>
      )}
      <Typography variant="caption" color="textSecondary" component="div">
        {t('gate.round.hash')}
        {t('gate.colon')}
        <span className={classes.hash} title={hash}>
          {hash.slice(0, 12)}…
        </span>
      </Typography>
    </>
  );
}

function Seats({ scene, round, actsOn }: RoundDetailsProps) {
  const { facts, plan, reader } = scene;
  const { t } = reader;
  const classes = useStyles();
  const now = new Date().toISOString();
  return (
    <>
      {round.rules.map(({ id }) => {
        const name = ruleName(id, plan, reader);
        const outcome = round.outcomes.find(({ rule }) => rule === id);
        return (
          <div key={id}>
            <div className={classes.rule}>
              <Typography variant="subtitle2" component="h5">
                {name}
              </Typography>
              {outcome && (
                <RuleOutcome outcome={outcome.outcome} reader={reader} />
              )}
            </div>
            <ul
              className={classes.list}
              aria-label={t('gate.seats.of', { rule: name })}
            >
              {round.seats
                .filter(({ rule }) => rule === id)
                .map(seat => (
                  <SeatRow
                    key={seat.id}
                    seat={seat}
                    me={facts.me?.ref}
                    reader={reader}
                    now={now}
                  >
                    {actsOn?.(seat)}
                  </SeatRow>
                ))}
            </ul>
          </div>
        );
      })}
    </>
  );
}
