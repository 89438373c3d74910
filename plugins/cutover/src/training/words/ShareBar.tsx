import { alpha, makeStyles, type Theme } from '@material-ui/core/styles';

const full = ({ palette }: Theme) =>
  palette.type === 'dark' ? palette.success.light : palette.success.dark;

const useStyles = makeStyles(theme => ({
  bar: {
    height: 12,
    minWidth: 0,
    borderRadius: 6,
    overflow: 'hidden',
    border: `1px solid ${theme.palette.text.secondary}`,
    // What is missing is hatched: it can be told without seeing its colour.
    backgroundImage: `repeating-linear-gradient(45deg, ${alpha(
      theme.palette.text.primary,
      0.16,
    )} 0 2px, transparent 2px 7px)`,
  },
  done: { height: '100%', backgroundColor: full(theme) },
}));

/** A part of a whole. What it says has to stand beside it in words. */
export function ShareBar({ share }: { share: number }) {
  const classes = useStyles();
  return (
    <div className={classes.bar} aria-hidden>
      <div className={classes.done} style={{ width: `${share * 100}%` }} />
    </div>
  );
}
