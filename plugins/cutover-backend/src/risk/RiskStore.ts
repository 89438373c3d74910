import { ConflictError } from '@backstage/errors';
import {
  because,
  nextReminderAt,
  RISK_BASES,
  scaleOf,
  type Cutover,
  type MeasureReminder,
  type Risk,
  type RiskAssessment,
  type RiskDismissal,
  type RiskScale,
  type RiskSpec,
} from '@backstage-cutover/plugin-cutover-common';
import canonicalize from 'canonicalize';
import type { Knex } from 'knex';
import { sha256 } from '../audit/sha256';
import { insertAll } from '../database/insertAll';

interface RiskRow {
  id: string;
  cutover_id: string;
  number: number;
  version: number;
  status: string;
  remind_at: string | null;
  accepted_until: string | null;
  document: string;
}

interface AssessmentRow {
  risk_id: string;
  cutover_id: string;
  number: number;
  at: string;
  by: string;
  reason: string | null;
  ratings: string;
  places: string;
  scale_hash: string;
}

interface DismissalRow {
  cutover_id: string;
  standard: string;
  reason: string;
  by: string;
  at: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** An assessment without the scale that it was made on. */
export type StoredAssessment = Omit<RiskAssessment, 'scale'>;

/** A risk with what is to be written beside it. */
export interface WrittenRisk {
  risk: Risk;
  assessment?: RiskAssessment;
}

export class RiskStore {
  /** All risks of a cutover, by their numbers. */
  async of(db: Knex, cutoverId: string): Promise<Risk[]> {
    const rows = await db<RiskRow>('risks')
      .where({ cutover_id: cutoverId })
      .orderBy('number')
      .select('document');
    return rows.map(riskOf);
  }

  async find(
    db: Knex,
    cutoverId: string,
    id: string,
  ): Promise<Risk | undefined> {
    if (!UUID.test(id)) return undefined;
    const row = await db<RiskRow>('risks')
      .where({ cutover_id: cutoverId, id })
      .first('document');
    return row && riskOf(row);
  }

  /** The number of the next risk of a cutover, and which standard risks are taken over: for whoever holds its lock. */
  async registered(
    db: Knex,
    cutoverId: string,
  ): Promise<{ nextNumber: number; taken: Set<string> }> {
    const rows = await db('risks')
      .where({ cutover_id: cutoverId })
      .select('number', 'standard');
    return {
      nextNumber: Math.max(0, ...rows.map(({ number }) => number)) + 1,
      taken: new Set(rows.flatMap(({ standard }) => standard ?? [])),
    };
  }

  /** New risks of one cutover. */
  async insert(
    tx: Knex.Transaction,
    written: WrittenRisk[],
    cutover: Cutover,
  ): Promise<void> {
    const assessments = written.flatMap(({ assessment }) => assessment ?? []);
    const hashes = await this.#keepScales(tx, assessments);
    await insertAll(
      tx,
      'risks',
      written.map(({ risk, assessment }) => ({
        ...toRow(risk, cutover),
        ...{ id: risk.id, cutover_id: risk.cutoverId, number: risk.number },
        standard: risk.standard ?? null,
        scale_hash: (assessment && hashes.get(assessment.scale)) ?? null,
      })),
    );
    await insertAll(
      tx,
      'risk_targets',
      written.flatMap(({ risk }) => targetRows(risk)),
    );
    await this.#insertAssessments(tx, assessments, cutover, hashes);
  }

  /** Stores what became of `before`, at the next version. */
  async save(
    tx: Knex.Transaction,
    before: Risk,
    { risk: next, assessment }: WrittenRisk,
    cutover: Cutover,
  ): Promise<Risk> {
    const { id, version } = before;
    const saved = { ...next, version: version + 1 };
    const assessments = assessment ? [assessment] : [];
    const hashes = await this.#keepScales(tx, assessments);
    const changed = await tx('risks')
      .where({ id, version })
      .update({
        ...toRow(saved, cutover),
        ...(assessment ? { scale_hash: hashes.get(assessment.scale) } : {}),
      });
    if (changed !== 1) {
      const found = await tx<RiskRow>('risks').where({ id }).first('version');
      throw staleRisk(before, version, found?.version ?? 0);
    }
    if (before.targets.join('\n') !== next.targets.join('\n')) {
      await tx('risk_targets').where({ risk_id: id }).delete();
      await insertAll(tx, 'risk_targets', targetRows(next));
    }
    await this.#insertAssessments(tx, assessments, cutover, hashes);
    return saved;
  }

