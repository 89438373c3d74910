import useAsync from 'react-use/esm/useAsync';
import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { isNewerVersion } from '@backstage-cutover/plugin-cutover-common';
import type { CutoverFacts } from '../cutoverPage/useCutover';

/** The version of the cutover's template that the catalog has now, where it is a newer one and the reader may move to it. */
export function useNewerVersion({
  allowed,
  cutover,
}: Pick<CutoverFacts, 'allowed' | 'cutover'>): string | undefined {
  const catalog = useApi(catalogApiRef);
  const { ref, version } = cutover.template;
  const mayMove = allowed.update.allowed;
  // Whether there is one is no reason to trouble anybody: without an answer nothing is offered.
  const { value } = useAsync(
    async () => (mayMove ? catalog.getEntityByRef(ref) : undefined),
    [catalog, ref, mayMove],
  );
  const present = value?.spec?.version;
  return typeof present === 'string' && isNewerVersion(present, version)
    ? present
    : undefined;
}
