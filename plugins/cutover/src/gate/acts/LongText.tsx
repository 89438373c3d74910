import TextField from '@material-ui/core/TextField';

interface LongTextProps {
  id: string;
  label: string;
  value: string;
  required?: boolean;
  onChange(text: string): void;
}

export function LongText(props: LongTextProps) {
  const { id, label, value, required, onChange } = props;
  return (
    <TextField
      id={id}
      label={label}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      required={required}
      multiline
      minRows={3}
      maxRows={12}
      fullWidth
      variant="outlined"
      inputProps={{ maxLength: 20_000 }}
    />
  );
}
