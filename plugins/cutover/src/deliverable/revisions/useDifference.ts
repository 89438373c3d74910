import useAsync from 'react-use/esm/useAsync';
import { useApi } from '@backstage/core-plugin-api';
import type { JsonObject } from '@backstage/types';
import type {
  DeliverableApi,
  DeliverableDifference,
  DeliverableForm,
  DeliverableRef,
} from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import type { Sides } from './describeChanges';

/** Number of a revision; 0 is before the first. */
export interface Between {
  from: number;
  to: number | 'draft';
}

export interface ReadDifference extends DeliverableDifference {
  form: DeliverableForm;
  sides: Sides;
}

/** Of nothing. */
const NO_FORM: DeliverableForm = {
  title: '–',
  schema: {},
  uiSchema: {},
  readOnly: [],
  hasHidden: false,
};

/** What differs between two revisions, or between one and the draft, with what is needed to read it. */
export function useDifference(
  { cutover, deliverable }: DeliverableRef,
  { from, to }: Between,
  /** Another one where the draft has changed. */
  version: number,
) {
  const { deliverables } = useApi(cutoverApiRef);
  return useAsync(async (): Promise<ReadDifference> => {
    const ref = { cutover, deliverable };
    const [difference, before, after] = await Promise.all([
      deliverables.difference(ref, { from, to }),
      dataOf(deliverables, ref, from),
      dataOf(deliverables, ref, to),
    ]);
    return {
      ...difference,
      form: after.form ?? before.form ?? NO_FORM,
      sides: { before: before.data, after: after.data },
    };
  }, [deliverables, cutover, deliverable, from, to, version]);
}

async function dataOf(
  api: DeliverableApi,
  ref: DeliverableRef,
  which: number | 'draft',
): Promise<{ data?: JsonObject; form?: DeliverableForm }> {
  if (which === 0) return {};
  if (which !== 'draft') return api.revision(ref, which);
  const { working, form } = await api.get(ref);
  return { data: working.data, form };
}
