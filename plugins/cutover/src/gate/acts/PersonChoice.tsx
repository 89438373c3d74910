import { useId } from 'react';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import Typography from '@material-ui/core/Typography';
import { useNames } from '../../lifecycle/live/useNames';

interface PersonChoiceProps {
  label: string;
  people: string[];
  value: string;
  onChange(person: string): void;
}

/** One of the few people of a team, by name. */
export function PersonChoice(props: PersonChoiceProps) {
  const { label, people, value, onChange } = props;
  const id = useId();
  const nameOf = useNames(people);
  return (
    <div>
      <Typography variant="subtitle2" id={id}>
        {label}
      </Typography>
      <RadioGroup
        name={id}
        aria-labelledby={id}
        value={value}
        onChange={(_event, chosen) => onChange(chosen)}
      >
        {people.map(person => (
          <FormControlLabel
            key={person}
            value={person}
            control={<Radio color="primary" />}
            label={nameOf(person)}
          />
        ))}
      </RadioGroup>
    </div>
  );
}
