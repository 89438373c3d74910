import type {
  AuthService,
  BackstageCredentials,
  BackstageUserPrincipal,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { because, type Actor } from '@backstage-cutover/plugin-cutover-common';
import { LRUCache } from 'lru-cache';

/** Who calls: with whose credentials others are asked, and for whom the domain's rules decide. */
export interface Caller {
  credentials: BackstageCredentials;
  actor: Actor;
}

/** Whom somebody belongs to is fixed when they sign in; asking each time would cost as much as the permission does. */
const HELD_MS = 10_000;
const HELD = 1_000;

export class Actors {
  readonly #auth: AuthService;
  readonly #userInfo: UserInfoService;
  readonly #clock: () => Date;
  readonly #held = new LRUCache<string, { actor: Actor; until: number }>({
    max: HELD,
  });

  constructor(options: {
    auth: AuthService;
    userInfo: UserInfoService;
    clock?: () => Date;
  }) {
    this.#auth = options.auth;
    this.#userInfo = options.userInfo;
    this.#clock = options.clock ?? (() => new Date());
  }

  async of(credentials: BackstageCredentials): Promise<Caller> {
    if (this.#auth.isPrincipal(credentials, 'user')) {
      return { credentials, actor: await this.#person(credentials) };
    }
    const ref = this.#auth.isPrincipal(credentials, 'service')
      ? credentials.principal.subject
      : 'unknown';
    return { credentials, actor: { kind: 'service', ref, groups: [] } };
  }

  async #person(
    credentials: BackstageCredentials<BackstageUserPrincipal>,
  ): Promise<Actor> {
    const ref = credentials.principal.userEntityRef;
    const now = this.#clock().getTime();
    const held = this.#held.get(ref);
    if (held && held.until > now) return held.actor;

    const { userEntityRef, ownershipEntityRefs } =
      await this.#userInfo.getUserInfo(credentials);
    const groups = [...new Set([userEntityRef, ...ownershipEntityRefs])];
    const actor: Actor = { kind: 'person', ref: userEntityRef, groups };
    this.#held.set(ref, { actor, until: now + HELD_MS });
    return actor;
  }

  /** Some doors are for machines only: what comes through them is not limited to what one person may see. */
  assertService(credentials: BackstageCredentials): void {
    if (this.#auth.isPrincipal(credentials, 'service')) return;
    throw because(
      new NotAllowedError('This is for services; people have no use for it'),
      'actor.service-needed',
    );
  }
}

/** Acting needs a person, whatever permissions a service holds. */
export function assertPerson({ actor }: Caller, what: string): void {
  if (actor.kind === 'person') return;
  throw because(
    new NotAllowedError(`${what} needs a person; ${actor.ref} is a service`),
    'actor.person-needed',
  );
}
