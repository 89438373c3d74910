import useAsync from 'react-use/esm/useAsync';
import { useApi } from '@backstage/core-plugin-api';
import type { DeliverableRef } from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';

/** All revisions of a deliverable, the newest first; asked for anew when there is a later one than `last`. */
export function useRevisions(
  { cutover, deliverable }: DeliverableRef,
  last: number,
) {
  const { deliverables } = useApi(cutoverApiRef);
  return useAsync(
    () => deliverables.revisions({ cutover, deliverable }),
    [deliverables, cutover, deliverable, last],
  );
}
