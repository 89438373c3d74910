import { useState } from 'react';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import Autocomplete from '@material-ui/lab/Autocomplete';
import useAsync from 'react-use/esm/useAsync';
import useDebounce from 'react-use/esm/useDebounce';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { nameOf } from '../live/catalogFacts';
import { useCatalogEntities } from '../live/useCatalogEntities';
import { kindWords } from './kindWords';
import { useWords } from '../words/useWords';

interface EntityPickerProps {
  id: string;
  label: string;
  /** All, where none is named. */
  kinds: string[];
  value: string[];
  onChange(refs: string[]): void;
  error?: string;
  /** Wrong, and said so elsewhere. */
  invalid?: boolean;
  required?: boolean;
  disabled?: boolean;
  /** At most this many; all if it is missing. */
  max?: number;
}

/** Chooses entities of the catalog by their names; holds their refs. */
export function EntityPicker(props: EntityPickerProps) {
  const { id, label, kinds, value, onChange, error, max } = props;
  const { required, disabled, invalid } = props;
  const { t } = useWords();
  const catalog = useApi(catalogApiRef);
  const [typed, setTyped] = useState('');
  const [term, setTerm] = useState('');
  const [open, setOpen] = useState(false);
  useDebounce(() => setTerm(typed), 200, [typed]);
  const chosen = useCatalogEntities(value);
  const kindKey = kinds.join();

  const found = useAsync(async () => {
    if (!open) return [];
    const { items } = await catalog.queryEntities({
      filter: { kind: kindKey.split(',') },
      fullTextFilter: {
        term,
        fields: ['metadata.name', 'metadata.title', 'spec.profile.displayName'],
      },
      fields: ['kind', 'metadata', 'spec.profile'],
      limit: 20,
    });
    return items.map(entity => ({
      ref: stringifyEntityRef(entity),
      name: nameOf(entity),
    }));
  }, [catalog, kindKey, term, open]);

  const names = new Map([
    ...(found.value ?? []).map(({ ref, name }) => [ref, name] as const),
    ...[...chosen].map(([ref, entity]) => [ref, nameOf(entity)] as const),
  ]);
  return (
    <Autocomplete
      id={id}
      disabled={disabled}
      multiple
      filterSelectedOptions
      open={open}
      onOpen={() => setOpen(true)}
      onClose={() => setOpen(false)}
      options={[
        ...new Set([...(found.value ?? []).map(({ ref }) => ref), ...value]),
      ]}
      loading={found.loading}
      loadingText={t('lifecycle.loading')}
      noOptionsText={t('lifecycle.picker.none')}
      openText={t('lifecycle.picker.open')}
      closeText={t('lifecycle.picker.close')}
      clearText={t('lifecycle.picker.clear')}
      getOptionLabel={ref => names.get(ref) ?? ref}
      filterOptions={options => options}
      renderOption={ref => (
        <span>
          {names.get(ref) ?? ref}{' '}
          {kinds.length !== 1 && (
            <Typography
              variant="caption"
              color="textSecondary"
              component="span"
            >
              {kindWords(parseEntityRef(ref).kind, t)}
            </Typography>
          )}
        </span>
      )}
      value={value}
      onChange={(_event, refs) => onChange(max ? refs.slice(-max) : refs)}
      onInputChange={(_event, text) => setTyped(text)}
      size="small"
      renderInput={params => (
        <TextField
          {...params}
          label={label}
          variant="outlined"
          required={required}
          // What is chosen stands before the input, which stays empty.
          inputProps={{ ...params.inputProps, required: false }}
          error={invalid || Boolean(error)}
          helperText={error}
        />
      )}
    />
  );
}
