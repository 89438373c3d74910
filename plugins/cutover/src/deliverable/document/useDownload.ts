import { useCallback, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import type { DeliverableFile } from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import { saveAs } from '../../lifecycle/parts/saveAs';

/** Saves a file of a deliverable. A plain link would come without the token of the person signed in. */
export function useDownload(cutover: string) {
  const api = useApi(cutoverApiRef);
  const [error, setError] = useState<Error>();
  const download = useCallback(
    async (deliverable: string, file: DeliverableFile) => {
      setError(undefined);
      try {
        const ref = { cutover, deliverable };
        saveAs(await api.deliverables.download(ref, file.id), file.name);
      } catch (e) {
        setError(toError(e));
      }
    },
    [api, cutover],
  );
  return { download, error };
}
