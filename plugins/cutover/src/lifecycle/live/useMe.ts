import useAsync from 'react-use/esm/useAsync';
import { identityApiRef, useApi } from '@backstage/core-plugin-api';

export interface Me {
  ref: string;
  /** Refs through which this person owns things, their own among them. */
  owns: string[];
}

/** The person signed in; undefined until that is known. */
export function useMe(): Me | undefined {
  const identity = useApi(identityApiRef);
  const { value } = useAsync(async () => {
    const { userEntityRef, ownershipEntityRefs } =
      await identity.getBackstageIdentity();
    return { ref: userEntityRef, owns: ownershipEntityRefs };
  }, [identity]);
  return value;
}
