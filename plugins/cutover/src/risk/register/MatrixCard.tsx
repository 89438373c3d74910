import { useCallback, useMemo } from 'react';
import { makeStyles, type Theme } from '@material-ui/core/styles';
import Link from '@material-ui/core/Link';
import Typography from '@material-ui/core/Typography';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import ToggleButton from '@material-ui/lab/ToggleButton';
import ToggleButtonGroup from '@material-ui/lab/ToggleButtonGroup';
import {
  RISK_BASES,
  type RiskBasis,
  type RiskRegister,
  type RiskView,
} from '@backstage-cutover/plugin-cutover-common';
import { InfoCard } from '../../lifecycle/parts/InfoCard';
import {
  countsOf,
  movesOf,
  outsideOf,
  sameCell,
  type Cell,
} from '../matrix/cells';
import { MatrixTable } from '../matrix/MatrixTable';
import { leastWidth, RiskMatrix } from '../matrix/RiskMatrix';
import { useRiskReader } from '../words/riskReader';
import { LOOKS, SHOWN_BASES, type RiskFilter } from './riskFilter';

const useStyles = makeStyles(theme => ({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1, 2),
    justifyContent: 'space-between',
    marginBottom: theme.spacing(2),
  },
  toggles: { flexWrap: 'wrap' },
  toggle: {
    textTransform: 'none',
    whiteSpace: 'nowrap',
    color: theme.palette.text.primary,
    '&.Mui-selected': { color: theme.palette.text.primary },
  },
  beside: {
    display: 'grid',
    gap: theme.spacing(3),
  },
  // One matrix over the whole width of a large screen would be a stretch.
  one: { maxWidth: 900 },
}));

interface MatrixCardProps {
  register: RiskRegister;
  /** The risks that pass the filter. */
  shown: RiskView[];
  filter: RiskFilter;
  onChange(part: Partial<RiskFilter>): void;
}

/** The matrix before, now and after all measures: one of them, or all beside each other. */
export function MatrixCard(props: MatrixCardProps) {
  const { register, filter, onChange } = props;
  const { basis, look } = filter;
  const { t } = useRiskReader(register);
  const classes = useStyles();
  const isWide = useMediaQuery<Theme>(theme => theme.breakpoints.up('md'));
  const bases = basis === 'all' ? RISK_BASES : [basis];
  return (
    <InfoCard title={t('risk.matrix.title')}>
      <div className={classes.bar}>
        <ToggleButtonGroup
          exclusive
          size="small"
          className={classes.toggles}
          aria-label={t('risk.matrix.which')}
          value={basis}
          onChange={(_event, value: RiskFilter['basis'] | null) =>
            value && onChange({ basis: value })
          }
        >
          {SHOWN_BASES.filter(
            each => each !== 'all' || isWide || basis === 'all',
          ).map(each => (
            <ToggleButton key={each} value={each} className={classes.toggle}>
              {each === 'all' ? t('risk.matrix.all') : t(`risk.basis.${each}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <ToggleButtonGroup
          exclusive
          size="small"
          aria-label={t('risk.matrix.look')}
          value={look}
          onChange={(_event, value: RiskFilter['look'] | null) =>
            value && onChange({ look: value })
          }
        >
          {LOOKS.map(each => (
            <ToggleButton key={each} value={each} className={classes.toggle}>
              {t(`risk.matrix.as.${each}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </div>
      <div
        className={bases.length > 1 ? classes.beside : classes.one}
        style={bases.length > 1 ? besideEachOther(register) : undefined}
      >
        {bases.map(each => (
          <OneMatrix
            key={each}
            {...props}
            basis={each}
            isOneOfThree={bases.length > 1}
          />
        ))}
      </div>
    </InfoCard>
  );
}

/** As many in a line as have room, the larger the fewer. */
function besideEachOther({ scale }: Pick<RiskRegister, 'scale'>) {
  const { length } = scale.impact;
  const least = Math.max(300, 100 + length * leastWidth(scale));
  return {
    gridTemplateColumns: `repeat(auto-fit, minmax(min(100%, ${least}px), 1fr))`,
  };
}

interface OneMatrixProps extends MatrixCardProps {
  basis: RiskBasis;
  isOneOfThree: boolean;
}

function OneMatrix(props: OneMatrixProps) {
  const { register, shown, filter, onChange, basis, isOneOfThree } = props;
  const { scale } = register;
  const { chosen } = filter;
  const { t, ...reader } = useRiskReader(register);
  const counts = useMemo(
    () => countsOf(shown, basis, scale),
    [shown, basis, scale],
  );
  const moves = useMemo(
    () => (filter.since ? movesOf(shown, basis, scale) : []),
    [shown, basis, scale, filter.since],
  );
  const outside = outsideOf(shown, basis, scale).length;
  const here = chosen?.basis === basis ? chosen.cell : undefined;
  const chosenKey = JSON.stringify(here ?? null);
  const choose = useCallback(
    (cell: Cell) => {
      const before: Cell | null = JSON.parse(chosenKey);
      onChange({
        // Once more, and the list shows all again.
        chosen: before && sameCell(before, cell) ? undefined : { basis, cell },
      });
    },
    [onChange, basis, chosenKey],
  );
  const Look = filter.look === 'table' ? MatrixTable : RiskMatrix;
  return (
    <section aria-label={reader.basis(basis)}>
      {isOneOfThree && (
        <Typography variant="subtitle2" component="h3" gutterBottom>
          {reader.basis(basis)}
        </Typography>
      )}
      <Look
        scale={scale}
        label={t('risk.matrix.of', { basis: reader.basis(basis) })}
        counts={counts}
        moves={moves}
        chosen={here}
        onChoose={choose}
        small={isOneOfThree}
      />
      {outside > 0 && (
        <Typography variant="body2" style={{ marginTop: 8 }}>
          <Link
            component="button"
            variant="body2"
            onClick={() => onChange({ chosen: { basis } })}
          >
            {t('risk.matrix.outside', { count: outside })}
          </Link>
        </Typography>
      )}
      {filter.since && moves.length === 0 && (
        <Typography variant="body2" color="textSecondary">
          {t('risk.matrix.noMoves')}
        </Typography>
      )}
    </section>
  );
}
