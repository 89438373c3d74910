import {
  parseEntityRef,
  stringifyEntityRef,
  type UserEntity,
} from '@backstage/catalog-model';
import { AuthenticationError, NotAllowedError } from '@backstage/errors';
import {
  createProxyAuthenticator,
  type SignInResolver,
} from '@backstage/plugin-auth-node';

/** Names the chosen person by full entity ref. */
export const DEMO_USER_HEADER = 'x-demo-user';

export interface ChosenPerson {
  /** Full entity ref, in lower case. */
  ref: string;
}

/** Accepts the people that `auth.providers.demo.people` lists, and nobody else. */
export const demoAuthenticator = createProxyAuthenticator({
  async defaultProfileTransform(result: ChosenPerson, context) {
    const { entity } = await context.findCatalogUser({
      entityRef: result.ref,
    });
    const { profile } = (entity as UserEntity).spec;
    return {
      profile: {
        displayName: profile?.displayName ?? entity.metadata.name,
        email: profile?.email,
        picture: profile?.picture,
      },
    };
  },
  initialize({ config }) {
    const people = config.getConfigArray('people');
    return new Set(
      people.map(person =>
        stringifyEntityRef(parseEntityRef(person.getString('user'))),
      ),
    );
  },
  async authenticate({ req }, allowed) {
    const chosen = req.header(DEMO_USER_HEADER);
    if (!chosen) {
      throw new AuthenticationError(
        `Choose a person: the header ${DEMO_USER_HEADER} is missing`,
      );
    }
    const ref = chosen.toLocaleLowerCase('en-US');
    if (!allowed.has(ref)) {
      throw new NotAllowedError(`${ref} is not one of the demo people`);
    }
    return { result: { ref } };
  },
});

export const signInAsChosenPerson: SignInResolver<ChosenPerson> = (
  { result },
  context,
) => context.signInWithCatalogUser({ entityRef: result.ref });
