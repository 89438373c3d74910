import {
  inLanguage,
  LANGUAGES,
  type DeliverableSummary,
} from '@backstage-cutover/plugin-cutover-common';

export const SHOWN = ['all', 'missing', 'mine', 'changed'] as const;
export type Shown = (typeof SHOWN)[number];

export interface DocumentsFilter {
  shown: Shown;
  /** A part of the title, in any language. */
  text: string;
}

/** Those of the deliverables that a reader asked for. `mine`: those whose activities are the reader's. */
export function passing(
  deliverables: DeliverableSummary[],
  { shown, text }: DocumentsFilter,
  isMine: (deliverable: DeliverableSummary) => boolean,
): DeliverableSummary[] {
  const wanted = text.trim().toLocaleLowerCase();
  return deliverables.filter(deliverable => {
    const titles = LANGUAGES.map(language =>
      inLanguage(deliverable.title, language).toLocaleLowerCase(),
    );
    return (
      passes(deliverable, shown, isMine) &&
      titles.some(title => title.includes(wanted))
    );
  });
}

function passes(
  deliverable: DeliverableSummary,
  shown: Shown,
  isMine: (deliverable: DeliverableSummary) => boolean,
) {
  switch (shown) {
    case 'missing':
      return deliverable.required && !deliverable.revision;
    case 'mine':
      return isMine(deliverable);
    case 'changed':
      return deliverable.status === 'changed';
    default:
      return true;
  }
}

/** What the address says of it. */
export function filterOf(params: URLSearchParams): DocumentsFilter {
  const shown = params.get('show');
  return {
    shown: SHOWN.find(each => each === shown) ?? 'all',
    text: params.get('title') ?? '',
  };
}

/** The address with another filter in it. */
export function withFilter(
  before: URLSearchParams,
  { shown, text }: DocumentsFilter,
): URLSearchParams {
  const after = new URLSearchParams(before);
  after.delete('show');
  after.delete('title');
  if (shown !== 'all') after.set('show', shown);
  if (text) after.set('title', text);
  return after;
}
