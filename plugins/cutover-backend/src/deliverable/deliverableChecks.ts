import {
  deliverablesOf,
  inLanguage,
  type DeliverablePlace,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { OpenedCutover } from '../lifecycle/CutoverDoor';
import type { CommentStore } from './CommentStore';
import type { DeliverableStore } from './DeliverableStore';

type Opened = Pick<OpenedCutover, 'cutover' | 'spec'>;

/** What has to be said of the documents of a phase before its gate opens. */
export function deliverableChecks(deps: {
  store: DeliverableStore;
  comments: CommentStore;
}) {
  // Several checks ask about the same cutover, and one page after the other does.
  const known = new WeakMap<
    Opened['spec'],
    { intake: string; places: DeliverablePlace[] }
  >();
  const placesIn = ({ cutover, spec }: Opened, phase: string) => {
    const intake = JSON.stringify(cutover.intake);
    const kept = known.get(spec);
    const places =
      kept?.intake === intake
        ? kept.places
        : deliverablesOf(spec, cutover.intake);
    known.set(spec, { intake, places });
    return places.filter(place => place.phase === phase);
  };
  return [
    {
      id: 'deliverables.complete',
      title: {
        en: 'Every document of the phase is handed in',
        'zh-CN': '本阶段各项交付物均已提交',
      },
      async evaluate(db: Knex, opened: Opened, { phase }: { phase: string }) {
        const places = placesIn(opened, phase).filter(
          ({ deliverable }) => deliverable.required,
        );
        const last = places.length
          ? await deps.store.newest(db, opened.cutover.id)
          : new Map();
        const revisionOf = ({ deliverable }: DeliverablePlace) =>
          last.get(deliverable.id);
        const missing = places.filter(place => !revisionOf(place));
        return {
          passed: missing.length === 0,
          explanation: missing.length
            ? {
                en: `Not handed in yet: ${names(missing, 'en')}`,
                'zh-CN': `尚未提交：${names(missing, 'zh-CN')}`,
              }
            : {
                en: `${places.length} of ${places.length} required documents handed in`,
                'zh-CN': `全部 ${places.length} 项必需交付物均已提交`,
              },
          facts: places.map(place => ({
            deliverable: place.deliverable.id,
            revision: revisionOf(place)?.number ?? null,
            hash: revisionOf(place)?.hash ?? null,
          })),
        };
      },
    },
    {
      id: 'review-comments.answered',
      title: {
        en: 'Every review comment is answered and resolved',
        'zh-CN': '各项评审意见均已答复并关闭',
      },
      async evaluate(db: Knex, opened: Opened, { phase }: { phase: string }) {
        const places = placesIn(opened, phase);
        const { all, open } = await deps.comments.reviews(
          db,
          opened.cutover.id,
          places.map(({ deliverable }) => deliverable.id),
        );
        const about = places.filter(place =>
          open.some(each => each.deliverable === place.deliverable.id),
        );
        return {
          passed: open.length === 0,
          explanation: open.length
            ? {
                en: `${
                  open.length
                } of ${all} review comments are not dealt with, on: ${names(
                  about,
                  'en',
                )}`,
                'zh-CN': `${all} 条评审意见中有 ${
                  open.length
                } 条尚未处理，涉及：${names(about, 'zh-CN')}`,
              }
            : {
                en: all
                  ? `${all} of ${all} review comments answered and resolved`
                  : 'There are no review comments',
                'zh-CN': all
                  ? `全部 ${all} 条评审意见均已答复并关闭`
                  : '没有评审意见',
              },
          facts: open.map(({ deliverable, comment }) => ({
            deliverable,
            comment: comment.id,
            dimension: comment.dimension ?? null,
          })),
        };
      },
    },
  ];
}

function names(places: DeliverablePlace[], language: string): string {
  return places
    .map(({ deliverable, form }) =>
      inLanguage(deliverable.title ?? form.title, language),
    )
    .join(language === 'en' ? ', ' : '、');
}
