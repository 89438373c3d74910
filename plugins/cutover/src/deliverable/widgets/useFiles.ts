import { useState } from 'react';
import useAsync from 'react-use/esm/useAsync';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import type {
  DeliverableFile,
  DeliverableRef,
} from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import { saveAs } from '../../lifecycle/parts/saveAs';

/** The files of a deliverable as far as a field names them. In the scaffolder's wizard there is no deliverable. */
export function useFiles(ref: DeliverableRef | undefined, ids: string[]) {
  const api = useApi(cutoverApiRef);
  const [added, setAdded] = useState<DeliverableFile[]>([]);
  const [uploading, setUploading] = useState<string>();
  const [error, setError] = useState<{ name: string; error: Error }>();
  const own = new Set(added.map(({ id }) => id));
  const asked = ids.filter(id => !own.has(id)).join();
  const { value } = useAsync(
    async () => (ref && asked ? api.deliverables.files(ref) : []),
    [api, ref, asked],
  );
  const attempt = async <T>(name: string, act: () => Promise<T>) => {
    setError(undefined);
    try {
      return await act();
    } catch (e) {
      setError({ name, error: toError(e) });
      return undefined;
    }
  };

  return {
    known: new Map([...(value ?? []), ...added].map(file => [file.id, file])),
    uploading,
    error,
    /** Resolves with the id of the file; with nothing where it was refused. */
    async upload(content: File): Promise<string | undefined> {
      if (!ref) return undefined;
      const { name } = content;
      setUploading(name);
      const file = await attempt(name, () =>
        api.deliverables.upload(ref, { name, content }),
      );
      setUploading(undefined);
      if (file) setAdded(before => [...before, file]);
      return file?.id;
    },
    download: (file: DeliverableFile) =>
      attempt(file.name, async () => {
        if (!ref) return;
        saveAs(await api.deliverables.download(ref, file.id), file.name);
      }),
  };
}
