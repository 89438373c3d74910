import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import type { RiskRegister } from '@backstage-cutover/plugin-cutover-common';
import { useNames } from '../../lifecycle/live/useNames';
import { useRiskReader } from '../words/riskReader';
import type { RiskFilter } from './riskFilter';

const useStyles = makeStyles(theme => ({
  bar: {
    display: 'grid',
    gap: theme.spacing(2),
    alignItems: 'center',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 180px), 1fr))',
  },
}));

interface RiskFiltersProps {
  register: RiskRegister;
  filter: RiskFilter;
  onChange(part: Partial<RiskFilter>): void;
}

/** By category, phase and owner, and since when movement is shown. */
export function RiskFilters({ register, filter, onChange }: RiskFiltersProps) {
  const reader = useRiskReader(register);
  const { t } = reader;
  const classes = useStyles();
  const owners = [...new Set(register.items.map(({ owner }) => owner))];
  const nameOf = useNames(owners);
  const { category, phase, owner, closed, since } = filter;
  const choice = (
    key: 'category' | 'phase' | 'owner',
    options: { id: string; words: string }[],
  ) => {
    const value = filter[key];
    // What the URL names is shown even where nothing has it any more.
    const all = options.some(({ id }) => id === value)
      ? options
      : [...options, { id: value, words: value }];
    return (
      <TextField
        select
        id={`risk-filter-${key}`}
        label={t(`risk.field.${key}`)}
        value={value}
        onChange={({ target }) => onChange({ [key]: target.value })}
        size="small"
        variant="outlined"
        InputLabelProps={{ shrink: true }}
        SelectProps={{ displayEmpty: true }}
      >
        <MenuItem value="">{t('lifecycle.filter.all')}</MenuItem>
        {all
          .filter(({ id }) => id)
          .map(({ id, words }) => (
            <MenuItem key={id} value={id}>
              {words}
            </MenuItem>
          ))}
      </TextField>
    );
  };
  return (
    <div
      className={classes.bar}
      role="search"
      aria-label={t('lifecycle.filter.title')}
    >
      {choice(
        'category',
        register.categories.map(({ id }) => ({
          id,
          words: reader.category(id),
        })),
      )}
      {choice(
        'phase',
        register.phases.map(({ id }) => ({ id, words: reader.phase(id) })),
      )}
      {choice(
        'owner',
        owners.map(id => ({ id, words: nameOf(id) })),
      )}
      <TextField
        id="risk-filter-since"
        type="date"
        label={t('risk.filter.since')}
        value={since}
        onChange={({ target }) => onChange({ since: target.value })}
        size="small"
        variant="outlined"
        InputLabelProps={{ shrink: true }}
      />
      <FormControlLabel
        label={t('risk.filter.closed')}
        control={
          <Checkbox
            color="primary"
            checked={closed}
            onChange={(_event, on) => onChange({ closed: on })}
          />
        }
      />
      {(category || phase || owner || closed || since) && (
        <Button
          onClick={() =>
            onChange({
              ...{ category: '', phase: '', owner: '', since: '' },
              closed: false,
            })
          }
        >
          {t('lifecycle.filter.clear')}
        </Button>
      )}
    </div>
  );
}
