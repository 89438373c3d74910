import { useMemo } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { appLanguageApiRef } from '@backstage/core-plugin-api/alpha';
import useObservable from 'react-use/esm/useObservable';

/** The language that the reader has chosen, such as `zh-CN`. */
export function useLanguage(): string {
  const api = useApi(appLanguageApiRef);
  const changes = useMemo(() => api.language$(), [api]);
  return useObservable(changes, api.getLanguage()).language;
}
