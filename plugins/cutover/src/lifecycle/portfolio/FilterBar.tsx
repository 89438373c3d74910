import { useEffect, useState } from 'react';
import { makeStyles, type Theme } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import ListItemText from '@material-ui/core/ListItemText';
import FilterListIcon from '@material-ui/icons/FilterList';
import MenuItem from '@material-ui/core/MenuItem';
import Paper from '@material-ui/core/Paper';
import TextField from '@material-ui/core/TextField';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import useDebounce from 'react-use/esm/useDebounce';
import type { Text } from '@backstage-cutover/plugin-cutover-common';
import { TARGET_KINDS } from '../isCutover';
import { useMe } from '../live/useMe';
import { eachOnce, useTemplates } from '../live/useTemplates';
import { EntityPicker } from '../parts/EntityPicker';
import { useWords } from '../words/useWords';
import {
  activeFilters,
  changed,
  filtersOf,
  STATUSES,
  type Filters,
} from './filters';
import type { PortfolioProps } from './Portfolio';

const useStyles = makeStyles(theme => ({
  bar: {
    display: 'grid',
    gap: theme.spacing(2),
    padding: theme.spacing(2),
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 210px), 1fr))',
    alignItems: 'start',
  },
}));

/** The filters; on a narrow screen behind a button that says how many are at work, so that the list is in view. */
export function FilterBar(props: PortfolioProps) {
  const { t } = useWords();
  const narrow = useMediaQuery<Theme>(theme => theme.breakpoints.down('sm'));
  const [open, setOpen] = useState(false);
  const count = activeFilters(props.filters);
  if (!narrow) return <FilterFields {...props} />;
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<FilterListIcon />}
        aria-expanded={open}
        aria-controls="portfolio-filters"
        onClick={() => setOpen(!open)}
      >
        {count > 0
          ? t('lifecycle.filter.active', { number: String(count) })
          : t('lifecycle.filter.title')}
      </Button>
      <div id="portfolio-filters" hidden={!open} style={{ marginTop: 16 }}>
        {open && <FilterFields {...props} />}
      </div>
    </>
  );
}

/** Everything by which the portfolio can be narrowed down. */
function FilterFields({ filters, onChange }: PortfolioProps) {
  const { t } = useWords();
  const classes = useStyles();
  const templates = useTemplates();
  const me = useMe();
  const set = (part: Partial<Filters>) => onChange(changed(filters, part));
  const types = eachOnce(
    templates.map(({ type, title }) => ({ id: type, title })),
  );
  const phases = eachOnce(templates.flatMap(template => template.phases));
  const onlyMine = me !== undefined && filters.member.join() === me.ref;
  const day = (key: 'from' | 'to') => (
    <TextField
      id={`portfolio-${key}`}
      type="date"
      label={t(`lifecycle.filter.${key}`)}
      value={filters[key]}
      onChange={event => set({ [key]: event.target.value })}
      variant="outlined"
      size="small"
      InputLabelProps={{ shrink: true }}
    />
  );

  return (
    <Paper
      className={classes.bar}
      role="search"
      aria-label={t('lifecycle.filter.title')}
    >
      <TextFilter value={filters.text} onChange={text => set({ text })} />
      <Several
        id="portfolio-status"
        label={t('lifecycle.field.status')}
        value={filters.status}
        options={STATUSES.map(id => ({
          id,
          title: t(`lifecycle.status.${id}`),
        }))}
        onChange={ids =>
          set({ status: STATUSES.filter(each => ids.includes(each)) })
        }
      />
      <Several
        id="portfolio-type"
        label={t('lifecycle.column.type')}
        value={filters.type}
        options={types}
        onChange={type => set({ type })}
      />
      <Several
        id="portfolio-phase"
        label={t('lifecycle.column.phase')}
        value={filters.phase}
        options={phases}
        onChange={phase => set({ phase })}
      />
      <EntityPicker
        id="portfolio-owner"
        label={t('lifecycle.field.owner')}
        kinds={['Group', 'User']}
        value={filters.owner}
        onChange={owner => set({ owner })}
      />
      <EntityPicker
        id="portfolio-member"
        label={t('lifecycle.filter.member')}
        kinds={['User']}
        value={filters.member}
        onChange={member => set({ member })}
      />
      <EntityPicker
        id="portfolio-target"
        label={t('lifecycle.filter.target')}
        kinds={[...TARGET_KINDS]}
        value={filters.target}
        onChange={target => set({ target })}
      />
      {/* A month brings its own days. */}
      {filters.view === 'table' && day('from')}
      {filters.view === 'table' && day('to')}
      <div>
        <Button
          aria-pressed={onlyMine}
          variant={onlyMine ? 'contained' : 'outlined'}
          color={onlyMine ? 'primary' : 'default'}
          disabled={!me}
          onClick={() => me && set({ member: onlyMine ? [] : [me.ref] })}
          style={{ marginInlineEnd: 8 }}
        >
          {t('lifecycle.filter.mine')}
        </Button>
        <Button
          onClick={() =>
            onChange({
              ...filtersOf(new URLSearchParams()),
              view: filters.view,
            })
          }
        >
          {t('lifecycle.filter.clear')}
        </Button>
      </div>
    </Paper>
  );
}

interface SeveralProps {
  id: string;
  label: string;
  value: string[];
  options: { id: string; title: Text }[];
  onChange(ids: string[]): void;
}

/** Any number of some options; none means all. */
function Several({ id, label, value, options, onChange }: SeveralProps) {
  const { t, say } = useWords();
  // What the URL names is shown even where no template offers it any more.
  const all = [
    ...options,
    ...value
      .filter(each => !options.some(option => option.id === each))
      .map(each => ({ id: each, title: each })),
  ];
  const titleOf = (each: string) =>
    say(all.find(option => option.id === each)?.title ?? each);
  return (
    <TextField
      id={id}
      select
      label={label}
      value={value}
      onChange={event => onChange([event.target.value].flat())}
      variant="outlined"
      size="small"
      InputLabelProps={{ shrink: true }}
      SelectProps={{
        multiple: true,
        displayEmpty: true,
        renderValue: selected => {
          const ids = [selected].flat().map(String);
          return ids.length
            ? ids.map(titleOf).join(', ')
            : t('lifecycle.filter.all');
        },
      }}
    >
      {all.map(option => (
        <MenuItem key={option.id} value={option.id}>
          <Checkbox
            checked={value.includes(option.id)}
            color="primary"
            size="small"
            inputProps={{ 'aria-hidden': true, tabIndex: -1 }}
          />
          <ListItemText primary={say(option.title)} />
        </MenuItem>
      ))}
    </TextField>
  );
}

/** Asks once the typing pauses, not with every letter. */
function TextFilter(props: { value: string; onChange(text: string): void }) {
  const { value, onChange } = props;
  const { t } = useWords();
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useDebounce(() => typed !== value && onChange(typed), 300, [typed]);
  return (
    <TextField
      id="portfolio-text"
      type="search"
      label={t('lifecycle.filter.text')}
      value={typed}
      onChange={event => setTyped(event.target.value)}
      variant="outlined"
      size="small"
      InputLabelProps={{ shrink: true }}
      inputProps={{ maxLength: 200 }}
    />
  );
}
