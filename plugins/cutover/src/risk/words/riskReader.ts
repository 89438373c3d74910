import { useMemo } from 'react';
import type {
  RiskBasis,
  RiskPlace,
  RiskRegister,
  Text,
} from '@backstage-cutover/plugin-cutover-common';
import { useWords, type Words } from '../../lifecycle/words/useWords';

interface Titled {
  id: string;
  title: Text;
}

/** What the words of a register mean in the reader's language; what nobody knows any more is named by its id. */
export interface RiskReader extends Words {
  likelihood(id: string): string;
  impact(id: string): string;
  dimension(id: string): string;
  priority(id: string): string;
  category(id: string): string;
  phase(id: string): string;
  basis(basis: RiskBasis): string;
  /** "likelihood high, impact severe". */
  cell(cell: Pick<RiskPlace, 'likelihood' | 'impact'>): string;
}

const NONE: never[] = [];

type Known = Pick<RiskRegister, 'scale'> &
  Partial<Pick<RiskRegister, 'categories' | 'phases'>>;

export function useRiskReader({
  scale,
  categories = NONE,
  phases = NONE,
}: Known): RiskReader {
  const words = useWords();
  return useMemo(() => {
    const { t, say } = words;
    const among = (steps: Titled[]) => {
      const titles = new Map(steps.map(({ id, title }) => [id, say(title)]));
      return (id: string) => titles.get(id) ?? id;
    };
    const likelihood = among(scale.likelihood);
    const impact = among(scale.impact);
    return {
      ...words,
      likelihood,
      impact,
      dimension: among(scale.dimensions),
      priority: among(scale.priorities),
      category: among(categories),
      phase: among(phases),
      basis: basis => t(`risk.basis.${basis}`),
      cell: cell =>
        t('risk.matrix.cell', {
          likelihood: likelihood(cell.likelihood),
          impact: impact(cell.impact),
        }),
    };
  }, [words, scale, categories, phases]);
}