  /** Of one risk, oldest first. */
  async assessments(db: Knex, risk: string): Promise<RiskAssessment[]> {
    const rows = await db<AssessmentRow>('risk_assessments')
      .where({ risk_id: risk })
      .orderBy('number')
      .select();
    const scales = await this.scales(
      db,
      rows.map(row => row.scale_hash),
    );
    return rows.flatMap(row => {
      const scale = scales.get(row.scale_hash);
      return scale ? [{ ...assessmentOf(row), scale }] : [];
    });
  }

  /** Of all risks of a cutover, oldest first. */
  async assessmentsOf(
    db: Knex,
    cutoverId: string,
  ): Promise<Pick<StoredAssessment, 'risk' | 'number' | 'at' | 'places'>[]> {
    const rows = await db<AssessmentRow>('risk_assessments')
      .where({ cutover_id: cutoverId })
      .orderBy(['at', 'risk_id', 'number'])
      .select('risk_id', 'number', 'at', 'places');
    return rows.map(row => ({
      risk: row.risk_id,
      number: row.number,
      at: row.at,
      places: JSON.parse(row.places),
    }));
  }

  /** By their hashes. */
  async scales(db: Knex, hashes: string[]): Promise<Map<string, RiskScale>> {
    const rows = hashes.length
      ? await db('risk_scales')
          .whereIn('hash', [...new Set(hashes)])
          .select('hash', 'scale')
      : [];
    return new Map(rows.map(({ hash, scale }) => [hash, JSON.parse(scale)]));
  }

  async dismissed(
    db: Knex,
    cutoverId: string,
  ): Promise<Omit<RiskDismissal, 'title'>[]> {
    const rows = await db<DismissalRow>('risk_dismissals')
      .where({ cutover_id: cutoverId })
      .orderBy(['at', 'standard'])
      .select('standard', 'reason', 'by', 'at');
    return rows;
  }

  /** Whether it was dismissed now; not, where that was done before. */
  async dismiss(
    tx: Knex.Transaction,
    cutoverId: string,
    dismissal: Omit<RiskDismissal, 'title'>,
  ): Promise<boolean> {
    const { at, by, reason, standard } = dismissal;
    const inserted = await tx<DismissalRow>('risk_dismissals')
      .insert({ cutover_id: cutoverId, standard, reason, by, at })
      .onConflict(['cutover_id', 'standard'])
      .ignore()
      .returning('standard');
    return inserted.length === 1;
  }

  /** What is taken over is not dismissed any more. */
  async forgetDismissal(
    tx: Knex.Transaction,
    cutoverId: string,
    standard: string,
  ): Promise<void> {
    await tx('risk_dismissals')
      .where({ cutover_id: cutoverId, standard })
      .delete();
  }

  /** Ids of running cutovers with risks of which somebody is to be reminded, in their order. */
  async cutoversToRemind(
    db: Knex,
    { now, after, limit }: { now: string; after: string; limit: number },
  ): Promise<string[]> {
    const rows = await db('risks')
      .join('cutovers', 'cutovers.id', 'risks.cutover_id')
      .where('cutovers.status', 'running')
      .where('risks.remind_at', '<=', now)
      .where('risks.cutover_id', '>', after)
      .groupBy('risks.cutover_id')
      .orderBy('risks.cutover_id')
      .limit(limit)
      .select('risks.cutover_id');
    return rows.map(row => row.cutover_id);
  }

  /** Those of them, for whoever holds the lock on the cutover's row. */
  async toRemind(
    tx: Knex.Transaction,
    cutoverId: string,
    now: string,
  ): Promise<Risk[]> {
    const rows = await tx<RiskRow>('risks')
      .where({ cutover_id: cutoverId })
      .where('remind_at', '<=', now)
      .orderBy('number')
      .select('document');
    return rows.map(riskOf);
  }

  /** Of these reminders those that nobody has been told of before; from now on they count as told. */
  async takeReminders(
    tx: Knex.Transaction,
    risk: Risk,
    reminders: MeasureReminder[],
    at: string,
  ): Promise<MeasureReminder[]> {
    const taken: MeasureReminder[] = [];
    for (const reminder of reminders) {
      const { due, kind, measure } = reminder;
      const inserted = await tx('risk_reminders')
        .insert({ risk_id: risk.id, measure, kind, due, created_at: at })
        .onConflict(['risk_id', 'measure', 'kind', 'due'])
        .ignore()
        .returning('measure');
      if (inserted.length) taken.push(reminder);
    }
    return taken;
  }

