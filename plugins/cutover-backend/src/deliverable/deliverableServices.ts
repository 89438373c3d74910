import type { Config } from '@backstage/config';
import { DEFAULT_FILE_TYPES } from '@backstage-cutover/plugin-cutover-common';
import type { FileStorage } from '@backstage-cutover/plugin-cutover-node';
import type { Knex } from 'knex';
import type { Recorder } from '../audit/Recorder';
import type { IdempotencyStore } from '../idempotency/IdempotencyStore';
import type { CatalogFacts } from '../lifecycle/CatalogFacts';
import type { CutoverDoor } from '../lifecycle/CutoverDoor';
import type { CutoverStore } from '../lifecycle/CutoverStore';
import type { FindsSentBack } from '../lifecycle/FindsSentBack';
import type { Outbox } from '../outbox/Outbox';
import { Beginnings } from './Beginnings';
import { CommentService } from './CommentService';
import { CommentStore } from './CommentStore';
import { CopySources } from './CopySources';
import { DatabaseFileStorage } from './DatabaseFileStorage';
import { DeliverableBlockers } from './DeliverableBlockers';
import { deliverableChecks } from './deliverableChecks';
import { DeliverableDoor } from './DeliverableDoor';
import { DeliverableService } from './DeliverableService';
import { DeliverableStore } from './DeliverableStore';
import { FileService } from './FileService';
import { FileStore } from './FileStore';
import { MissingDeliverables } from './MissingDeliverables';
import { MovedDeliverables } from './MovedDeliverables';
import { PresenceService } from './PresenceService';
import { PresenceStore } from './PresenceStore';
import { ReviewedDeliverables } from './ReviewedDeliverables';
import type { FileLimits } from './UploadInspector';

const MEBIBYTE = 1024 * 1024;
const DEFAULT_SIZE = 20 * MEBIBYTE;

/** Everything about documents, wired up. */
export function deliverableServices(deps: {
  db: Knex;
  cutoverDoor: CutoverDoor;
  cutovers: CutoverStore;
  facts: CatalogFacts;
  recorder: Recorder;
  idempotency: IdempotencyStore;
  outbox: Outbox;
  clock: () => Date;
  limits: FileLimits;
  /** Where the portal is found, for links in documents. */
  portal?: string;
  sentBack: FindsSentBack;
  /** Takes the place of the database. */
  storage?: FileStorage;
}) {
  const { clock, db, facts, outbox, recorder, idempotency } = deps;
  const store = new DeliverableStore();
  const commentStore = new CommentStore();
  const fileStore = new FileStore();
  const chunks = deps.storage
    ? undefined
    : new DatabaseFileStorage({ db, clock });
  const door = new DeliverableDoor({ door: deps.cutoverDoor, clock });
  const presence = new PresenceService({
    ...{ clock, db, door },
    store: new PresenceStore(),
  });
  return {
    presence,
    deliverables: new DeliverableService({
      ...{ clock, db, door, idempotency, outbox, presence, recorder, store },
      copySources: new CopySources({
        ...{ db, door, store },
        cutovers: deps.cutovers,
      }),
      comments: commentStore,
      files: fileStore,
      sentBack: deps.sentBack,
      beginnings: new Beginnings({ db, store, facts, portal: deps.portal }),
    }),
    comments: new CommentService({
      ...{ db, door, facts, idempotency, outbox, recorder },
      store: commentStore,
      deliverables: store,
    }),
    files: new FileService({
      ...{ clock, db, door, outbox, recorder, chunks },
      store: fileStore,
      deliverables: store,
      storage: deps.storage ?? new DatabaseFileStorage({ db, clock }),
      limits: deps.limits,
    }),
    blockers: new DeliverableBlockers({ store, comments: commentStore }),
    checks: deliverableChecks({ store, comments: commentStore }),
    reviewed: new ReviewedDeliverables({ store }),
    missing: new MissingDeliverables({ store }),
    moved: new MovedDeliverables({ store }),
    /** What was last handed in of a document, for other subjects. */
    async lastRevision(read: Knex, cutoverId: string, deliverable: string) {
      const found = await store.lastRevisions(read, cutoverId, [deliverable]);
      return found.get(deliverable)?.data;
    },
  };
}

/** What the portal's configuration says about files. */
export function fileLimits(config: Config): FileLimits {
  const files = config.getOptionalConfig('cutover.files');
  const mebibytes = files?.getOptionalNumber('maxSizeMiB');
  const types = files?.getOptionalStringArray('types') ?? DEFAULT_FILE_TYPES;
  const unknown = types.filter(type => !DEFAULT_FILE_TYPES.includes(type));
  if (unknown.length) {
    throw new Error(
      `cutover.files.types names ${unknown.join(
        ', ',
      )}, whose content nobody would recognise; choose from ${DEFAULT_FILE_TYPES.join(
        ', ',
      )}`,
    );
  }
  return {
    maxSize: mebibytes === undefined ? DEFAULT_SIZE : mebibytes * MEBIBYTE,
    types,
  };
}
