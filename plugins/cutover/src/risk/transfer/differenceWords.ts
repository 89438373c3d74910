import {
  RISK_BASES,
  type RiskDifference,
  type RiskStatus,
} from '@backstage-cutover/plugin-cutover-common';
import type { NameOf } from '../../lifecycle/live/useNames';
import type { RiskReader } from '../words/riskReader';

export interface ToldDifference {
  what: string;
  /** Missing of a new risk. */
  before?: string;
  after: string;
}

const TEXTS = ['title', 'cause', 'event', 'consequence'] as const;
const RATED = ['likelihood', 'impact', 'priority'] as const;

/** What a row of a spreadsheet changes, in the reader's words. */
export function differenceWords(
  { field, before, after }: RiskDifference,
  reader: RiskReader,
  nameOf: NameOf,
): ToldDifference {
  const { t } = reader;
  const { what, valueOf } = wordsOf(field, reader, nameOf);
  // A risk that names no target affects all of them.
  const none = t(field === 'targets' ? 'risk.targets.all' : 'risk.notSaid');
  const told = (value: string) => (value ? valueOf(value) : none);
  return {
    what,
    ...(before === undefined ? {} : { before: told(before) }),
    after: told(after),
  };
}

/** Every person and target that the differences speak of. */
export function refsIn(differences: RiskDifference[]): string[] {
  return differences
    .filter(({ field }) => field === 'owner' || field === 'targets')
    .flatMap(({ before = '', after }) => [before, after].flatMap(split));
}

function split(refs: string): string[] {
  return refs.split(', ').filter(Boolean);
}

function wordsOf(field: string, reader: RiskReader, nameOf: NameOf) {
  const { t } = reader;
  const text = TEXTS.find(each => each === field);
  if (text) {
    return { what: t(`risk.field.${text}`), valueOf: (value: string) => value };
  }
  const [first, part, dimension = ''] = field.split('.');
  const basis = RISK_BASES.find(each => each === first);
  const rated = RATED.find(each => each === part);
  if (basis && rated) {
    return {
      what: [
        t(`risk.review.basis.${basis}`),
        t(`risk.field.${rated}`),
        ...(dimension ? [reader.dimension(dimension)] : []),
      ].join(t('risk.comma')),
      valueOf: reader[rated],
    };
  }
  switch (field) {
    case 'category':
    case 'phase':
      return { what: t(`risk.field.${field}`), valueOf: reader[field] };
    case 'targets':
    case 'owner':
      return {
        what: t(`risk.field.${field}`),
        valueOf: (value: string) =>
          split(value).map(nameOf).join(t('risk.comma')),
      };
    case 'status':
      return {
        what: t('risk.field.status'),
        valueOf: (value: string) => t(`risk.status.${value as RiskStatus}`),
      };
    default:
      return { what: field, valueOf: (value: string) => value };
  }
}
