import { DateTime } from 'luxon';
import {
  inLanguage,
  type DeliverableFile,
  type Text,
} from '@backstage-cutover/plugin-cutover-common';
import type { NameOf } from '../../lifecycle/live/useNames';
import { dateWords, momentWords } from '../../lifecycle/words/time';
import type { Words } from '../../lifecycle/words/useWords';
import { documentMessages } from './messages';
import { documentMessagesZh } from './messages.zh-CN';
import type { Readable } from './readable';
import type { Part } from './documentOf';

export type DocumentMessage = keyof typeof documentMessages;

/** A language in which a document is read, which need not be the portal's. */
export interface DocumentWords {
  language: string;
  /** Of the plan: a printed document says the same to every reader. */
  zone: string;
  t(message: DocumentMessage, gaps?: Record<string, string>): string;
  say(text: Text): string;
}

/** What is needed to say a value in words. */
export interface Reader extends DocumentWords {
  nameOf: NameOf;
  fileOf(id: string): DeliverableFile | undefined;
}

/** The words of a document in `language`: the portal's own where it speaks it, ours otherwise. */
export function documentWords(
  language: string,
  zone: string,
  portal: Pick<Words, 't' | 'language'>,
): DocumentWords {
  const bundled = language.startsWith('zh')
    ? documentMessagesZh
    : documentMessages;
  // The portal speaks a variant of what was chosen, such as en-GB.
  const same = portal.language.split('-')[0] === language.split('-')[0];
  const portalWords = portal.t as (
    id: DocumentMessage,
    gaps?: Record<string, string>,
  ) => string;
  return {
    language: same ? portal.language : language,
    zone,
    t: same
      ? portalWords
      : (message, gaps = {}) =>
          bundled[message].replace(/\{\{(\w+)\}\}/g, (_, gap) => gaps[gap]),
    say: text => inLanguage(text, language),
  };
}

/** A value as one text. Long ones keep their lines. */
export function valueWords(value: Readable, reader: Reader): string {
  const { t, language, zone } = reader;
  switch (value.kind) {
    case 'choice':
      return value.words;
    case 'yes-no':
      return t(value.yes ? 'deliverable.value.yes' : 'deliverable.value.no');
    case 'number':
      return numberWords(value.number, language);
    case 'rating':
      return t('deliverable.value.rating', {
        number: numberWords(value.number, language),
        of: numberWords(value.of, language),
      });
    case 'date':
      return dateWords(value.iso, { language, zone: 'UTC' });
    case 'moment':
      return momentWords(value.iso, { language, zone });
    case 'period':
      return periodWords(value, reader);
    case 'entity':
      return reader.nameOf(value.ref);
    case 'file':
      return reader.fileOf(value.id)?.name ?? t('deliverable.value.fileGone');
    case 'address':
      return value.url;
    case 'list':
      return value.items
        .map(item => valueWords(item, reader))
        .join(t('deliverable.value.separator'));
    case 'group':
      return value.members
        .map(({ title, value: inner }) =>
          t('deliverable.value.pair', {
            title,
            value: valueWords(inner, reader),
          }),
        )
        .join(t('deliverable.value.next'));
    default:
      return value.text;
  }
}

function numberWords(number: number, language: string) {
  return new Intl.NumberFormat(language, {
    maximumFractionDigits: 20,
    // Years and numbers of things are told from amounts by nobody but the reader.
    useGrouping: Math.abs(number) >= 10_000,
  }).format(number);
}

function periodWords(
  { start, end }: Extract<Readable, { kind: 'period' }>,
  reader: Reader,
) {
  const from = start && valueWords(start, reader);
  const until = end && valueWords(end, reader);
  if (from && until)
    return from === until
      ? from
      : reader.t('deliverable.value.fromTo', { start: from, end: until });
  if (from) return reader.t('deliverable.value.from', { start: from });
  return reader.t('deliverable.value.until', { end: until ?? '' });
}

/** What a zone is called at some moment: `GMT+8 (Asia/Shanghai)`. */
export function zoneWords(zone: string, at: string, language: string) {
  const moment = DateTime.fromISO(at, { zone }).setLocale(language);
  return `${moment.offsetNameShort ?? ''} (${zone})`.trim();
}

/** Everything in the catalog that a value speaks of. */
export function refsInValue(value: Readable | undefined): string[] {
  switch (value?.kind) {
    case 'entity':
      return [value.ref];
    case 'list':
      return value.items.flatMap(refsInValue);
    case 'group':
      return value.members.flatMap(member => refsInValue(member.value));
    default:
      return [];
  }
}

/** Everything in the catalog that a document speaks of. */
export function refsInParts(parts: Part[]): string[] {
  return parts.flatMap(part => {
    switch (part.kind) {
      case 'section':
        return refsInParts(part.parts);
      case 'table':
        return part.rows.flatMap(({ cells, more }) => [
          ...cells.flatMap(refsInValue),
          ...more.flatMap(({ value }) => refsInValue(value)),
        ]);
      default:
        return refsInValue(part.value);
    }
  });
}
