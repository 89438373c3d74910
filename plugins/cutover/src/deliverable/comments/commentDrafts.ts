import type {
  DeliverableRef,
  ReviewDimension,
  ValuePath,
} from '@backstage-cutover/plugin-cutover-common';

/** A comment, or an answer, that is being written. */
export interface CommentDraft {
  text: string;
  path?: ValuePath;
  dimension?: ReviewDimension;
}

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Keeps on this computer what one begins to say about a deliverable, until it is said. */
export class CommentDrafts {
  readonly #prefix: string;

  constructor(
    private readonly shelf: Shelf,
    person: string,
    { cutover, deliverable }: DeliverableRef,
  ) {
    this.#prefix = `cutover.comment:${[person, cutover, deliverable].join(
      '|',
    )}`;
  }

  /** Of an answer, where a comment is named. */
  found(answerTo = ''): CommentDraft {
    try {
      const kept: unknown = JSON.parse(
        this.shelf.getItem(this.#key(answerTo)) ?? 'null',
      );
      return isDraft(kept) ? kept : { text: '' };
    } catch {
      return { text: '' };
    }
  }

  keep(draft: CommentDraft, answerTo = '') {
    try {
      if (draft.text === '') this.shelf.removeItem(this.#key(answerTo));
      else this.shelf.setItem(this.#key(answerTo), JSON.stringify(draft));
    } catch {
      // A full or forbidden store keeps nothing; what is written stays on the page.
    }
  }

  #key(answerTo: string) {
    return `${this.#prefix}|${answerTo}`;
  }
}

function isDraft(value: unknown): value is CommentDraft {
  return (
    typeof value === 'object' &&
    value !== null &&
    'text' in value &&
    typeof value.text === 'string'
  );
}
