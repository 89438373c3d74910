import { dateWords, momentWords } from '../../lifecycle/words/time';
import type { Words } from '../../lifecycle/words/useWords';
import type { Readable } from '../document/readable';

export interface Speaker extends Pick<Words, 't' | 'language'> {
  /** The zone of the plan. */
  zone: string;
  nameOf(ref: string): string;
}

/** A value as a text, where there is no room for more. */
export function readableWords(value: Readable, speaker: Speaker): string {
  const { t, language } = speaker;
  const words = (inner: Readable) => readableWords(inner, speaker);
  switch (value.kind) {
    case 'choice':
      return value.words;
    case 'yes-no':
      return t(value.yes ? 'deliverable.form.yes' : 'deliverable.form.no');
    case 'number':
      return value.number.toLocaleString(language);
    case 'rating':
      return `${value.number} / ${value.of}`;
    case 'date':
      return dateWords(value.iso, { language, zone: 'UTC' });
    case 'moment':
      return momentWords(value.iso, speaker);
    case 'period':
      return [value.start, value.end]
        .map(each => (each ? words(each) : '…'))
        .join(' – ');
    case 'entity':
      return speaker.nameOf(value.ref);
    case 'file':
      return value.id;
    case 'address':
      return value.url;
    case 'list':
      return value.items.map(words).join(', ');
    case 'group':
      return value.members
        .map(member => `${member.title}: ${words(member.value)}`)
        .join('\n');
    default:
      return value.text;
  }
}

/** The entities that a value names, so that their names can be looked up. */
export function refsIn(value: Readable | undefined): string[] {
  if (value?.kind === 'entity') return [value.ref];
  if (value?.kind === 'list') return value.items.flatMap(refsIn);
  return value?.kind === 'group'
    ? value.members.flatMap(member => refsIn(member.value))
    : [];
}
