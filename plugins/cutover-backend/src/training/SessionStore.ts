import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  because,
  type Attended,
  type Cutover,
  type SessionSeat,
  type TrainingSession,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import { inParts } from '../database/inParts';
import { isUuid } from '../database/isUuid';
import { whereAny } from '../database/whereAny';

interface SessionRow {
  id: string;
  cutover_id: string;
  course: string;
  starts_at: string;
  ends_at: string;
  status: TrainingSession['status'];
  version: number;
  document: string;
}

interface SeatRow {
  session_id: string;
  person: string;
  status: SessionSeat['status'];
  at: string;
}

export interface AttendedSession extends Attended {
  cutoverId: string;
  course: string;
  person: string;
}

/** How many seats of a session there are of each kind. */
export type SeatCounts = Record<SessionSeat['status'], number>;

export class SessionStore {
  /** Of one cutover, by their beginning. */
  async of(db: Knex, cutoverId: string): Promise<TrainingSession[]> {
    const rows = await db<SessionRow>('training_sessions')
      .where({ cutover_id: cutoverId })
      .orderBy(['starts_at', 'id'])
      .select('document');
    return rows.map(sessionOf);
  }

  /** Of several cutovers, by their beginning. */
  async ofAll(db: Knex, cutoverIds: string[]): Promise<TrainingSession[]> {
    const rows = await db<SessionRow>('training_sessions')
      .whereIn('cutover_id', cutoverIds)
      .orderBy(['starts_at', 'id'])
      .select('document');
    return rows.map(sessionOf);
  }

  async find(
    db: Knex,
    cutoverId: string,
    id: string,
    { lock = false } = {},
  ): Promise<TrainingSession | undefined> {
    if (!isUuid(id)) return undefined;
    const query = db<SessionRow>('training_sessions')
      .where({ cutover_id: cutoverId, id })
      .first('document');
    // Its key stays, so that seats that refer to it do not wait.
    if (lock) query.forNoKeyUpdate();
    const row = await query;
    return row && sessionOf(row);
  }

  async insert(tx: Knex.Transaction, session: TrainingSession): Promise<void> {
    await tx('training_sessions').insert({
      ...toRow(session),
      ...{ id: session.id, cutover_id: session.cutoverId },
      course: session.course,
    });
  }

  /** Stores what became of `before`, at the next version. */
  async save(
    tx: Knex.Transaction,
    { id, version, ...before }: TrainingSession,
    next: TrainingSession,
  ): Promise<TrainingSession> {
    const saved = { ...next, version: version + 1 };
    const changed = await tx<SessionRow>('training_sessions')
      .where({ id, version })
      .update(toRow(saved));
    if (changed === 1) return saved;
    const found = await tx<SessionRow>('training_sessions')
      .where({ id })
      .first('version');
    throw staleSession({ ...before, id }, version, found?.version ?? 0);
  }

  /** Sessions of running cutovers that begin within a period. */
  async beginning(
    db: Knex,
    { from, to }: { from: string; to: string },
  ): Promise<TrainingSession[]> {
    const rows = await db('training_sessions')
      .join('cutovers', 'cutovers.id', 'training_sessions.cutover_id')
      .where('cutovers.status', 'running')
      .where('training_sessions.status', 'planned')
      .where('starts_at', '>', from)
      .where('starts_at', '<=', to)
      .orderBy(['starts_at', 'training_sessions.id'])
      .select('training_sessions.document');
    return rows.map(sessionOf);
  }

  /** Sessions of running cutovers at which somebody has a seat, by their beginning. */
  async ofPerson(db: Knex, person: string): Promise<TrainingSession[]> {
    const rows = await db('training_seats')
      .join(
        'training_sessions',
        'training_sessions.id',
        'training_seats.session_id',
      )
      .join('cutovers', 'cutovers.id', 'training_sessions.cutover_id')
      .where('cutovers.status', 'running')
      .where('training_seats.person', person)
      .whereIn('training_seats.status', ['signed-up', 'attended'])
      .orderBy(['training_sessions.starts_at', 'training_sessions.id'])
      .select('training_sessions.document');
    return rows.map(sessionOf);
  }

  /** Of one session, in the order in which they signed up. */
  async seats(db: Knex, session: string): Promise<SessionSeat[]> {
    const rows = await db<SeatRow>('training_seats')
      .where({ session_id: session })
      .orderBy(['at', 'person'])
      .select();
    return rows.map(seatOf);
  }

