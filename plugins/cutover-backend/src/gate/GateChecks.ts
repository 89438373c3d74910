import { setTimeout as wait } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type { JsonObject, JsonValue } from '@backstage/types';
import {
  appliesWhen,
  textSchema,
  type CheckVerdict,
  type Cutover,
  type TemplateGate,
  type Text,
} from '@backstage-cutover/plugin-cutover-common';
import type {
  GateCheck,
  GateCheckAnswer,
} from '@backstage-cutover/plugin-cutover-node';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { OpenedCutover } from '../lifecycle/CutoverDoor';
import { KeptVerdicts } from './KeptVerdicts';

export type Opened = Pick<OpenedCutover, 'cutover' | 'spec'>;

/** A check of a subject of ours, which reads the database and nothing else: it answers inside a transaction too. */
export interface SubjectCheck {
  id: string;
  title: Text;
  evaluate(
    db: Knex,
    opened: Opened,
    about: { phase: string; params: JsonObject },
  ): Promise<GateCheckAnswer>;
  /** Brings up to date what it reads, where that comes from elsewhere: before it is asked outside a transaction. */
  before?(opened: Opened): Promise<void>;
}

type TemplateCheck = TemplateGate['checks'][number];

const NOBODY: Text = {
  en: 'Unknown, because nobody provides this check; install the module that does, or take it out of the template',
  'zh-CN': '未知：没有模块提供该检查项。请安装相应模块，或从模板中删去该项',
};

/** So many characters of JSON the facts of somebody else's check may take: they are kept with every round. */
const MOST_FACTS = 256 * 1024;

/** Asks checks. */
export type AsksChecks = Pick<GateChecks, 'look' | 'ask' | 'again'>;

/** All checks that are known here, by their ids. */
export class GateChecks {
  readonly #inside = new Map<string, SubjectCheck>();
  readonly #outside = new Map<string, GateCheck>();
  readonly #kept: KeptVerdicts;

