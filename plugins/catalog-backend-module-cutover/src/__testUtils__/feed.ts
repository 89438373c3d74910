import { createServiceFactory } from '@backstage/backend-plugin-api';
import { NotImplementedError } from '@backstage/errors';
import type {
  Cutover,
  CutoverApi,
} from '@backstage-cutover/plugin-cutover-common';
import { cutoverServiceRef } from '@backstage-cutover/plugin-cutover-node';

export function aCutover(differently: Partial<Cutover> = {}): Cutover {
  const at = '2026-11-24T12:00:00.000Z';
  const planned = {
    start: '2027-03-06T21:00:00.000Z',
    end: '2027-03-07T03:00:00.000Z',
  };
  return {
    id: 'id-of-shop',
    name: 'shop',
    title: 'Move the shop',
    type: 'small-change',
    template: {
      ref: 'cutovertemplate:default/small-change',
      version: '1.0.0',
      hash: 'a'.repeat(64),
      title: 'Small change',
    },
    status: 'running',
    phase: 'initiation',
    phases: [
      {
        id: 'initiation',
        title: { en: 'Initiation', 'zh-CN': '启动' },
        status: 'in-progress',
        planned,
        actual: { start: at },
      },
      {
        id: 'closing',
        title: 'Closing',
        status: 'not-started',
        planned,
        actual: {},
      },
    ],
    owner: 'group:default/shop-team',
    team: {
      sponsor: ['user:default/alice'],
      coordinator: ['user:default/alice', 'user:default/carol'],
    },
    targets: [{ ref: 'component:default/shop' }],
    window: { ...planned, timeZone: 'Europe/Berlin' },
    goals: 'Better',
    scope: 'All',
    intake: {},
    createdBy: 'user:default/bob',
    createdAt: at,
    updatedAt: at,
    version: 1,
    ...differently,
  };
}

/** A change feed as the cutover backend keeps it: every cutover once, at the position of its last write. */
export class Feed {
  readonly asked: number[] = [];
  readonly registered: { ref: string; spec: unknown }[] = [];
  readonly #written = new Map<string, { position: number; cutover: Cutover }>();
  #position = 0;
  #pageSize = Infinity;
  #beforeAnswer: () => void | Promise<void> = () => {};

  write(...cutovers: Cutover[]): this {
    for (const cutover of cutovers) {
      this.#position += 1;
      this.#written.delete(cutover.id);
      this.#written.set(cutover.id, { position: this.#position, cutover });
    }
    return this;
  }

  inPagesOf(size: number): this {
    this.#pageSize = size;
    return this;
  }

  /** What happens after the backend has read the answer, and before the catalog gets it. */
  meanwhile(happen: () => void | Promise<void>): this {
    this.#beforeAnswer = happen;
    return this;
  }

  api: CutoverApi = {
    getChanges: async ({ after, limit = 100 }) => {
      this.asked.push(after);
      const all = [...this.#written.values()].filter(
        ({ position }) => position > after,
      );
      const changes = all.slice(0, Math.min(limit, this.#pageSize));
      const answer = {
        changes,
        position: changes.at(-1)?.position ?? after,
        more: changes.length < all.length,
      };
      await this.#beforeAnswer();
      return answer;
    },
    registerTemplate: async template => {
      this.registered.push(template);
      return { hash: `hash-${this.registered.length}` };
    },
    listTemplates: notHere,
    getTemplate: notHere,
    createCutover: notHere,
    listCutovers: notHere,
    getCutover: notHere,
    getCutoverTemplate: notHere,
    previewMove: notHere,
    moveTemplate: notHere,
    getAllowed: notHere,
    updateCutover: notHere,
    completePhase: notHere,
    reopenPhase: notHere,
    cancelCutover: notHere,
    getAudit: notHere,
    verifyAudit: notHere,
    activities: { list: notHere, change: notHere },
    get deliverables(): never {
      throw new NotImplementedError('The catalog does not ask for this');
    },
    get gates(): never {
      throw new NotImplementedError('The catalog does not ask for this');
    },
    get risks(): never {
      throw new NotImplementedError('The catalog does not ask for this');
    },
    get training(): never {
      throw new NotImplementedError('The catalog does not ask for this');
    },
  };

  /** The feed in the place of the client that calls the cutover backend. */
  get feature() {
    return createServiceFactory({
      service: cutoverServiceRef,
      deps: {},
      factory: () => ({ as: () => this.api }),
    });
  }
}

async function notHere(): Promise<never> {
  throw new NotImplementedError('The catalog does not ask for this');
}
