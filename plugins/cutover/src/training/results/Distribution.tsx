import { makeStyles, useTheme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useTrainingReader } from '../words/trainingReader';

const HEIGHT = 120;

const useStyles = makeStyles(theme => ({
  bars: {
    display: 'grid',
    gridTemplateColumns: 'repeat(10, minmax(0, 1fr))',
    gap: 2,
    margin: theme.spacing(1, 0, 0),
    padding: 0,
    listStyle: 'none',
  },
  bin: {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'flex-end',
    minWidth: 0,
    textAlign: 'center',
  },
  bar: {
    borderRadius: '3px 3px 0 0',
    border: `1px solid ${theme.palette.text.secondary}`,
    borderBottom: 0,
  },
  label: {
    ...theme.typography.caption,
    borderTop: `1px solid ${theme.palette.text.secondary}`,
    display: 'block',
    color: theme.palette.text.secondary,
  },
  // Where passing begins.
  mark: {
    position: 'absolute',
    top: 0,
    bottom: 0,
    borderInlineStart: `2px dashed ${theme.palette.text.primary}`,
  },
}));

interface DistributionProps {
  /** Attempts by tenth of the points. */
  counts: number[];
  attempts: number;
  /** Missing where it was not the same for all. */
  passMark?: number | undefined;
}

/** How many attempts came to how much, with the line from which on one passes. */
export function Distribution({
  counts,
  attempts,
  passMark,
}: DistributionProps) {
  const { t, percent } = useTrainingReader();
  const theme = useTheme();
  const classes = useStyles();
  const { palette } = theme;
  const isDark = palette.type === 'dark';
  const most = Math.max(1, ...counts);
  const passing = isDark ? palette.success.light : palette.success.dark;
  const failing = palette.action.disabledBackground;
  const mark = passMark === undefined ? undefined : markAt(passMark);
  const colourOf = (index: number) => {
    if (!mark) return palette.text.secondary;
    const { first, within } = mark;
    if (index !== first) return index < first ? failing : passing;
    return `linear-gradient(to right, ${failing} ${within}, ${passing} ${within})`;
  };
  return (
    <section aria-label={t('training.results.distribution')}>
      <Typography variant="subtitle1" component="h3">
        {t('training.results.distribution')}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {passMark === undefined
          ? t('training.results.distributionMarks')
          : t('training.results.distributionHelp', {
              share: percent(passMark),
            })}
      </Typography>
      <ol className={classes.bars}>
        {counts.map((count, index) => (
          <li
            key={index}
            className={classes.bin}
            aria-label={t('training.results.bin', {
              from: percent(index / 10),
              to: percent((index + 1) / 10),
              count,
              share: percent(count / attempts),
            })}
          >
            {index === mark?.first && (
              <span
                aria-hidden
                className={classes.mark}
                style={{ insetInlineStart: mark.within }}
              />
            )}
            <Typography variant="body2" component="span" aria-hidden>
              {count || ''}
            </Typography>
            <div
              aria-hidden
              className={classes.bar}
              style={{
                height: (count / most) * HEIGHT,
                background: colourOf(index),
                ...(count === 0 ? { border: 0 } : {}),
              }}
            />
            <span className={classes.label} aria-hidden>
              {index * 10}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** In which tenth passing begins, and where in it: only a part of it may have passed; of the last one there is always some. */
function markAt(passMark: number): { first: number; within: string } {
  const first = Math.min(9, Math.floor(passMark * 10 + 1e-9));
  const part = Math.round((passMark * 10 - first) * 100);
  return { first, within: `${Math.min(90, part)}%` };
}
