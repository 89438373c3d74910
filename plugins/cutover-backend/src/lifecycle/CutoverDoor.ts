import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { ResourcePermission } from '@backstage/plugin-permission-common';
import type {
  Cutover,
  CutoverTemplateSpec,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { TemplateService } from '../template/TemplateService';
import type { CutoverAccess, GrantedAccess } from './CutoverAccess';
import { cutoverOf, type CutoverStore } from './CutoverStore';

/** A cutover that the caller may read, with the frozen template that it runs on. */
export interface OpenedCutover {
  cutover: Cutover;
  spec: CutoverTemplateSpec;
  /** Versions of the template on which it ran before. */
  earlier?: CutoverTemplateSpec[];
  /** What else the caller may do with it, by the portal's policy. */
  access: GrantedAccess;
}

/** Through which every subject comes to a cutover: what the caller may not read does not exist. */
export class CutoverDoor {
  constructor(
    private readonly deps: {
      db: Knex;
      cutovers: CutoverStore;
      templates: TemplateService;
      access: CutoverAccess;
    },
  ) {}

  /** By id or name. `permissions` are asked for in the same call as reading is. */
  async open(
    idOrName: string,
    credentials: BackstageCredentials,
    permissions: ResourcePermission<'cutover'>[] = [],
  ): Promise<OpenedCutover> {
    const access = await this.deps.access.of(credentials, permissions);
    return this.openAs(access, idOrName);
  }

  /** As `open`, for whoever has asked the policy already. */
  async openAs(
    access: GrantedAccess,
    idOrName: string,
  ): Promise<OpenedCutover> {
    return this.#opened(this.deps.db, idOrName, access);
  }

  /** What the policy grants, to be asked once for several transactions. */
  access(
    credentials: BackstageCredentials,
    permissions: ResourcePermission<'cutover'>[],
  ): Promise<GrantedAccess> {
    return this.deps.access.of(credentials, permissions);
  }

  /**
   * For writing: `work` runs in a transaction in which the cutover's row is locked, before any other, as every writer
   * does (see database/README.md). The policy is asked before the transaction begins.
   *
   * @throws NotAllowedError where the portal's policy does not grant `permission`
   */
  async change<T>(
    idOrName: string,
    credentials: BackstageCredentials,
    permission: ResourcePermission<'cutover'>,
    work: (tx: Knex.Transaction, opened: OpenedCutover) => Promise<T>,
  ): Promise<T> {
    const access = await this.deps.access.of(credentials, [permission]);
    return this.changeAs(access, idOrName, permission, work);
  }

  /** As `change`, for whoever has asked the policy already. */
  async changeAs<T>(
    access: GrantedAccess,
    idOrName: string,
    permission: ResourcePermission<'cutover'>,
    work: (tx: Knex.Transaction, opened: OpenedCutover) => Promise<T>,
  ): Promise<T> {
    return this.deps.db.transaction(async tx => {
      const opened = await this.#opened(tx, idOrName, access, { lock: true });
      access.assert(permission, opened.cutover);
      return work(tx, opened);
    });
  }

  async #opened(
    db: Knex,
    idOrName: string,
    access: GrantedAccess,
    options?: { lock: boolean },
  ): Promise<OpenedCutover> {
    const found = await this.deps.cutovers.find(db, idOrName, options);
    const cutover = cutoverOf(access.readableOf(found, idOrName));
    const { hash, before = [] } = cutover.template;
    const { templates } = this.deps;
    const spec = await templates.copy(hash, db);
    const earlier: CutoverTemplateSpec[] = [];
    for (const each of before) {
      earlier.push(await templates.copy(each.hash, db));
    }
    return { cutover, spec, access, ...(earlier.length ? { earlier } : {}) };
  }
}
