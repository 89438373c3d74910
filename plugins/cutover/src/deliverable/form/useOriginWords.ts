import { useMemo } from 'react';
import isEqual from 'fast-deep-equal';
import useAsync from 'react-use/esm/useAsync';
import { useApi } from '@backstage/core-plugin-api';
import type { JsonObject } from '@backstage/types';
import type {
  DeliverableRef,
  Draft,
  Origin,
} from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import { useWords } from '../../lifecycle/words/useWords';

/** Where the values of fields were taken from, by the names of the fields, as long as nobody changed them. */
export function useOriginWords(
  ref: DeliverableRef,
  working: Draft,
  data: JsonObject,
): ReadonlyMap<string, string> {
  const { t } = useWords();
  const { origins } = working;
  const titleOf = useDeliverableTitles(
    ref.cutover,
    origins.some(({ from }) => from.kind === 'deliverable'),
  );
  const standing = origins
    .filter(({ field }) => isEqual(working.data[field], data[field]))
    .map(({ field }) => field)
    .join('\n');
  return useMemo(() => {
    const words = ({ from }: Origin) => {
      if (from.kind !== 'deliverable')
        return t(`deliverable.form.origin.${from.kind}`);
      const { cutover } = from;
      const revision = String(from.revision);
      const title = titleOf(from.deliverable);
      return cutover
        ? t('deliverable.form.origin.elsewhere', { title, cutover, revision })
        : t('deliverable.form.origin.deliverable', { title, revision });
    };
    const fields = standing.split('\n');
    return new Map(
      origins
        .filter(({ field }) => fields.includes(field))
        .map(origin => [origin.field, words(origin)]),
    );
  }, [t, origins, standing, titleOf]);
}

/** The titles of the deliverables of a cutover; their ids until those are known. */
export function useDeliverableTitles(cutover: string, isNeeded: boolean) {
  const api = useApi(cutoverApiRef).deliverables;
  const { say } = useWords();
  const { value } = useAsync(
    async () => (isNeeded ? api.list(cutover) : []),
    [api, cutover, isNeeded],
  );
  return useMemo(() => {
    const titles = new Map((value ?? []).map(({ id, title }) => [id, title]));
    return (id: string) => say(titles.get(id) ?? id);
  }, [value, say]);
}
