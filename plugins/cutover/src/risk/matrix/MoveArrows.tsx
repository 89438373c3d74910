import { useId } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import type { Move } from './cells';

/** More arrows are a tangle; the labels of the fields say all. */
const MOST = 30;

const useStyles = makeStyles(theme => ({
  arrows: {
    gridColumn: '2 / -1',
    gridRow: '2 / -1',
    width: '100%',
    height: '100%',
    pointerEvents: 'none',
    color: theme.palette.text.primary,
    overflow: 'visible',
    zIndex: 2,
  },
}));

interface MoveArrowsProps {
  moves: Move[];
  /** Ids of the steps as they are drawn, from the top and from the left. */
  rows: string[];
  columns: string[];
}

/** From where to where risks moved, over the fields of a matrix. For the eye only: the fields say it in words. */
export function MoveArrows({ moves, rows, columns }: MoveArrowsProps) {
  const classes = useStyles();
  const id = useId();
  // Beside the numbers and names, which stand in the middle.
  const along = (index: number, of: number, part: number) =>
    ((index + part) / of) * 100;
  const lines = moves.slice(0, MOST).flatMap(({ from, to, count }) => {
    const at = [from, to].map(cell => ({
      x: along(columns.indexOf(cell.impact), columns.length, 0.82),
      y: along(rows.indexOf(cell.likelihood), rows.length, 0.55),
    }));
    const [start, end] = at;
    const short = (a: number, b: number, part: number) => a + (b - a) * part;
    return [
      {
        key: `${from.likelihood}/${from.impact} ${to.likelihood}/${to.impact}`,
        count,
        x1: short(start.x, end.x, 0.1),
        y1: short(start.y, end.y, 0.1),
        x2: short(start.x, end.x, 0.9),
        y2: short(start.y, end.y, 0.9),
      },
    ];
  });
  return (
    <svg className={classes.arrows} aria-hidden data-testid="moves">
      <defs>
        <marker
          id={id}
          viewBox="0 0 10 10"
          refX="8"
          refY="5"
          markerUnits="userSpaceOnUse"
          markerWidth="12"
          markerHeight="12"
          orient="auto-start-reverse"
        >
          <path d="M 0 0 L 10 5 L 0 10 z" fill="currentColor" />
        </marker>
      </defs>
      {lines.map(({ key, count, x1, y1, x2, y2 }) => (
        <line
          key={key}
          x1={`${x1}%`}
          y1={`${y1}%`}
          x2={`${x2}%`}
          y2={`${y2}%`}
          stroke="currentColor"
          strokeOpacity={0.75}
          strokeWidth={Math.min(2 + Math.log2(count), 5)}
          markerEnd={`url(#${id})`}
        />
      ))}
    </svg>
  );
}
