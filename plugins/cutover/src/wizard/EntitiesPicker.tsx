import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import Autocomplete from '@material-ui/lab/Autocomplete';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import useAsync from 'react-use/esm/useAsync';
import useDebounce from 'react-use/esm/useDebounce';
import { cutoverTranslationRef } from '../translation';
import { choiceOf, type EntityChoice } from './entityChoice';
import { useChoices } from './useEntities';

const PAGE = 50;

export interface EntitiesPickerProps {
  id: string;
  label: string;
  /** Id of the element that shows the label, where that is not the input's own. */
  labelledBy?: string;
  kinds: string[];
  /** Entity refs. */
  value: string[];
  onChange(value: string[]): void;
  /** Word for the kind of an option, where kinds are mixed. */
  kindLabel?(kind: string): string;
  helperText?: string;
  error?: boolean;
  required?: boolean;
  disabled?: boolean;
}

/** Several entities of the catalog, found by typing. */
export function EntitiesPicker(props: EntitiesPickerProps) {
  const { id, label, kinds, value, onChange, kindLabel, disabled } = props;
  const { t } = useTranslationRef(cutoverTranslationRef);
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const chosen = useChoices(value);
  const search = useSearch(kinds, typed, open);

  return (
    <Autocomplete<EntityChoice, true>
      id={id}
      // The older combobox pattern of this component names only the input.
      aria-label={label}
      multiple
      filterSelectedOptions
      disabled={disabled}
      open={open}
      onOpen={() => setOpen(true)}
      onClose={(_, reason) => {
        setOpen(false);
        if (reason === 'blur') setTyped('');
      }}
      value={chosen}
      options={search.value ?? []}
      loading={search.loading}
      loadingText={t('wizard.picker.searching')}
      noOptionsText={
        search.error
          ? t('wizard.picker.failed', { message: search.error.message })
          : t('wizard.picker.none')
      }
      // The catalog has searched already.
      filterOptions={options => options}
      getOptionLabel={option => option.label}
      getOptionSelected={(option, other) => option.ref === other.ref}
      inputValue={typed}
      // The component empties its input whenever the chosen ones change, be it only by a title that has arrived.
      onInputChange={(_, text, reason) => {
        if (reason !== 'reset') setTyped(text);
      }}
      onChange={(_, choices) => {
        setTyped('');
        onChange(choices.map(({ ref }) => ref));
      }}
      renderOption={option => (
        <>
          {option.label}
          {kindLabel && (
            <Typography
              component="span"
              variant="body2"
              color="textSecondary"
              style={{ marginLeft: 8 }}
            >
              {kindLabel(option.kind)}
            </Typography>
          )}
        </>
      )}
      renderInput={params => (
        <TextField
          {...params}
          label={props.labelledBy ? undefined : label}
          margin="dense"
          variant="outlined"
          placeholder={value.length ? undefined : t('wizard.picker.search')}
          helperText={props.helperText}
          error={props.error}
          required={props.required}
          // An empty text beside chosen entities is no missing answer to the browser.
          inputProps={{
            ...params.inputProps,
            required: false,
            'aria-required': props.required,
            'aria-labelledby': props.labelledBy,
          }}
        />
      )}
    />
  );
}

function useSearch(kinds: string[], typed: string, open: boolean) {
  const catalog = useApi(catalogApiRef);
  const [term, setTerm] = useState('');
  useDebounce(() => setTerm(typed.trim()), 150, [typed]);
  const kind = kinds.join(' ');
  return useAsync(async () => {
    if (!open) return [];
    const { items } = await catalog.queryEntities({
      filter: { kind: kind.split(' ') },
      fields: [
        'kind',
        'metadata.name',
        'metadata.namespace',
        'metadata.title',
        'spec.profile.displayName',
      ],
      orderFields: [{ field: 'metadata.name', order: 'asc' }],
      limit: PAGE,
      ...(term
        ? {
            fullTextFilter: {
              term,
              fields: [
                'metadata.name',
                'metadata.title',
                'spec.profile.displayName',
              ],
            },
          }
        : {}),
    });
    return items.map(choiceOf);
  }, [catalog, kind, term, open]);
}
