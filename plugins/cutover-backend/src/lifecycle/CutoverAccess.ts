import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  AuthorizeResult,
  type PermissionCriteria,
  type PolicyDecision,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  createConditionTransformer,
  type PermissionRuleset,
} from '@backstage/plugin-permission-node';
import {
  because,
  cutoverCreatePermission,
  cutoverReadPermission,
  type Cutover,
} from '@backstage-cutover/plugin-cutover-common';
import type { CutoverFilter } from './permissionRules';
import { cutoverOf, type StoredCutover } from './CutoverStore';

type Ruleset = PermissionRuleset<Cutover, CutoverFilter>;

/** The policy's decisions for one request. */
export class GrantedAccess {
  readonly #rules: Ruleset;
  readonly #decisions: Map<string, PolicyDecision>;

  constructor(rules: Ruleset, decisions: Map<string, PolicyDecision>) {
    this.#rules = rules;
    this.#decisions = decisions;
  }

  /** Which cutovers a list may show: those that meet the criteria, all without, or none. */
  get readable():
    | { result: 'none' }
    | { result: 'some'; criteria?: PermissionCriteria<CutoverFilter> } {
    const decision = this.#decision(cutoverReadPermission);
    switch (decision.result) {
      case AuthorizeResult.ALLOW:
        return { result: 'some' };
      case AuthorizeResult.CONDITIONAL:
        return {
          result: 'some',
          criteria: createConditionTransformer(this.#rules)(
            decision.conditions,
          ),
        };
      default:
        return { result: 'none' };
    }
  }

  has(permission: ResourcePermission<'cutover'>, cutover: Cutover): boolean {
    return createConditionAuthorizer(this.#rules)(
      this.#decision(permission),
      cutover,
    );
  }

  /** What one may not read does not exist. */
  readableOf(
    stored: StoredCutover | undefined,
    idOrName: string,
  ): StoredCutover {
    const { result } = this.#decision(cutoverReadPermission);
    // The document is looked into only where the policy has conditions.
    const readable =
      stored &&
      (result === AuthorizeResult.ALLOW ||
        this.has(cutoverReadPermission, cutoverOf(stored)));
    if (readable) return stored;
    throw because(
      new NotFoundError(`There is no cutover "${idOrName.slice(0, 100)}"`),
      'cutover.unknown',
    );
  }

  assert(permission: ResourcePermission<'cutover'>, cutover: Cutover): void {
    if (!this.has(permission, cutover))
      throw permissionMissing(permission.name);
  }

  #decision(permission: ResourcePermission<'cutover'>): PolicyDecision {
    return (
      this.#decisions.get(permission.name) ?? { result: AuthorizeResult.DENY }
    );
  }
}

/** Asks the portal's permission policy, once per request. */
export class CutoverAccess {
  readonly #permissions: PermissionsService;
  readonly #rules: Ruleset;

  constructor(options: { permissions: PermissionsService; rules: Ruleset }) {
    this.#permissions = options.permissions;
    this.#rules = options.rules;
  }

  async assertMayCreate(credentials: BackstageCredentials): Promise<void> {
    const [decision] = await this.#permissions.authorize(
      [{ permission: cutoverCreatePermission }],
      { credentials },
    );
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw permissionMissing(cutoverCreatePermission.name);
    }
  }

  /** What the caller may do with cutovers, reading always included. */
  async of(
    credentials: BackstageCredentials,
    permissions: ResourcePermission<'cutover'>[] = [],
  ): Promise<GrantedAccess> {
    const asked = [cutoverReadPermission, ...permissions];
    const decisions = await this.#permissions.authorizeConditional(
      asked.map(permission => ({ permission })),
      { credentials },
    );
    return new GrantedAccess(
      this.#rules,
      new Map(
        asked.map((permission, index) => [permission.name, decisions[index]]),
      ),
    );
  }
}

export function permissionMissing(permission: string) {
  return because(
    new NotAllowedError(
      `This needs the permission ${permission}, which you do not have here`,
    ),
    'permission.missing',
    { permission },
  );
}
