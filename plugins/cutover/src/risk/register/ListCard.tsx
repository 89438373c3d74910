import Button from '@material-ui/core/Button';
import type {
  RiskRegister,
  RiskView,
} from '@backstage-cutover/plugin-cutover-common';
import { InfoCard } from '../../lifecycle/parts/InfoCard';
import { Nothing } from '../../lifecycle/parts/Nothing';
import { useRiskReader } from '../words/riskReader';
import type { RiskFilter } from './riskFilter';
import { RiskList } from './RiskList';

interface ListCardProps {
  register: RiskRegister;
  rows: RiskView[];
  filter: RiskFilter;
  onChange(part: Partial<RiskFilter>): void;
}

/** The risks of the field that is chosen in a matrix, or all. */
export function ListCard({ register, rows, filter, onChange }: ListCardProps) {
  const { t, ...reader } = useRiskReader(register);
  const { chosen } = filter;
  const basis = chosen && reader.basis(chosen.basis);
  const title = () => {
    if (!chosen) return t('risk.list.all');
    return chosen.cell
      ? t('risk.list.of', {
          basis: basis ?? '',
          cell: reader.cell(chosen.cell),
        })
      : t('risk.list.outside', { basis: basis ?? '' });
  };
  return (
    <InfoCard
      title={title()}
      subheader={
        <span role="status">{t('risk.count', { count: rows.length })}</span>
      }
      noPadding={rows.length > 0}
      action={
        chosen && (
          <Button onClick={() => onChange({ chosen: undefined })}>
            {t('risk.list.showAll')}
          </Button>
        )
      }
    >
      {rows.length === 0 ? (
        <Nothing title={t('risk.list.none')}>{t('risk.list.noneHelp')}</Nothing>
      ) : (
        <RiskList label={title()} risks={rows} register={register} />
      )}
    </InfoCard>
  );
}
