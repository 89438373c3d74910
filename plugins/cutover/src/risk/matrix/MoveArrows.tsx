import { useId } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { arrowOf } from './arrows';
import { cellKey, type Move } from './cells';

/** More arrows are a tangle; the labels of the fields say all. */
const MOST = 30;

/** Between an arrow and the one that leads back, half of it, in pixels. */
const ASIDE = 4;

const useStyles = makeStyles(theme => ({
  arrows: {
    gridColumn: '2 / -1',
    gridRow: '2 / -1',
    width: '100%',
    height: '100%',
    pointerEvents: 'none',
    color: theme.palette.text.primary,
    // Over the fields, and under what is written in them.
    zIndex: 1,
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
  const lines = moves.slice(0, MOST).map(move => ({
    ...arrowOf(move, rows, columns),
    key: `${cellKey(move.from)} ${cellKey(move.to)}`,
    count: move.count,
  }));
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
      {lines.map(({ key, count, x1, y1, x2, y2, aside }) => (
        <line
          key={key}
          x1={`${x1}%`}
          y1={`${y1}%`}
          x2={`${x2}%`}
          y2={`${y2}%`}
          transform={`translate(${aside.x * ASIDE} ${aside.y * ASIDE})`}
          stroke="currentColor"
          strokeOpacity={0.65}
          strokeWidth={Math.min(1.5 + Math.log2(count) / 2, 4)}
          markerEnd={`url(#${id})`}
        />
      ))}
    </svg>
  );
}
