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
import { ruleName } from '../words/ruleWords';
import { endedWords, namesOf } from '../words/seatWords';
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
      <Returned scene={scene} round={round} />
      <Lapsed scene={scene} round={round} />
      {copies.length > 0 && (
        <Typography variant="body2">
          {t('gate.round.copies', { people: copyNames(copies, scene) })}
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

/** Copies go to roles as well as to people. */
export function copyNames(
  copies: string[],
  { reader }: Pick<GateScene, 'reader'>,
): string {
  const { nameOf, roleOf, t } = reader;
  return copies
    .map(each => (each.includes(':') ? nameOf(each) : roleOf(each)))
    .join(t('gate.separator'));
}

/** To what a round was returned, in words. */
export function returnedWords(
  { returned, items }: RoundView,
  { facts, reader }: Pick<GateScene, 'facts' | 'reader'>,
): string | undefined {
  if (!returned) return undefined;
  const { t, say } = reader;
  const { phases } = facts.template;
  const activities = phases.flatMap(phase => phase.activities);
  const what = [
    ...returned.items.map(id => items.find(each => each.id === id)),
    ...returned.activities.map(id => activities.find(each => each.id === id)),
    ...(returned.phase ? [phases.find(({ id }) => id === returned.phase)] : []),
  ];
  return t('gate.round.returnedTo', {
    what: what
      .flatMap(each => (each ? [say(each.title)] : []))
      .join(t('gate.separator')),
  });
}

function Returned({ scene, round }: { scene: GateScene; round: RoundView }) {
  const words = returnedWords(round, scene);
  return words ? <Typography variant="body2">{words}</Typography> : null;
}

function Lapsed({ scene, round }: { scene: GateScene; round: RoundView }) {
  const { t, say } = scene.reader;
  const { lapsed, items } = round;
  if (!lapsed) return null;
  if (lapsed.length === 0) {
    return (
      <Typography variant="body2">{t('gate.round.lapsedReopened')}</Typography>
    );
  }
  return (
    <Typography variant="body2" component="div">
      {t('gate.round.lapsed')}
      <ul style={{ margin: 0, paddingInlineStart: 20 }}>
        {lapsed.map(({ item, fields }) => {
          const found = items.find(({ id }) => id === item);
          return (
            <li key={item}>
              {found ? say(found.title) : item}
              {t('gate.colon')}
              {fields.length
                ? fields.join(t('gate.separator'))
                : t('gate.round.lapsedWhole')}
            </li>
          );
        })}
      </ul>
    </Typography>
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

/** Who is waited for; undefined where the round is over. */
export function waitingWords(
  round: RoundView,
  reader: GateScene['reader'],
): string | undefined {
  if (round.status !== 'in-review') return undefined;
  const open = round.seats.filter(({ state }) => state === 'open');
  const people = [...new Set(open.flatMap(({ deciders }) => deciders))];
  return people.length
    ? reader.t('gate.round.waitingFor', { people: namesOf(people, reader) })
    : reader.t('gate.round.waitingNobody');
}
