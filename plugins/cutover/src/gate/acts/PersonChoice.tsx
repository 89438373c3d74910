import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { useNames } from '../../lifecycle/live/useNames';

interface PersonChoiceProps {
  id: string;
  label: string;
  people: string[];
  value: string;
  onChange(person: string): void;
}

/** One of a few people, by name. */
export function PersonChoice(props: PersonChoiceProps) {
  const { id, label, people, value, onChange } = props;
  const nameOf = useNames(people);
  return (
    <TextField
      select
      id={id}
      label={label}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      required
      fullWidth
      variant="outlined"
      size="small"
    >
      {people.map(person => (
        <MenuItem key={person} value={person}>
          {nameOf(person)}
        </MenuItem>
      ))}
    </TextField>
  );
}
