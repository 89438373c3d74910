import type { Fault } from '@backstage-cutover/plugin-cutover-common';
import { reasonWords } from '../../lifecycle/words/refusal';
import type { Translate } from '../../lifecycle/words/useWords';
import { formMessages } from './messages';

type FaultKey = Extract<
  keyof typeof formMessages,
  `deliverable.form.fault.${string}`
>;

/** Some are worded by a number. */
const isFaultKey = (key: string): key is FaultKey =>
  Object.hasOwn(formMessages, key) ||
  Object.hasOwn(formMessages, `${key}_other`);

/**
 * What is wrong with a value, in the reader's language: from the keyword of the schema and its parameters, whoever found
 * it. Never the validator's own English.
 */
export function faultWords(t: Translate, fault: Fault): string {
  const { reason, params = {} } = fault;
  if (!reason.startsWith('schema.')) return reasonWords(t, fault);
  const keyword = reason.slice('schema.'.length);
  const kind = [params.format, params.type, params.comparison].find(
    each => each !== undefined,
  );
  const key = [
    `deliverable.form.fault.${keyword}.${kind}`,
    `deliverable.form.fault.${keyword}`,
  ].find(isFaultKey);
  // Which parameters a keyword brings is known to the validator alone.
  const translate = t as (id: FaultKey, options: object) => string;
  return translate(key ?? 'deliverable.form.fault.other', {
    ...params,
    count: params.limit,
    // Of two entries that are the same; people count from 1.
    first: Number(params.j) + 1,
    second: Number(params.i) + 1,
  });
}
