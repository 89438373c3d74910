import { setTimeout as wait } from 'node:timers/promises';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Task } from './task';

const PATIENCE_MS = 20_000;
const STEP_MS = 200;

/** Waits for an entity to be in the catalog, as the person of the task sees it. */
export type InCatalog = (entityRef: string, task: Task) => Promise<void>;

/**
 * A cutover comes into the catalog a moment after it is started, and its page says for good that there is none if it is
 * opened before. After a while nobody is kept waiting: the cutover stands, and the catalog will follow.
 */
export function inCatalog(
  catalog: Pick<CatalogService, 'getEntityByRef'>,
): InCatalog {
  return async (entityRef, task) => {
    const credentials = await task.getInitiatorCredentials();
    const until = Date.now() + PATIENCE_MS;
    while (Date.now() < until) {
      // What the catalog cannot answer now, it may answer in a moment.
      const found = await catalog
        .getEntityByRef(entityRef, { credentials })
        .catch(() => undefined);
      if (found) return;
      await wait(STEP_MS);
    }
  };
}
