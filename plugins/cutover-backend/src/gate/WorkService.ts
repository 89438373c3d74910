import {
  cutoverReadPermission,
  deciderFor,
  decidersOf,
  mayOnSeat,
  openSeats,
  type Actor,
  type Cutover,
  type CutoverTemplateSpec,
  type Gate,
  type Work,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { Caller } from '../actors/Actors';
import type { CutoverAccess } from '../lifecycle/CutoverAccess';
import type { CutoverStore } from '../lifecycle/CutoverStore';
import type { WorkOfActivities } from '../lifecycle/WorkOfActivities';
import type { TemplateService } from '../template/TemplateService';
import type { GateStore } from './GateStore';
import type { SubstitutionStore } from './SubstitutionStore';

interface Found {
  gate: Gate;
  cutover: Cutover;
  spec: CutoverTemplateSpec;
}

/** What one person has to do, over all cutovers: found by who they are, whatever else there is. */
export class WorkService {
  constructor(
    private readonly deps: {
      db: Knex;
      access: CutoverAccess;
      cutovers: CutoverStore;
      gates: GateStore;
      substitutions: SubstitutionStore;
      templates: TemplateService;
      activities: WorkOfActivities;
      clock: () => Date;
    },
  ) {}

  async of(caller: Caller): Promise<Work> {
    const { activities, clock, db, gates, substitutions } = this.deps;
    const at = clock().toISOString();
    const me = caller.actor.ref;
    const chains = await substitutions.chainsTo(db, [me], at);
    const people = [me, ...chains.map(({ principal }) => principal)];
    const waiting = await gates.waiting(db, [...new Set(people)]);
    const found = await this.#open(waiting, caller);
    const standing = {
      at,
      substitutions: await substitutions.chainsFrom(db, people, at),
    };
    return {
      decide: found.flatMap(each => decisionsOf(each, caller.actor, standing)),
      advise: found.flatMap(each => questionsOf(each, me)),
      do: await activities.of(db, caller, at),
      waiting: found.flatMap(each => submissionsOf(each, me, standing)),
    };
  }

  async #open(
    waiting: { cutoverId: string; gate: string }[],
    { credentials }: Caller,
  ): Promise<Found[]> {
    if (waiting.length === 0) return [];
    const { access, cutovers, db, gates, templates } = this.deps;
    const granted = await access.of(credentials);
    const keys = new Map(
      waiting.map(({ cutoverId, gate }) => [
        `${cutoverId} ${gate}`,
        { cutoverId, gate },
      ]),
    );
    const states = await gates.ofAll(db, [...keys.values()]);
    const ids = [...new Set(states.map(({ cutoverId }) => cutoverId))];
    const found = new Map<string, Cutover>();
    for (const cutover of await cutovers.load(db, ids)) {
      if (cutover && granted.has(cutoverReadPermission, cutover)) {
        found.set(cutover.id, cutover);
      }
    }
    const opened: Found[] = [];
    for (const gate of states) {
      const cutover = found.get(gate.cutoverId);
      if (cutover?.status !== 'running') continue;
      const spec = await templates.copy(cutover.template.hash);
      opened.push({ gate, cutover, spec });
    }
    return opened;
  }
}

type Standing = Pick<Parameters<typeof decidersOf>[2], 'at' | 'substitutions'>;

/** The seats on which somebody may really decide now: what the page of the gate would let them do. */
function decisionsOf(
  found: Found,
  by: Actor,
  standing: Standing,
): Work['decide'] {
  const { gate, cutover, spec } = found;
  const round = gate.rounds.at(-1);
  const template = templateOf(found);
  if (!round || !template) return [];
  const call = { ...standing, by, cutover, spec, template };
  const own = openSeats(round).flatMap(seat => {
    const decider = deciderFor(round, seat, call);
    return decider && mayOnSeat('decide', gate, seat, call).allowed
      ? [{ seat, decider }]
      : [];
  });
  // One entry for each in whose name it is decided: oneself first.
  const names = [...new Set(own.map(({ decider }) => decider.onBehalfOf))];
  return names.map(onBehalfOf => {
    const seats = own
      .filter(({ decider }) => decider.onBehalfOf === onBehalfOf)
      .map(({ seat }) => seat);
    const dues = seats.flatMap(({ dueAt }) => (dueAt ? [dueAt] : [])).sort();
    return {
      ...placeOf(found),
      ...{ gate: gate.id, round: round.number, hash: round.hash },
      seats: seats.map(({ id }) => id),
      ...(onBehalfOf ? { onBehalfOf } : {}),
      since: seats
        .map(({ openedAt }) => openedAt ?? round.submittedAt)
        .sort()[0],
      ...(dues[0] ? { dueAt: dues[0] } : {}),
    };
  });
}

function questionsOf(found: Found, me: string): Work['advise'] {
  const round = found.gate.rounds.at(-1);
  return (round ? openSeats(round) : []).flatMap(seat =>
    seat.opinions
      .filter(({ of, endedAt }) => of === me && !endedAt)
      .map(({ askedBy, askedAt, question }) => ({
        ...placeOf(found),
        ...{ gate: found.gate.id, seat: seat.id, askedBy, question },
        since: askedAt,
      })),
  );
}

function submissionsOf(
  found: Found,
  me: string,
  standing: Standing,
): Work['waiting'] {
  const round = found.gate.rounds.at(-1);
  if (round?.status !== 'in-review' || round.submittedBy !== me) return [];
  return [
    {
      ...placeOf(found),
      ...{ gate: found.gate.id, round: round.number },
      since: round.submittedAt,
      waitingFor: openSeats(round).flatMap(seat =>
        decidersOf(round, seat, { ...standing, team: found.cutover.team }).map(
          ({ person }) => ({
            person,
            since: seat.openedAt ?? round.submittedAt,
            ...(seat.dueAt ? { dueAt: seat.dueAt } : {}),
          }),
        ),
      ),
    },
  ];
}

function placeOf(found: Found) {
  const { cutover, gate } = found;
  const { id, name, title } = cutover;
  return {
    cutover: { id, name, title },
    phase: gate.phase,
    title: templateOf(found)?.title ?? gate.id,
  };
}

function templateOf({ gate, spec }: Found) {
  return spec.phases.find(each => each.gate?.id === gate.id)?.gate;
}
