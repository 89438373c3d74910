import type { Cutover } from '../lifecycle';
import { openSeats } from './changeSeat';
import { gateStatus, openEmergency } from './evolveGate';
import { awaitsReview } from './mayOnGate';
import type { EmergencyOpening, Gate, Round } from './model';
import type { GateStatusAnswer } from './view';

/** So much of a reason stands in the sentence. */
const LONGEST_REASON = 300;

/** How a gate stands, for whoever only asks whether it is open. */
export function gateStanding(
  gate: Gate,
  { name }: Pick<Cutover, 'name'>,
): GateStatusAnswer {
  const round = gate.rounds.at(-1);
  const status = gateStatus(gate);
  const { since, how } = standing(gate, round);
  const open = status === 'open';
  return {
    cutover: name,
    gate: gate.id,
    phase: gate.phase,
    status,
    open,
    emergency: awaitsReview(gate),
    ...(round
      ? { round: round.number, roundStatus: round.status, hash: round.hash }
      : {}),
    ...(since ? { since } : {}),
    message: `${gate.id} of ${name} is ${open ? 'open' : 'not open'}: ${how}`,
  };
}

function standing(
  gate: Gate,
  round: Round | undefined,
): { since?: string; how: string } {
  const emergency = openEmergency(gate);
  if (emergency) return opened(emergency);
  const lapsedAt = gate.emergencies.at(-1)?.lapsedAt;
  if (lapsedAt && !(round && endOf(round) >= lapsedAt)) {
    return {
      since: lapsedAt,
      how: `an emergency opened it, until its phase was opened again at ${lapsedAt}`,
    };
  }
  return round
    ? { since: endOf(round), how: told(round) }
    : { how: 'it was never submitted' };
}

/** Since when a round is what it is. */
function endOf({ ended, submittedAt }: Round): string {
  return ended?.at ?? submittedAt;
}

function opened({ at, by, reason, reviewedIn, reviewDueAt }: EmergencyOpening) {
  const after = reviewedIn
    ? `round ${reviewedIn} approved that afterwards`
    : `a round has to approve that afterwards and is to be submitted by ${reviewDueAt}`;
  return {
    since: at,
    how: `${by} opened it in an emergency at ${at}${saying(reason)}; ${after}`,
  };
}

function told(round: Round): string {
  const { ended, number, status, submittedAt, submittedBy } = round;
  if (status === 'in-review' || !ended) {
    const awaited = [
      ...new Set(openSeats(round).map(({ holder }) => holder)),
    ].join(', ');
    return `round ${number} is under review since ${submittedAt}, submitted by ${submittedBy}${
      awaited ? `; awaited: ${awaited}` : ''
    }`;
  }
  const { at, by, reason } = ended;
  return status === 'lapsed'
    ? `round ${number} lapsed at ${at} through ${by}${saying(reason)}`
    : `round ${number} was ${status} at ${at} by ${by}${saying(reason)}`;
}

/** On one line, since a log has lines. */
function saying(reason: string | undefined): string {
  if (!reason) return '';
  const line = reason.replace(/\s+/g, ' ').trim();
  const said =
    line.length > LONGEST_REASON ? `${line.slice(0, LONGEST_REASON)}...` : line;
  return ` ("${said}")`;
}
