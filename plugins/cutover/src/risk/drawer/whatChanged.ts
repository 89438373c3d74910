import isEqual from 'fast-deep-equal';
import {
  RISK_BASES,
  type Risk,
} from '@backstage-cutover/plugin-cutover-common';
import type { NameOf } from '../../lifecycle/live/useNames';
import type { RiskReader } from '../words/riskReader';

export interface ChangedPart {
  what: string;
  before: string;
  after: string;
}

/** What is different about a risk, in words, part by part. */
export function whatChanged(
  before: Risk,
  after: Risk,
  reader: RiskReader,
  nameOf: NameOf,
): ChangedPart[] {
  const was = partsOf(before, reader, nameOf);
  const is = partsOf(after, reader, nameOf);
  return is.flatMap(([what, now], index) => {
    const [, then] = was[index];
    return isEqual(then, now) ? [] : [{ what, before: then, after: now }];
  });
}

function partsOf(
  risk: Risk,
  reader: RiskReader,
  nameOf: NameOf,
): [what: string, words: string][] {
  const { t } = reader;
  const field = (key: 'title' | 'cause' | 'event' | 'consequence') =>
    [t(`risk.field.${key}`), risk[key] || '–'] as [string, string];
  const { acceptance, measures, places } = risk;
  return [
    field('title'),
    field('cause'),
    field('event'),
    field('consequence'),
    [t('risk.field.category'), reader.category(risk.category)],
    [t('risk.field.phase'), reader.phase(risk.phase)],
    [t('risk.field.owner'), nameOf(risk.owner)],
    [
      t('risk.field.targets'),
      risk.targets.map(nameOf).join(t('risk.comma')) || t('risk.targets.all'),
    ],
    ...RISK_BASES.map((basis): [string, string] => {
      const place = places[basis];
      return [
        reader.basis(basis),
        place
          ? t('risk.matrix.field', {
              cell: reader.cell(place),
              priority: reader.priority(place.priority),
            })
          : '–',
      ];
    }),
    [
      t('risk.field.measures'),
      measures
        .map(({ title, status }) => `${title} (${t(`risk.measure.${status}`)})`)
        .join('; ') || '–',
    ],
    [
      t('risk.acceptance.title'),
      acceptance ? t(`risk.acceptance.${acceptance.status}`) : '–',
    ],
    [t('risk.field.status'), t(`risk.status.${risk.status}`)],
  ];
}
