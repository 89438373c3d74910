import { DateTime } from 'luxon';
import { DEFAULT_NAMESPACE } from '@backstage/catalog-model';
import type { Cutover } from '../lifecycle';
import { phaseEntityName } from '../lifecycle/cutoverEntities';
import { appliesWhen, type CutoverTemplateSpec } from '../template';
import { inAllLanguages, LANGUAGES } from '../template/text';
import { deliverablesOf } from './deliverablesOf';
import type { RevisionSummary } from './model';

/** Something that the template wants archived and that the cutover holds. */
export interface HeldDocument {
  title: string;
  kind?: string;
  /** Number of the last revision. */
  revision?: string;
  /** Day of that revision in the zone of the plan. */
  date?: string;
  link: string;
}

/** Where in the page of the cutover a record is found; those without a page cannot be handed over yet. */
const PAGES: Record<string, string | undefined> = {
  gates: '/phases',
  risks: '/risks',
  training: '/training',
  audit: '/history',
};

/**
 * What a cutover holds of the archive that its template asks for, in the order of the template: documents that were
 * handed in, and records that are kept by themselves.
 *
 * @param context - `revisions` are the last ones, by their deliverables; `portal` is where the portal is found, if that
 * is known
 */
export function heldDocuments(
  spec: Pick<CutoverTemplateSpec, 'archive' | 'forms' | 'languages' | 'phases'>,
  {
    cutover,
    revisions,
    portal = '',
  }: {
    cutover: Pick<Cutover, 'intake' | 'name' | 'phases' | 'window'>;
    revisions: ReadonlyMap<string, Pick<RevisionSummary, 'at' | 'number'>>;
    portal?: string;
  },
): HeldDocument[] {
  const { intake, name, window } = cutover;
  const places = deliverablesOf(spec, intake);
  const languages = [...new Set([...LANGUAGES, ...spec.languages])];
  const page = `${portal}/catalog/${DEFAULT_NAMESPACE}`;
  return spec.archive
    .filter(({ when }) => appliesWhen(when, intake))
    .flatMap(({ source, title, kind }): HeldDocument[] => {
      const item = {
        title: inAllLanguages(title, languages, ' · '),
        ...(kind ? { kind } : {}),
      };
      if ('record' in source) {
        const tab = PAGES[source.record];
        return tab ? [{ ...item, link: `${page}/cutover/${name}${tab}` }] : [];
      }
      const id = source.deliverable;
      const revision = revisions.get(id);
      const place = places.find(({ deliverable }) => deliverable.id === id);
      if (!revision || !place) return [];
      const phase = phaseEntityName(cutover, place.phase);
      const day = DateTime.fromISO(revision.at, { zone: window.timeZone });
      return [
        {
          ...item,
          revision: String(revision.number),
          date: day.toFormat('yyyy-MM-dd'),
          link: `${page}/cutoverphase/${phase}?deliverable=${id}`,
        },
      ];
    });
}
