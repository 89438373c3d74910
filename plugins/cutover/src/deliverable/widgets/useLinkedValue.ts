import useAsync from 'react-use/esm/useAsync';
import { useApi } from '@backstage/core-plugin-api';
import {
  localize,
  type DeliverableRef,
} from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import { useWords } from '../../lifecycle/words/useWords';
import { fieldsOf } from '../document/fields';
import type { LinkOptions } from './CutoverLink';

/** What a field of another deliverable says: in its last revision, or in its draft while there is none. */
export function useLinkedValue(
  ref: DeliverableRef | undefined,
  { deliverable, source: field }: LinkOptions,
) {
  const api = useApi(cutoverApiRef);
  const { language } = useWords();
  const cutover = ref?.cutover;
  return useAsync(async () => {
    if (!cutover || !deliverable || !field) return undefined;
    const { deliverables } = api;
    const at = { cutover, deliverable };
    const { title, revision, form, working } = await deliverables.get(at);
    const { schema, uiSchema } = localize(form, language);
    const data =
      revision && working.basedOn === revision.number && !working.savedAt
        ? working.data
        : revision && (await deliverables.revision(at, revision.number)).data;
    const found = fieldsOf(schema, uiSchema, schema).find(
      ({ key }) => key === field,
    );
    return {
      title,
      revision,
      root: schema,
      field: found ?? { schema: {}, ui: {} },
      value: (data ?? working.data)[field],
    };
  }, [api, cutover, deliverable, field, language]);
}
