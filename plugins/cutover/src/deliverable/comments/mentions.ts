import { mentionsIn } from '@backstage-cutover/plugin-cutover-common';

/** Somebody who can be mentioned. */
export interface Person {
  ref: string;
  name: string;
}

export interface BegunMention {
  /** Place of the `@` in the text. */
  at: number;
  /** What was typed after it. */
  typed: string;
}

const BEGUN = /(?:^|[^\w@])@([\p{L}\p{N}:/._-]*)$/u;

/** The mention that is being typed where the cursor stands. */
export function begunMention(
  text: string,
  cursor: number,
): BegunMention | undefined {
  const typed = BEGUN.exec(text.slice(0, cursor))?.[1];
  return typed === undefined
    ? undefined
    : { at: cursor - typed.length - 1, typed };
}

/** Longer lists are not read. */
const MOST = 8;

/** Who may be meant: those whose name, or any word of it, begins with what was typed, before those that only hold it. */
export function suggestions(people: Person[], typed: string): Person[] {
  const wanted = typed.toLocaleLowerCase();
  const rank = ({ ref, name }: Person) => {
    const words = [...name.toLocaleLowerCase().split(/\s+/), nameIn(ref), ref];
    if (words.some(word => word.startsWith(wanted))) return 0;
    return words.some(word => word.includes(wanted)) ? 1 : 2;
  };
  return people
    .map(person => ({ person, rank: rank(person) }))
    .filter(each => each.rank < 2)
    .sort((a, b) => a.rank - b.rank)
    .map(({ person }) => person)
    .slice(0, MOST);
}

function nameIn(ref: string) {
  return ref.slice(ref.indexOf('/') + 1);
}

/** The text with a mention put in for what was begun, and where the cursor is to stand then. */
export function withMention(
  text: string,
  { at, typed }: BegunMention,
  { ref }: Person,
): { text: string; cursor: number } {
  const mention = `@${ref} `;
  const rest = text.slice(at + 1 + typed.length).replace(/^ /, '');
  return {
    text: `${text.slice(0, at)}${mention}${rest}`,
    cursor: at + mention.length,
  };
}

/** The Markdown of a comment in which mentions are links by people's names. */
export function mentionLinks(
  text: string,
  nameOf: (ref: string) => string,
  linkOf: (ref: string) => string,
): string {
  const refs = mentionsIn(text).sort((a, b) => b.length - a.length);
  return refs.reduce(
    (told, ref) =>
      told.replace(
        new RegExp(`(^|[^\\w@\\[])@${escaped(ref)}(?![\\w/-])`, 'gi'),
        (_, before: string) =>
          `${before}[@${plain(nameOf(ref))}](${linkOf(ref)})`,
      ),
    text,
  );
}

function escaped(text: string) {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/** A name with nothing in it that Markdown takes for more. */
function plain(name: string) {
  return name.replace(/[\\`*_{}[\]()<>#!|~]/g, '\\$&');
}
