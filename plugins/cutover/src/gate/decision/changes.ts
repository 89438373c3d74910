import {
  documentOfItem,
  type ItemChange,
  type RoundView,
} from '@backstage-cutover/plugin-cutover-common';

/** Between which revisions an item differs from the round before; undefined where nothing can be shown. */
export function differenceOf(
  change: ItemChange,
): { deliverable: string; from: number; to: number } | undefined {
  const deliverable = documentOfItem(change.item);
  const { before = 0, after, unchanged } = change;
  return deliverable === undefined || after === undefined || unchanged
    ? undefined
    : { deliverable, from: before, to: after };
}

/** The changes of a round that have to be looked at before it is approved. */
export function toLookAt({ changes }: Pick<RoundView, 'changes'>): string[] {
  return changes.filter(differenceOf).map(({ item }) => item);
}