  /** Of some people, in some cutovers. */
  async seatsIn(
    db: Knex,
    cutoverIds: string[],
    people: string[],
  ): Promise<SessionSeat[]> {
    const query = db<SeatRow>('training_seats')
      .whereIn(
        'session_id',
        db<SessionRow>('training_sessions')
          .whereIn('cutover_id', cutoverIds)
          .select('id'),
      )
      .orderBy(['at', 'person']);
    const rows = await whereAny(query, 'person', people).select();
    return rows.map(seatOf);
  }

  /** The sessions of some cutovers that some people attended; one that is cancelled was attended by nobody. */
  async attended(
    db: Knex,
    cutoverIds: string[],
    people: string[],
  ): Promise<AttendedSession[]> {
    if (people.length === 0) return [];
    const query = db('training_seats')
      .join(
        'training_sessions',
        'training_sessions.id',
        'training_seats.session_id',
      )
      .whereIn('training_sessions.cutover_id', cutoverIds)
      .where('training_sessions.status', 'planned')
      .where('training_seats.status', 'attended');
    const rows = await whereAny(query, 'training_seats.person', people)
      .orderBy('training_sessions.starts_at')
      .select({
        cutoverId: 'training_sessions.cutover_id',
        course: 'training_sessions.course',
        person: 'training_seats.person',
        start: 'training_sessions.starts_at',
      });
    return rows;
  }

  /** Of the sessions of some cutovers, by session. */
  async counted(
    db: Knex,
    cutoverIds: string[],
  ): Promise<Map<string, SeatCounts>> {
    const rows = await db('training_seats')
      .join(
        'training_sessions',
        'training_sessions.id',
        'training_seats.session_id',
      )
      .whereIn('training_sessions.cutover_id', cutoverIds)
      .groupBy('session_id', 'training_seats.status')
      .select({
        session: 'session_id',
        status: 'training_seats.status',
        count: db.raw('count(*)'),
      });
    const found = new Map<string, SeatCounts>();
    for (const { count, session, status } of rows) {
      const before = found.get(session) ?? noSeats();
      found.set(session, { ...before, [status]: Number(count) });
    }
    return found;
  }

  /** Stores what differs between two states of the seats of a session, whose row whoever calls has locked. */
  async saveSeats(
    tx: Knex.Transaction,
    session: string,
    before: SessionSeat[],
    after: SessionSeat[],
  ): Promise<void> {
    const was = new Map(before.map(seat => [seat.person, seat]));
    const stay = new Set(after.map(({ person }) => person));
    for (const { person } of before) {
      if (stay.has(person)) continue;
      await tx<SeatRow>('training_seats')
        .where({ session_id: session, person })
        .delete();
    }
    const changed = after
      .filter(({ at, person, status }) => {
        const known = was.get(person);
        return known?.status !== status || known.at !== at;
      })
      .map(({ at, person, status }) => ({
        ...{ session_id: session, person, status, at },
      }));
    for (const part of inParts(changed)) {
      await tx<SeatRow>('training_seats')
        .insert(part)
        .onConflict(['session_id', 'person'])
        .merge(['status', 'at']);
    }
  }
}

export function noSeats(): SeatCounts {
  return { 'signed-up': 0, waiting: 0, attended: 0, absent: 0 };
}

export function unknownSession({ name }: Pick<Cutover, 'name'>, id: string) {
  return because(
    new NotFoundError(`Cutover ${name} has no session "${id.slice(0, 100)}"`),
    'training.unknown-session',
  );
}

/** A 412: somebody else has written in the meantime. */
export function staleSession(
  { course }: Pick<TrainingSession, 'id' | 'course'>,
  asked: number,
  found: number,
) {
  return because(
    new ConflictError(
      `This session of ${course} was read at version ${asked}, it is now at ${found}; look at what changed and try again`,
    ),
    'precondition.stale',
    { statusCode: 412, asked, found },
  );
}

function toRow(session: TrainingSession) {
  return {
    starts_at: session.start,
    ends_at: session.end,
    status: session.status,
    version: session.version,
    document: JSON.stringify(session),
  };
}

function sessionOf({ document }: { document: string }): TrainingSession {
  return JSON.parse(document);
}

function seatOf(row: SeatRow): SessionSeat {
  const { at, person, session_id: session, status } = row;
  return { session, person, status, at };
}
