import { makeStyles } from '@material-ui/core/styles';
import ToggleButton from '@material-ui/lab/ToggleButton';
import ToggleButtonGroup from '@material-ui/lab/ToggleButtonGroup';

const useStyles = makeStyles(theme => ({
  group: { flexWrap: 'wrap' },
  toggle: {
    textTransform: 'none',
    whiteSpace: 'nowrap',
    color: theme.palette.text.primary,
    '&.Mui-selected': { color: theme.palette.text.primary },
  },
}));

interface TogglesProps<Id extends string> {
  label: string;
  value: Id;
  onChange(id: Id): void;
  options: { id: Id; words: string }[];
}

/** One of a few ways to look at the same. */
export function Toggles<Id extends string>(props: TogglesProps<Id>) {
  const { label, value, onChange, options } = props;
  const classes = useStyles();
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      className={classes.group}
      aria-label={label}
      value={value}
      onChange={(_event, id: Id | null) => id && onChange(id)}
    >
      {options.map(({ id, words }) => (
        <ToggleButton key={id} value={id} className={classes.toggle}>
          {words}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
