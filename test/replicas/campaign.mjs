import { Client } from './client.mjs';
import { PEOPLE, refOf } from './company.mjs';

const GATE = 'approval';
const MOST_TURNS = 20;

/** Everybody, signed in. */
export async function everybody(urls, random) {
  const people = await Promise.all(
    PEOPLE.map(name => Client.signedIn({ name, urls, random })),
  );
  return new Map(people.map(person => [person.ref, person]));
}

/** What was asked of the gates, and what was answered. */
export class Campaign {
  /** Cutovers that were begun, by id. */
  cutovers = new Map();
  /** Each decision that was asked for, with its answer. */
  decisions = [];
  #people;
  #random;
  #name;
  #count = 0;
  #onDecided;
  #send;

  /** Each request that has a key goes through `send`: by itself, again and again until it is acknowledged. */
  constructor({
    name,
    people,
    random,
    onDecided = () => {},
    send = (person, ...request) => person.send(...request),
  }) {
    this.#name = name;
    this.#people = people;
    this.#random = random;
    this.#onDecided = onDecided;
    this.#send = send;
  }

  /** A cutover with a team out of the fifty; who keeps its plan may sit in the panel too, and has no say there. */
  async begin({ panel = 8, board = 8, sits = false } = {}) {
    const random = this.#random;
    const [coordinator] = random.some(PEOPLE, 1);
    const others = PEOPLE.filter(name => name !== coordinator);
    // A panel of the submitter alone has nobody to decide: such a gate is refused, not submitted.
    const sitting = sits || panel === 1 ? others : PEOPLE;
    const team = {
      sponsor: random.some(others, 2).map(refOf),
      coordinator: [refOf(coordinator)],
      panel: random.some(sitting, panel).map(refOf),
      board: random.some(PEOPLE, board).map(refOf),
    };
    if (sits) team.panel.push(refOf(coordinator));
    const key = this.#key('begin');
    const input = cutoverInput({ title: key, team });
    const answer = await this.#send(
      ...[this.#people.get(refOf(coordinator)), 'POST', '/cutover/cutovers'],
      { body: input, key },
    );
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    const begun = { ...answer.body, team, coordinator: refOf(coordinator) };
    this.cutovers.set(begun.id, begun);
    return begun;
  }

  async submit({ id, coordinator }, { url } = {}) {
    const key = this.#key('submit');
    return this.#send(
      ...[this.#people.get(coordinator), 'POST', `${gateOf(id)}/rounds`],
      { body: { note: key }, key, url },
    );
  }

  async look({ id, coordinator }) {
    const { body } = await this.#people
      .get(coordinator)
      .send('GET', gateOf(id));
    return body;
  }

  /** One person decides on what they were shown; the comment says by which key, so that it is found again. */
  async decide({ id }, { by, seats, verdict, hash, url, send = this.#send }) {
    const decision = {
      key: this.#key('decide'),
      ...{ cutover: id, by, seats, verdict, hash },
    };
    const body = {
      hash,
      decisions: seats.map(seat => ({
        seat,
        verdict,
        comment: decision.key,
      })),
    };
    this.decisions.push(decision);
    const answer = await send(
      ...[this.#people.get(by), 'POST', `${gateOf(id)}/decisions`],
      { body, url, key: decision.key },
    );
    Object.assign(decision, {
      attempts: answer.attempts,
      status: answer.status,
      done: answer.status === 201,
      reason: answer.body?.error?.reason,
    });
    this.#onDecided(this.decisions.filter(({ done }) => done).length);
    return answer;
  }

  /** All gates at once, each until it is open: who has a turn decides, and what was rejected or has lapsed is submitted again. */
  async play(cutovers) {
    const seen = new Map();
    for (let turn = 0; turn < MOST_TURNS; turn++) {
      await Promise.all(
        cutovers.map(async each => seen.set(each.id, await this.look(each))),
      );
      const closed = cutovers.filter(
        ({ id }) => seen.get(id).status === 'closed',
      );
      await Promise.all(
        closed.map(async each => {
          const { body, status } = await this.submit(each);
          if (status === 201) seen.set(each.id, body);
        }),
      );
      const open = cutovers.filter(({ id }) => seen.get(id).status === 'open');
      if (open.length === cutovers.length) return;
      await Promise.all([
        ...[...this.#people.keys()].map(person =>
          this.#takeTurns(person, cutovers, seen, turn),
        ),
        ...(turn === 0 ? this.#random.some(cutovers, 2) : []).map(each =>
          this.#edit(each),
        ),
      ]);
    }
    throw new Error('The gates are not all open after so many turns');
  }

  /** All but the last decision: afterwards only the sponsors' is missing, which opens the gate. */
  async prepare(each) {
    const { status, body } = await this.submit(each);
    if (status !== 201) throw new Error(JSON.stringify(body));
    const round = body.rounds.at(-1);
    for (const seat of round.seats) {
      if (seat.rule === 'leader') continue;
      await this.decide(each, {
        ...{ by: seat.holder, seats: [seat.id] },
        ...{ verdict: 'approve', hash: round.hash },
      });
    }
    const { holder, id } = round.seats.find(({ rule }) => rule === 'leader');
    return { by: holder, seats: [id], verdict: 'approve', hash: round.hash };
  }

  async #takeTurns(person, cutovers, seen, turn) {
    for (const each of this.#random.some(cutovers, cutovers.length)) {
      const round = seen.get(each.id).rounds.at(-1);
      if (round?.status !== 'in-review') continue;
      const own = round.seats
        .filter(
          ({ deciders, state }) =>
            state === 'open' && deciders.includes(person),
        )
        .map(({ id }) => id);
      if (own.length) {
        await this.decide(each, {
          ...{ by: person, seats: own, hash: round.hash },
          verdict: this.#verdict(turn),
        });
      } else if (person === round.submittedBy) {
        await this.#decideUnasked(each, person, round);
      }
    }
  }

  /** Whoever submitted tries to decide all the same. */
  async #decideUnasked(each, by, round) {
    await this.decide(each, {
      ...{ by, verdict: 'approve', hash: round.hash },
      seats: [round.seats[0].id],
    });
  }

  /** What is under review is changed, so that the approvals lapse. */
  async #edit({ id, team }) {
    const lead = this.#people.get(team.sponsor[0]);
    const url = `/cutover/cutovers/${id}`;
    const { body } = await lead.send('GET', url);
    await lead.attempt('PATCH', url, {
      body: { goals: `Goals after ${this.#key('edit')}` },
      version: body.version,
    });
  }

  /** Most approve; the longer it takes, the more of them. */
  #verdict(turn) {
    const chance = this.#random.next() * (turn + 1);
    if (chance < 0.006) return 'reject';
    return chance < 0.04 ? 'abstain' : 'approve';
  }

  #key(what) {
    return `${this.#name}-${what}-${++this.#count}`;
  }
}

export function gateOf(id) {
  return `/cutover/cutovers/${id}/gates/${GATE}`;
}

export function cutoverInput(change) {
  const day = new Date(Date.now() + 90 * 24 * 3600 * 1000)
    .toISOString()
    .slice(0, 10);
  return {
    template: 'cutovertemplate:default/panel-change',
    owner: 'group:default/technology',
    targets: ['component:default/ledger-service'],
    window: {
      start: `${day}T20:00`,
      end: `${day}T23:30`,
      timeZone: 'Europe/Berlin',
    },
    goals: 'What the campaign decides on',
    scope: 'Nothing else',
    intake: {},
    ...change,
  };
}