  constructor(
    private readonly deps: {
      checks: SubjectCheck[];
      added: GateCheck[];
      /** How long a check from outside may take. */
      milliseconds: number;
      /** How long what it answered is shown, before it is asked again. */
      keptMilliseconds: number;
      clock: () => Date;
      logger: LoggerService;
    },
  ) {
    this.#kept = new KeptVerdicts({
      milliseconds: deps.keptMilliseconds,
      clock: deps.clock,
    });
    deps.checks.forEach(check => this.#inside.set(check.id, check));
    for (const check of deps.added) {
      if (this.#inside.has(check.id) || this.#outside.has(check.id)) {
        throw new Error(`There are two gate checks of the id ${check.id}`);
      }
      this.#outside.set(check.id, check);
    }
  }

  /** For reading: what others have answered lately is not asked again; our own checks always are. */
  async look(
    db: Knex,
    opened: Opened,
    gate: TemplateGate,
    phase: string,
  ): Promise<CheckVerdict[]> {
    return this.#all(db, opened, gate, phase, (question, ask) =>
      this.#kept.of(question, ask),
    );
  }

  /** Asks all checks of a gate that apply, side by side, as they stand at this moment. */
  async ask(
    db: Knex,
    opened: Opened,
    gate: TemplateGate,
    phase: string,
  ): Promise<CheckVerdict[]> {
    return this.#all(db, opened, gate, phase, (question, ask) =>
      this.#kept.take(question, ask()),
    );
  }

  /** Once more, in the transaction, those that the transaction itself could have changed; the others as they were. */
  async again(
    tx: Knex.Transaction,
    opened: Opened,
    gate: TemplateGate,
    phase: string,
    before: CheckVerdict[],
  ): Promise<CheckVerdict[]> {
    const verdicts: CheckVerdict[] = [];
    for (const [index, check] of applying(gate, opened.cutover).entries()) {
      const known = before.find(each => each.check === check.check);
      verdicts.push(
        known && !this.#inside.has(check.check)
          ? before[index] ?? known
          : await this.#verdict(check, () =>
              this.#answer(tx, opened, gate, phase, check),
            ),
      );
    }
    return verdicts;
  }

  async #all(
    db: Knex,
    opened: Opened,
    gate: TemplateGate,
    phase: string,
    outside: (
      question: string,
      ask: () => Promise<CheckVerdict>,
    ) => Promise<CheckVerdict>,
  ): Promise<CheckVerdict[]> {
    const { id, version } = opened.cutover;
    const prepared = this.#preparation(opened);
    return Promise.all(
      applying(gate, opened.cutover).map(check => {
        const ask = () =>
          this.#verdict(check, async () => {
            await prepared(check);
            return this.#answer(db, opened, gate, phase, check);
          });
        if (!this.#outside.has(check.check)) return ask();
        return outside(JSON.stringify([id, version, gate.id, check]), ask);
      }),
    );
  }

  /** What several checks share is brought up to date once. */
  #preparation(opened: Opened) {
    const begun = new Map<SubjectCheck['before'], Promise<void>>();
    return async ({ check }: TemplateCheck) => {
      const { before } = this.#inside.get(check) ?? {};
      if (!before) return;
      const preparing = begun.get(before) ?? before(opened);
      begun.set(before, preparing);
      await preparing;
    };
  }

  async #answer(
    db: Knex,
    opened: Opened,
    gate: TemplateGate,
    phase: string,
    { check: id, params = {} }: TemplateCheck,
  ): Promise<GateCheckAnswer> {
    const inside = this.#inside.get(id);
    if (inside) return inside.evaluate(db, opened, { phase, params });
    const outside = this.#outside.get(id);
    if (!outside) throw new Error(`Nobody provides the check ${id}`);
    return readable(
      await this.#inTime(signal =>
        outside.evaluate({
          cutover: structuredClone(opened.cutover),
          gate: gate.id,
          phase,
          params: structuredClone(params),
          signal,
        }),
      ),
    );
  }

  async #inTime<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const { milliseconds } = this.deps;
    const ended = new AbortController();
    const late = new AbortController();
    const deadline = wait(milliseconds, undefined, {
      signal: ended.signal,
      ref: false,
    }).then(() => {
      late.abort();
      throw new Error(`no answer within ${milliseconds / 1000} seconds`);
    });
    // That nobody waits for it any more is no failure.
    deadline.catch(() => {});
    try {
      return await Promise.race([work(late.signal), deadline]);
    } finally {
      ended.abort();
    }
  }

  async #verdict(
    { check, title }: TemplateCheck,
    answer: () => Promise<GateCheckAnswer>,
  ): Promise<CheckVerdict> {
    const known = this.#inside.get(check) ?? this.#outside.get(check);
    const verdict = (
      outcome: CheckVerdict['outcome'],
      explanation: Text,
      facts: JsonValue = null,
    ): CheckVerdict => ({
      check,
      title: title ?? known?.title ?? check,
      outcome,
      explanation,
      facts,
      at: this.deps.clock().toISOString(),
    });
    if (!known) return verdict('unknown', NOBODY);
    try {
      const { passed, explanation, facts } = await answer();
      return verdict(passed ? 'passed' : 'failed', explanation, facts);
    } catch (error) {
      const why = wordsOf(error);
      this.deps.logger.warn(`Gate check ${check} could not answer: ${why}`);
      return verdict('unknown', {
        en: `Unknown, because the check could not answer: ${why}`,
        'zh-CN': `未知：检查项未能得出结果（${why}）`,
      });
    }
  }
}

const answerSchema = z.object({
  passed: z.boolean(),
  explanation: textSchema,
  facts: z.unknown().optional(),
});

/** What a check of somebody else answers may be anything. */
function readable(answer: unknown) {
  const parsed = answerSchema.safeParse(answer);
  if (!parsed.success) {
    throw new Error(
      'its answer cannot be read, which has to be { passed: true or false, explanation: a text }',
    );
  }
  const { facts, ...said } = parsed.data;
  const kept = JSON.stringify(facts ?? null) ?? 'null';
  if (kept.length > MOST_FACTS) {
    throw new Error(
      `its facts take ${kept.length} characters, of which ${MOST_FACTS} can be kept`,
    );
  }
  return { ...said, facts: JSON.parse(kept) as JsonValue };
}

/** Of whatever was thrown. */
function wordsOf(error: unknown): string {
  const words = isError(error) ? error.message : '';
  return (words || 'it failed without a reason').slice(0, 500);
}

function applying(
  { checks }: TemplateGate,
  { intake }: Cutover,
): TemplateCheck[] {
  return checks.filter(({ when }) => appliesWhen(when, intake));
}
