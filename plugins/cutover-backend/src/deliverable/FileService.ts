import { randomUUID } from 'node:crypto';
import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  assertMayOnDeliverable,
  because,
  cutoverDeliverableEditPermission,
  formFor,
  hidesFiles,
  visibleFiles,
  type DeliverableAct,
  type DeliverableFile,
} from '@backstage-cutover/plugin-cutover-common';
import type { FileStorage } from '@backstage-cutover/plugin-cutover-node';
import { DateTime } from 'luxon';
import type { Knex } from 'knex';
import type { Caller } from '../actors/Actors';
import type { Recorder } from '../audit/Recorder';
import type { Outbox } from '../outbox/Outbox';
import type { DatabaseFileStorage } from './DatabaseFileStorage';
import type { DeliverableDoor, OpenedDeliverable } from './DeliverableDoor';
import type { DeliverableKey, DeliverableStore } from './DeliverableStore';
import type { FileStore } from './FileStore';
import {
  UploadInspector,
  type FileLimits,
  type Upload,
} from './UploadInspector';

const BATCH = 100;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The use cases of files. Whoever may read a document may open its files, but for those that only hidden fields name. */
export class FileService {
  constructor(
    private readonly deps: {
      db: Knex;
      door: DeliverableDoor;
      store: FileStore;
      deliverables: DeliverableStore;
      storage: FileStorage;
      /** Where the storage is the database: uploads that were cut off leave something behind there. */
      chunks?: DatabaseFileStorage;
      limits: FileLimits;
      recorder: Recorder;
      outbox: Outbox;
      clock: () => Date;
    },
  ) {}

  async list(
    cutover: string,
    deliverable: string,
    caller: Caller,
  ): Promise<DeliverableFile[]> {
    const { db, door, store } = this.deps;
    const opened = await door.open(cutover, deliverable, caller);
    return this.#visible(opened, await store.list(db, opened.key), db);
  }

  async upload(
    cutover: string,
    deliverable: string,
    upload: Upload,
    caller: Caller,
  ): Promise<DeliverableFile> {
    const { door, limits, outbox, storage } = this.deps;
    const before = await door.open(cutover, deliverable, caller);
    // Machines hand in reports, and files with them; they have no part in drafts.
    assertMay('submit', before);
    const inspector = new UploadInspector(upload, limits);
    const id = randomUUID();
    try {
      await storage.write(id, inspector.content());
      const file = {
        id,
        ...inspector.found(),
        uploadedBy: before.call.by.ref,
        uploadedAt: before.call.at,
      };
      await door.change(before, caller, (tx, opened) =>
        this.#add(tx, opened, file),
      );
      outbox.poke();
      return file;
    } catch (error) {
      await storage.remove(id);
      throw error;
    }
  }

  /** The content, and what it is. */
  async download(
    cutover: string,
    deliverable: string,
    id: string,
    caller: Caller,
  ): Promise<{ file: DeliverableFile; content: AsyncIterable<Buffer> }> {
    const opened = await this.deps.door.open(cutover, deliverable, caller);
    const file = await this.#file(opened, id);
    return { file, content: this.deps.storage.read(id) };
  }

  /** Takes a file away that no revision names. */
  async remove(
    cutover: string,
    deliverable: string,
    id: string,
    caller: Caller,
  ): Promise<void> {
    const { door, outbox, storage, store } = this.deps;
    const before = await door.open(cutover, deliverable, caller);
    await door.change(before, caller, async (tx, opened) => {
      assertMay('edit', opened);
      const file = await this.#file(opened, id, tx);
      if (!(await store.delete(tx, id))) {
        throw because(
          new ConflictError(
            `${file.name} is named by what was handed in, and stays with it`,
          ),
          'file.in-revision',
        );
      }
      await this.#record(tx, 'file-removed', opened, file);
    });
    await storage.remove(id);
    outbox.poke();
  }

  /** Removes what was uploaded long ago and is named neither by a revision nor by a draft. */
  async forgetOrphans(signal?: AbortSignal): Promise<void> {
    const { chunks, clock, db, store } = this.deps;
    const now = DateTime.fromJSDate(clock(), { zone: 'utc' });
    const uploadedBefore = now.minus({ days: 30 }).toISO() ?? '';
    let after = '00000000-0000-0000-0000-000000000000';
    while (!signal?.aborted) {
      const found = await store.unnamed(db, {
        ...{ uploadedBefore, after },
        limit: BATCH,
      });
      for (const file of found) await this.#forget(file);
      if (found.length < BATCH) break;
      after = found[found.length - 1].id;
    }
    await chunks?.forgetStrays(now.minus({ days: 1 }).toISO() ?? '');
  }

  async #forget({ id, ...key }: DeliverableKey & { id: string }) {
    const { db, deliverables, storage, store } = this.deps;
    const isGone = await db.transaction(async tx => {
      // Under the lock nobody writes the draft, nor hands it in, with the file in it.
      const { draft } = await deliverables.find(tx, key, { lock: true });
      if (JSON.stringify(draft?.data ?? {}).includes(id)) return false;
      return store.delete(tx, id);
    });
    if (isGone) await storage.remove(id);
  }

  /** A file that the caller may see. */
  async #file(
    opened: OpenedDeliverable,
    id: string,
    db: Knex = this.deps.db,
  ): Promise<DeliverableFile> {
    const found = UUID.test(id)
      ? await this.deps.store.find(db, opened.key, id)
      : undefined;
    const [seen] = found ? await this.#visible(opened, [found], db) : [];
    if (seen) return seen;
    throw because(
      new NotFoundError(`There is no file "${id.slice(0, 100)}" here`),
      'file.unknown',
    );
  }

  /** Without those that only hidden fields name. */
  async #visible(
    { call, key }: OpenedDeliverable,
    files: DeliverableFile[],
    db: Knex,
  ): Promise<DeliverableFile[]> {
    const { form, rights } = formFor(call);
    const { schema } = form;
    if (!hidesFiles(schema, rights) || files.length === 0) return files;
    const states = await this.deps.deliverables.contents(db, key);
    return visibleFiles(files, states, {
      ...{ schema, rights },
      reader: call.by.ref,
    });
  }

  async #add(
    tx: Knex.Transaction,
    opened: OpenedDeliverable,
    file: DeliverableFile,
  ) {
    assertMay('submit', opened);
    await this.deps.store.insert(tx, opened.key, file);
    await this.#record(tx, 'file-added', opened, file);
  }

  // Neither name nor type: they may tell of a field that not everybody may see.
  async #record(
    tx: Knex.Transaction,
    what: 'file-added' | 'file-removed',
    { call, cutover, key, spec }: OpenedDeliverable,
    { id, sha256 }: DeliverableFile,
  ) {
    await this.deps.recorder.record(
      tx,
      {
        type: `deliverable.${what}`,
        cutoverId: cutover.id,
        at: call.at,
        by: call.by.ref,
        item: key.deliverable,
        after: { file: id, sha256 },
      },
      { cutover, spec },
    );
  }
}

function assertMay(
  act: DeliverableAct,
  { access, call, cutover }: OpenedDeliverable,
) {
  access.assert(cutoverDeliverableEditPermission, cutover);
  assertMayOnDeliverable(act, cutover, call.place, call.by, call.roles);
}
