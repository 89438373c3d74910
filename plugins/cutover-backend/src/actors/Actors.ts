import type {
  AuthService,
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { because, type Actor } from '@backstage-cutover/plugin-cutover-common';

/** Who calls: with whose credentials others are asked, and for whom the domain's rules decide. */
export interface Caller {
  credentials: BackstageCredentials;
  actor: Actor;
}

export class Actors {
  readonly #auth: AuthService;
  readonly #userInfo: UserInfoService;

  constructor(options: { auth: AuthService; userInfo: UserInfoService }) {
    this.#auth = options.auth;
    this.#userInfo = options.userInfo;
  }

  async of(credentials: BackstageCredentials): Promise<Caller> {
    if (this.#auth.isPrincipal(credentials, 'user')) {
      const { userEntityRef, ownershipEntityRefs } =
        await this.#userInfo.getUserInfo(credentials);
      const groups = new Set([userEntityRef, ...ownershipEntityRefs]);
      return {
        credentials,
        actor: { kind: 'person', ref: userEntityRef, groups: [...groups] },
      };
    }
    const ref = this.#auth.isPrincipal(credentials, 'service')
      ? credentials.principal.subject
      : 'unknown';
    return { credentials, actor: { kind: 'service', ref, groups: [] } };
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
