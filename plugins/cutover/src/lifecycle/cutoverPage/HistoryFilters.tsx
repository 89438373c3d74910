import { makeStyles } from '@material-ui/core/styles';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import type { AuditEntry } from '@backstage-cutover/plugin-cutover-common';
import { useWords } from '../words/useWords';
import { itemTitle, itemsOf, type HistoryReader } from './historyWords';

const useStyles = makeStyles({ filter: { flex: '1 1 180px', maxWidth: 260 } });

/** Empty: all. */
export interface HistoryFilter {
  person: string;
  type: string;
  item: string;
}

export const noHistoryFilter: HistoryFilter = {
  person: '',
  type: '',
  item: '',
};

export const passes = (entry: AuditEntry, filter: HistoryFilter) =>
  (!filter.person || entry.by === filter.person) &&
  (!filter.type || entry.type === filter.type) &&
  (!filter.item || itemsOf(entry).includes(filter.item));

interface HistoryFiltersProps {
  entries: AuditEntry[];
  filter: HistoryFilter;
  onChange(filter: HistoryFilter): void;
  reader: HistoryReader;
}

/** By person, by what happened and by what it happened to; each offers what the entries hold. */
export function HistoryFilters(props: HistoryFiltersProps) {
  const { entries, filter, onChange, reader } = props;
  const { t } = useWords();
  const each = (values: string[], words: (value: string) => string) =>
    [...new Set(values)].map(value => ({ value, words: words(value) }));
  return (
    <>
      <Choice
        id="history-person"
        label={t('lifecycle.history.person')}
        value={filter.person}
        options={each(
          entries.map(({ by }) => by),
          reader.nameOf,
        )}
        onChange={person => onChange({ ...filter, person })}
      />
      <Choice
        id="history-type"
        label={t('lifecycle.history.type')}
        value={filter.type}
        options={[...new Set(entries.map(({ type }) => type))].map(type => ({
          value: type,
          words: t(`lifecycle.happened.${type}`),
        }))}
        onChange={type => onChange({ ...filter, type })}
      />
      <Choice
        id="history-item"
        label={t('lifecycle.history.item')}
        value={filter.item}
        options={each(entries.flatMap(itemsOf), item =>
          itemTitle(item, reader),
        )}
        onChange={item => onChange({ ...filter, item })}
      />
    </>
  );
}

interface ChoiceProps {
  id: string;
  label: string;
  value: string;
  options: { value: string; words: string }[];
  onChange(value: string): void;
}

function Choice({ id, label, value, options, onChange }: ChoiceProps) {
  const { t, language } = useWords();
  const classes = useStyles();
  const inOrder = [...options].sort((a, b) =>
    a.words.localeCompare(b.words, language),
  );
  return (
    <TextField
      id={id}
      select
      className={classes.filter}
      label={label}
      value={value}
      onChange={event => onChange(event.target.value)}
      variant="outlined"
      size="small"
      SelectProps={{ displayEmpty: true }}
      InputLabelProps={{ shrink: true }}
    >
      <MenuItem value="">{t('lifecycle.filter.all')}</MenuItem>
      {inOrder.map(option => (
        <MenuItem key={option.value} value={option.value}>
          {option.words}
        </MenuItem>
      ))}
    </TextField>
  );
}
