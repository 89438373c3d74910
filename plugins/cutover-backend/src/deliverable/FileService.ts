import { randomUUID } from 'node:crypto';
import { ConflictError, NotFoundError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import {
  assertMayOnDeliverable,
  because,
  cutoverDeliverableEditPermission,
  filesNamed,
  formFor,
  visibleData,
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
import type { DeliverableStore } from './DeliverableStore';
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
    const files = await store.list(db, opened.key);
    const hidden = await this.#hidden(opened);
    return files.filter(({ id }) => !hidden.has(id));
  }

  async upload(
    cutover: string,
    deliverable: string,
    upload: Upload,
    caller: Caller,
  ): Promise<DeliverableFile> {
    const { door, limits, outbox, storage } = this.deps;
    const before = await door.open(cutover, deliverable, caller);
    assertMayEdit(before);
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
      assertMayEdit(opened);
      const file = await this.#file(opened, id, tx);
      if (file.isKept) {
        throw because(
          new ConflictError(
            `${file.name} is named by what was handed in, and stays with it`,
          ),
          'file.in-revision',
        );
      }
      await store.delete(tx, id);
      await this.#record(tx, 'file-removed', opened, file);
    });
    await storage.remove(id);
    outbox.poke();
  }

  /** Removes what was uploaded long ago and is named neither by a revision nor by a draft. */
  async forgetOrphans(): Promise<void> {
    const { chunks, clock, db, storage, store } = this.deps;
    const now = DateTime.fromJSDate(clock(), { zone: 'utc' });
    const uploadedBefore = now.minus({ days: 30 }).toISO() ?? '';
    const found = await store.forgotten(db, { uploadedBefore, limit: BATCH });
    for (const { id, ...key } of found) {
      const { draft } = await this.deps.deliverables.find(db, key);
      if (JSON.stringify(draft ?? {}).includes(id)) continue;
      await store.delete(db, id);
      await storage.remove(id);
    }
    await chunks?.forgetStrays(now.minus({ days: 1 }).toISO() ?? '');
  }

  /** A file that the caller may see. */
  async #file(
    opened: OpenedDeliverable,
    id: string,
    db: Knex = this.deps.db,
  ): Promise<DeliverableFile & { isKept: boolean }> {
    const found = UUID.test(id)
      ? await this.deps.store.find(db, opened.key, id)
      : undefined;
    const hidden = found && (await this.#hidden(opened, db));
    if (found && !hidden?.has(id)) return found;
    throw because(
      new NotFoundError(`There is no file "${id.slice(0, 100)}" here`),
      'file.unknown',
    );
  }

  /** Files that draft and last revision name only where the caller may not look. */
  async #hidden(
    { call, key }: OpenedDeliverable,
    db: Knex = this.deps.db,
  ): Promise<Set<string>> {
    const { form, rights } = formFor(call);
    if (rights.hidden.length === 0) return new Set();
    const { draft, revision } = await this.deps.deliverables.find(db, key);
    const states = [draft?.data, revision?.data].filter(
      each => each !== undefined,
    );
    const named = (data: JsonObject) =>
      filesNamed(form.schema, data).map(({ id }) => id);
    const seen = new Set(
      states.flatMap(data => named(visibleData(data, rights))),
    );
    return new Set(states.flatMap(named).filter(id => !seen.has(id)));
  }

  async #add(
    tx: Knex.Transaction,
    opened: OpenedDeliverable,
    file: DeliverableFile,
  ) {
    assertMayEdit(opened);
    await this.deps.store.insert(tx, opened.key, file);
    await this.#record(tx, 'file-added', opened, file);
  }

  async #record(
    tx: Knex.Transaction,
    what: 'file-added' | 'file-removed',
    { call, cutover, key, spec }: OpenedDeliverable,
    { id, name, size, sha256 }: DeliverableFile,
  ) {
    await this.deps.recorder.record(
      tx,
      {
        type: `deliverable.${what}`,
        cutoverId: cutover.id,
        at: call.at,
        by: call.by.ref,
        item: key.deliverable,
        after: { file: id, name, size, sha256 },
      },
      { cutover, roles: spec.roles },
    );
  }
}

function assertMayEdit({ access, call, cutover }: OpenedDeliverable) {
  access.assert(cutoverDeliverableEditPermission, cutover);
  assertMayOnDeliverable('edit', cutover, call.place, call.by, call.roles);
}
