import { useId } from 'react';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormGroup from '@material-ui/core/FormGroup';
import Typography from '@material-ui/core/Typography';

interface ChoicesProps {
  title: string;
  options: { id: string; words: string }[];
  chosen: string[];
  onChange(chosen: string[]): void;
}

/** Any of a few things, as checkboxes. */
export function Choices({ title, options, chosen, onChange }: ChoicesProps) {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id}>
      <Typography variant="subtitle2" component="div" id={id}>
        {title}
      </Typography>
      <FormGroup>
        {options.map(option => (
          <FormControlLabel
            key={option.id}
            label={option.words}
            control={
              <Checkbox
                color="primary"
                checked={chosen.includes(option.id)}
                onChange={(_event, checked) =>
                  onChange(
                    checked
                      ? [...chosen, option.id]
                      : chosen.filter(each => each !== option.id),
                  )
                }
              />
            }
          />
        ))}
      </FormGroup>
    </div>
  );
}
