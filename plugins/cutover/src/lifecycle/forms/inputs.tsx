import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import Autocomplete from '@material-ui/lab/Autocomplete';
import { useWords } from '../words/useWords';

interface InputProps<T> {
  id: string;
  label: string;
  value: T;
  onChange(value: T): void;
  error?: string;
  help?: string;
  required?: boolean;
}

export function TextInput(
  props: InputProps<string> & { long?: boolean; most?: number },
) {
  const { id, label, value, onChange, error, help, required } = props;
  const { long, most = long ? 20_000 : 300 } = props;
  return (
    <TextField
      id={id}
      label={label}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      required={required}
      error={Boolean(error)}
      helperText={error ?? help}
      multiline={long}
      minRows={long ? 2 : undefined}
      maxRows={long ? 10 : undefined}
      fullWidth
      size="small"
      variant="outlined"
      inputProps={{ maxLength: most }}
    />
  );
}

export function DayInput(props: InputProps<string>) {
  const { id, label, value, onChange, error, help, required } = props;
  return (
    <TextField
      id={id}
      type="date"
      label={label}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      required={required}
      error={Boolean(error)}
      helperText={error ?? help}
      fullWidth
      size="small"
      variant="outlined"
      InputLabelProps={{ shrink: true }}
    />
  );
}

export interface Option {
  id: string;
  words: string;
}

/** One of some; `none` is what stands for nothing chosen, if that may be. */
export function ChoiceInput(
  props: InputProps<string> & { options: Option[]; none?: string },
) {
  const { id, label, value, onChange, error, help, required } = props;
  const { options, none } = props;
  const known = !value || options.some(each => each.id === value);
  return (
    <TextField
      select
      id={id}
      label={label}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      required={required}
      error={Boolean(error)}
      helperText={error ?? help}
      fullWidth
      size="small"
      variant="outlined"
      InputLabelProps={none === undefined ? {} : { shrink: true }}
      SelectProps={{ displayEmpty: none !== undefined }}
    >
      {none !== undefined && <MenuItem value="">{none}</MenuItem>}
      {(known ? options : [...options, { id: value, words: value }]).map(
        each => (
          <MenuItem key={each.id} value={each.id}>
            {each.words}
          </MenuItem>
        ),
      )}
    </TextField>
  );
}

/** Any number of some. */
export function SeveralInput(
  props: InputProps<string[]> & { options: Option[] },
) {
  const { id, label, value, onChange, error, help, options } = props;
  const { t } = useWords();
  return (
    <Autocomplete
      id={id}
      multiple
      filterSelectedOptions
      size="small"
      options={[...new Set([...options.map(each => each.id), ...value])]}
      value={value}
      onChange={(_event, chosen) => onChange(chosen)}
      getOptionLabel={each =>
        options.find(option => option.id === each)?.words ?? each
      }
      noOptionsText={t('lifecycle.picker.none')}
      openText={t('lifecycle.picker.open')}
      closeText={t('lifecycle.picker.close')}
      clearText={t('lifecycle.picker.clear')}
      renderInput={params => (
        <TextField
          {...params}
          label={label}
          variant="outlined"
          error={Boolean(error)}
          helperText={error ?? help}
        />
      )}
    />
  );
}
