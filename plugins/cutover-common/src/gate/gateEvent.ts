import type { JsonObject } from '@backstage/types';
import type { Happened } from '../lifecycle';
import type {
  CheckVerdict,
  Decision,
  EmergencyOpening,
  EscalationCause,
  Gate,
  LapseCause,
  ReturnedTo,
  Round,
  Seat,
} from './model';

interface Event {
  at: string;
  by: string;
  onBehalfOf?: string;
  reason?: string;
}

/** What can happen to a gate. Each becomes one entry of the audit trail, from which the gate can be built anew. */
export type GateEvent = Event &
  (
    | { type: 'gate.submitted'; round: Round }
    | { type: 'gate.decided'; seat: string; decision: Decision }
    | { type: 'gate.decision-taken-back'; seat: string }
    | { type: 'gate.signer-added'; seat: Seat }
    | { type: 'gate.signer-removed'; seat: string; reason: string }
    | { type: 'gate.seat-transferred'; seat: string; to: string }
    | { type: 'gate.transfer-recalled'; seat: string }
    | {
        type: 'gate.opinion-asked';
        seat: string;
        of: string;
        question: string;
      }
    | { type: 'gate.opinion-given'; seat: string; of: string; answer: string }
    | { type: 'gate.opinion-stopped'; seat: string; of: string }
    | { type: 'gate.returned'; to: ReturnedTo }
    | { type: 'gate.withdrawn' }
    | { type: 'gate.urged'; seats: string[] }
    | { type: 'gate.reminded'; seats: string[] }
    | { type: 'gate.copied'; to: string[] }
    | {
        type: 'gate.escalated';
        seat: string;
        to: string[];
        why: EscalationCause;
      }
    | { type: 'gate.lapsed'; causes: LapseCause[]; reopened: boolean }
    | { type: 'gate.rejected'; rule: string }
    | { type: 'gate.opened'; checks: CheckVerdict[] }
    | { type: 'gate.opened-in-emergency'; opening: EmergencyOpening }
    | { type: 'gate.emergency-reviewed'; opening: string; round: number }
  );

/** As the audit trail keeps it. */
export function happenedTo(
  { cutoverId, id }: Pick<Gate, 'cutoverId' | 'id'>,
  event: GateEvent,
): Happened {
  const { type, at, by, onBehalfOf, reason, ...details } = event;
  return {
    type,
    cutoverId,
    at,
    by,
    item: id,
    ...(onBehalfOf ? { onBehalfOf } : {}),
    ...(reason ? { reason } : {}),
    after: JSON.parse(JSON.stringify(details)) as JsonObject,
  };
}

/** The event that an entry of the audit trail keeps; `undefined` where it is about something else. */
export function eventOf(happened: Happened): GateEvent | undefined {
  if (!happened.type.startsWith('gate.')) return undefined;
  const { type, at, by, onBehalfOf, reason, after } = happened;
  return {
    ...after,
    type,
    at,
    by,
    ...(onBehalfOf ? { onBehalfOf } : {}),
    ...(reason ? { reason } : {}),
  } as unknown as GateEvent;
}
