import type { IdentityApi } from '@backstage/core-plugin-api';

const KEY = 'portal.demo-person';

/** Who was picked in this tab. Another tab may hold another person, so that one can try an approval alone. */
export const chosenPerson = {
  read: () => window.sessionStorage.getItem(KEY) ?? undefined,
  remember: (ref: string) => window.sessionStorage.setItem(KEY, ref),
  forget: () => window.sessionStorage.removeItem(KEY),
};

export function forgettingOnSignOut(identity: IdentityApi): IdentityApi {
  return {
    getProfileInfo: () => identity.getProfileInfo(),
    getBackstageIdentity: () => identity.getBackstageIdentity(),
    getCredentials: () => identity.getCredentials(),
    async signOut() {
      chosenPerson.forget();
      await identity.signOut();
    },
  };
}
