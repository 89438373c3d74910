import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import Typography from '@material-ui/core/Typography';

const useStyles = makeStyles(theme => ({
  field: { border: 0, margin: 0, padding: theme.spacing(1, 0), minWidth: 0 },
  value: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  option: { alignItems: 'flex-start' },
}));

export type Version = 'mine' | 'theirs';

interface VersionChoiceProps {
  /** Of the group of radio buttons; another one for each field. */
  name: string;
  title: string;
  versions: Record<Version, { label: string; content: ReactNode }>;
  chosen?: Version;
  onChoose(version: Version): void;
}

/** One field as two people left it; one of both is chosen. */
export function VersionChoice(props: VersionChoiceProps) {
  const { name, title, versions, chosen, onChoose } = props;
  const classes = useStyles();
  return (
    <fieldset className={classes.field}>
      <Typography component="legend" variant="subtitle2">
        {title}
      </Typography>
      <RadioGroup
        name={name}
        aria-label={title}
        value={chosen ?? ''}
        onChange={(_event, value) =>
          onChoose(value === 'theirs' ? 'theirs' : 'mine')
        }
      >
        {(['mine', 'theirs'] as const).map(version => (
          <FormControlLabel
            key={version}
            value={version}
            className={classes.option}
            control={<Radio color="primary" />}
            label={
              <>
                <Typography
                  variant="caption"
                  color="textSecondary"
                  component="div"
                >
                  {versions[version].label}
                </Typography>
                <Typography
                  variant="body2"
                  component="div"
                  className={classes.value}
                >
                  {versions[version].content}
                </Typography>
              </>
            }
          />
        ))}
      </RadioGroup>
    </fieldset>
  );
}
