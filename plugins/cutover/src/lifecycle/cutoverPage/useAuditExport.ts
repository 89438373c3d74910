import { useState } from 'react';
import {
  discoveryApiRef,
  fetchApiRef,
  useApi,
} from '@backstage/core-plugin-api';
import { ResponseError, toError } from '@backstage/errors';
import type { Cutover } from '@backstage-cutover/plugin-cutover-common';
import { saveAs } from '../parts/saveAs';

export interface AuditExport {
  busy: boolean;
  error?: Error;
  download(): Promise<void>;
}

/** Saves the whole audit trail as a file. A plain link would come without the token of the person signed in. */
export function useAuditExport({
  id,
  name,
}: Pick<Cutover, 'id' | 'name'>): AuditExport {
  const discoveryApi = useApi(discoveryApiRef);
  const fetchApi = useApi(fetchApiRef);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();

  async function download() {
    setBusy(true);
    setError(undefined);
    try {
      const baseUrl = await discoveryApi.getBaseUrl('cutover');
      const response = await fetchApi.fetch(
        `${baseUrl}/cutovers/${encodeURIComponent(id)}/audit.jsonl`,
      );
      if (!response.ok) throw await ResponseError.fromResponse(response);
      saveAs(await response.blob(), `${name}.audit.jsonl`);
    } catch (e) {
      setError(toError(e));
    } finally {
      setBusy(false);
    }
  }

  return { busy, error, download };
}