  /** When to look at a risk again; no edit of it, and so no new version. */
  async remindAgain(
    tx: Knex.Transaction,
    { id }: Risk,
    at: string | undefined,
  ): Promise<void> {
    await tx<RiskRow>('risks')
      .where({ id })
      .update({ remind_at: at ?? null });
  }

  /** Risks of running cutovers whose acceptance was good until a day before `day`, by id. */
  async acceptedBefore(
    db: Knex,
    { day, after, limit }: { day: string; after: string; limit: number },
  ): Promise<{ id: string; cutoverId: string }[]> {
    const rows = await db('risks')
      .join('cutovers', 'cutovers.id', 'risks.cutover_id')
      .where('cutovers.status', 'running')
      .where('risks.accepted_until', '<', day)
      .where('risks.id', '>', after)
      .orderBy('risks.id')
      .limit(limit)
      .select('risks.id', 'risks.cutover_id');
    return rows.map(row => ({ id: row.id, cutoverId: row.cutover_id }));
  }

  async #keepScales(
    tx: Knex.Transaction,
    assessments: RiskAssessment[],
  ): Promise<Map<RiskScale, string>> {
    const hashes = new Map<RiskScale, string>();
    for (const { scale } of assessments) {
      if (!hashes.has(scale)) hashes.set(scale, scaleHash(scale));
    }
    const kept = new Map([...hashes].map(([scale, hash]) => [hash, scale]));
    for (const [hash, scale] of kept) {
      await tx('risk_scales')
        .insert({ hash, scale: JSON.stringify(scale) })
        .onConflict('hash')
        .ignore();
    }
    return hashes;
  }

  async #insertAssessments(
    tx: Knex.Transaction,
    assessments: RiskAssessment[],
    cutover: Cutover,
    hashes: ReadonlyMap<RiskScale, string>,
  ) {
    await insertAll(
      tx,
      'risk_assessments',
      assessments.map(assessment => ({
        risk_id: assessment.risk,
        cutover_id: cutover.id,
        number: assessment.number,
        at: assessment.at,
        by: assessment.by,
        reason: assessment.reason ?? null,
        ratings: JSON.stringify(assessment.ratings),
        places: JSON.stringify(assessment.places),
        scale_hash: hashes.get(assessment.scale) ?? '',
      })),
    );
  }
}

/** The risk that a stored document holds. */
export function riskOf({ document }: { document: string }): Risk {
  return JSON.parse(document);
}

/** By which a scale is known: SHA-256 over its canonical JSON. */
export function scaleHash(scale: RiskScale | RiskSpec): string {
  return sha256(canonicalize(scaleOf(scale as RiskSpec)) ?? '');
}

/** A 412: somebody else has written in the meantime. */
export function staleRisk(
  { number }: Pick<Risk, 'number'>,
  asked: number,
  found: number,
) {
  return because(
    new ConflictError(
      `R-${number} was read at version ${asked}, it is now at ${found}; look at what changed and try again`,
    ),
    'precondition.stale',
    { statusCode: 412, asked, found },
  );
}

function toRow(risk: Risk, cutover: Cutover) {
  const isClosed = risk.status === 'closed';
  const { acceptance } = risk;
  return {
    version: risk.version,
    status: risk.status,
    owner: risk.owner,
    phase: risk.phase,
    category: risk.category,
    ...Object.fromEntries(
      RISK_BASES.flatMap(basis =>
        (['likelihood', 'impact', 'priority'] as const).map(key => [
          `${basis}_${key}`,
          risk.places[basis]?.[key] ?? null,
        ]),
      ),
    ),
    all_targets: risk.targets.length === 0,
    remind_at: nextReminderAt(risk, cutover) ?? null,
    accepted_until:
      !isClosed && acceptance?.status === 'granted' ? acceptance.until : null,
    document: JSON.stringify(risk),
  };
}

function targetRows({ cutoverId, id, targets }: Risk) {
  return targets.map(ref => ({ risk_id: id, cutover_id: cutoverId, ref }));
}

function assessmentOf(row: AssessmentRow): StoredAssessment {
  return {
    risk: row.risk_id,
    number: row.number,
    at: row.at,
    by: row.by,
    ...(row.reason === null ? {} : { reason: row.reason }),
    ratings: JSON.parse(row.ratings),
    places: JSON.parse(row.places),
  };
}
