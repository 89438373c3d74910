import type { Answer } from '@backstage-cutover/plugin-cutover-common';

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Answers of one attempt that the server does not have yet, kept on this computer until it does. */
export class KeptAnswers {
  readonly #key: string;

  constructor(
    private readonly shelf: Shelf,
    of: { person: string; attempt: string },
  ) {
    this.#key = `cutover.attempt:${of.person}|${of.attempt}`;
  }

  found(): Record<string, Answer> {
    try {
      const kept: unknown = JSON.parse(this.shelf.getItem(this.#key) ?? 'null');
      if (typeof kept !== 'object' || kept === null) return {};
      return Object.fromEntries(
        Object.entries(kept).filter((entry): entry is [string, Answer] =>
          isAnswer(entry[1]),
        ),
      );
    } catch {
      return {};
    }
  }

  keep(answers: Record<string, Answer>) {
    try {
      if (Object.keys(answers).length === 0) this.shelf.removeItem(this.#key);
      else this.shelf.setItem(this.#key, JSON.stringify(answers));
    } catch {
      // A full or forbidden store keeps nothing; the answers stay on the page.
    }
  }
}

function isAnswer(value: unknown): value is Answer {
  return (
    value === null ||
    ['string', 'boolean', 'number'].includes(typeof value) ||
    (Array.isArray(value) && value.every(each => typeof each === 'string'))
  );
}
