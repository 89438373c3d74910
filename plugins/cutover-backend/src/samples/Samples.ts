import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { RELATION_MEMBER_OF } from '@backstage/catalog-model';
import { stringifyError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Cutover } from '@backstage-cutover/plugin-cutover-common';
import type { Caller } from '../actors/Actors';
import type { CutoverService } from '../lifecycle/CutoverService';
import { cutoverOf } from '../lifecycle/CutoverStore';
import { readSamples, sampleInput, type Sample } from './sampleFile';

/**
 * Makes the sample cutovers through the same use cases as everybody else, in the name of the people whom the file
 * names. Each is made once, by its idempotency key: a restart or a second replica finds it made.
 */
export class Samples {
  constructor(
    private readonly deps: {
      file: string;
      auth: AuthService;
      catalog: CatalogService;
      cutovers: CutoverService;
      clock: () => Date;
      logger: LoggerService;
    },
  ) {}

  /** Whether all are made. Those that are not, mostly because the catalog is not filled yet, wait for another try. */
  async make(): Promise<boolean> {
    const waiting: string[] = [];
    for (const sample of await readSamples(this.deps.file)) {
      try {
        await this.#make(sample);
      } catch (error) {
        waiting.push(`${sample.key} (${stringifyError(error)})`);
      }
    }
    if (waiting.length) {
      this.deps.logger.info(
        `Sample cutovers that wait for another try: ${waiting.join(', ')}`,
      );
    }
    return waiting.length === 0;
  }

  async #make(sample: Sample) {
    const { clock, cutovers } = this.deps;
    const key = `sample:${sample.key}`;
    const made = await cutovers.create(
      sampleInput(sample, clock()),
      await this.#caller(sample.createdBy),
      // The window moves with the day; it is the same sample all the same.
      { idempotencyKey: key, fingerprint: key },
    );
    for (const { phase, by, comment } of sample.completePhases) {
      const now = await this.#now(made);
      if (now.status !== 'running' || isDone(now, phase)) continue;
      const caller = await this.#caller(by);
      await cutovers.completePhase(
        now.id,
        now.version,
        phase,
        { comment },
        caller,
      );
    }
    if (sample.cancel) {
      const { by, reason } = sample.cancel;
      const now = await this.#now(made);
      if (now.status !== 'running') return;
      const caller = await this.#caller(by);
      await cutovers.cancel(now.id, now.version, { reason }, caller);
    }
  }

  async #now({ id }: Cutover): Promise<Cutover> {
    const credentials = await this.deps.auth.getOwnServiceCredentials();
    return cutoverOf(await this.deps.cutovers.get(id, credentials));
  }

  /** The person as the catalog knows them; the portal's own credentials ask on their behalf. */
  async #caller(ref: string): Promise<Caller> {
    const credentials = await this.deps.auth.getOwnServiceCredentials();
    const user = await this.deps.catalog.getEntityByRef(ref, { credentials });
    if (!user) throw new Error(`${ref} is not in the catalog yet`);
    const groups = (user.relations ?? [])
      .filter(({ type }) => type === RELATION_MEMBER_OF)
      .map(({ targetRef }) => targetRef);
    return {
      credentials,
      actor: { kind: 'person', ref, groups: [ref, ...groups] },
    };
  }
}

function isDone(cutover: Cutover, phase: string) {
  return cutover.phases.some(
    ({ id, status }) => id === phase && status === 'done',
  );
}
