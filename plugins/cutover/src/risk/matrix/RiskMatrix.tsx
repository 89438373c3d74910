import { memo, useRef, useState, type KeyboardEvent } from 'react';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import type { RiskScale } from '@backstage-cutover/plugin-cutover-common';
import { useRiskReader } from '../words/riskReader';
import { cellKey, sameCell, type Cell, type Move } from './cells';
import { MoveArrows } from './MoveArrows';
import { nextCell, type At } from './nextCell';
import { toneColour, toneGround } from './tones';

/** As many risks as are drawn one by one. */
const MOST_DOTS = 9;

const NONE: Move[] = [];

const useStyles = makeStyles(theme => ({
  // A large one is moved sideways on a small screen, and nothing else is.
  scroll: { overflowX: 'auto' },
  frame: { display: 'grid', isolation: 'isolate' },
  contents: { display: 'contents' },
  axis: {
    ...theme.typography.caption,
    color: theme.palette.text.secondary,
    alignSelf: 'end',
    padding: theme.spacing(0.5),
    // It also keeps the steps below it from standing sign under sign, as they may in Chinese.
    whiteSpace: 'pre',
  },
  step: {
    ...theme.typography.body2,
    fontWeight: 500,
    padding: theme.spacing(0.5),
    overflowWrap: 'break-word',
    alignSelf: 'center',
  },
  row: {
    position: 'sticky',
    insetInlineStart: 0,
    zIndex: 3,
    backgroundColor: theme.palette.background.paper,
  },
  above: {
    textAlign: 'center',
    alignSelf: 'end',
    padding: theme.spacing(0.5, 0.25),
  },
  cell: {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    minWidth: 0,
    minHeight: 84,
    padding: theme.spacing(0.5),
    border: `1px solid ${theme.palette.background.paper}`,
    color: theme.palette.text.primary,
    cursor: 'pointer',
    textAlign: 'center',
    '&:focus': { outline: 'none' },
    '&:focus-visible': {
      boxShadow: `inset 0 0 0 3px ${theme.palette.text.primary}`,
    },
    '&:hover': {
      boxShadow: `inset 0 0 0 2px ${theme.palette.text.secondary}`,
    },
    '& > *': { position: 'relative', zIndex: 2 },
  },
  chosen: {
    boxShadow: `inset 0 0 0 2px ${theme.palette.text.primary}`,
    fontWeight: 700,
  },
  small: { minHeight: 52 },
  // Legible where an arrow passes under it.
  moving: {
    '& > *': {
      textShadow: Array(4)
        .fill(`0 0 3px ${theme.palette.background.paper}`)
        .join(', '),
    },
  },
  count: { ...theme.typography.h6, lineHeight: 1.2 },
  none: { color: theme.palette.text.secondary, fontWeight: 400 },
  priority: {
    ...theme.typography.caption,
    lineHeight: 1.2,
    maxWidth: '100%',
    overflowWrap: 'anywhere',
  },
  dots: {
    fontSize: 9,
    letterSpacing: 1,
    lineHeight: 1,
    minHeight: 9,
    maxWidth: '100%',
    overflowWrap: 'anywhere',
    marginBottom: theme.spacing(0.5),
  },
}));

export interface RiskMatrixProps {
  scale: RiskScale;
  /** What it is a matrix of. */
  label: string;
  /** By the keys of fields. Keep the same map while nothing changes. */
  counts: ReadonlyMap<string, number>;
  moves?: Move[];
  chosen?: Cell;
  onChoose(cell: Cell): void;
  /** One of several beside each other. */
  small?: boolean;
}

/**
 * Likelihood upwards, impact to the right, as large as the scale. It counts and draws nothing but its fields, and so is as
 * quick over a thousand risks as over ten. The arrow keys move in it, Enter chooses.
 */
export const RiskMatrix = memo(function Matrix(props: RiskMatrixProps) {
  const { scale, label, counts, moves = NONE, chosen, onChoose, small } = props;
  const reader = useRiskReader({ scale });
  const { t } = reader;
  const theme = useTheme();
  const classes = useStyles();
  const grid = useRef<HTMLDivElement>(null);
  const rows = [...scale.likelihood].reverse();
  const columns = scale.impact;
  const [at, setAt] = useState<At>({ row: 0, column: 0 });
  const place = {
    row: Math.min(at.row, rows.length - 1),
    column: Math.min(at.column, columns.length - 1),
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { row, column } = place;
    if (event.key === 'Enter' || event.key === ' ') {
      onChoose({ likelihood: rows[row].id, impact: columns[column].id });
    } else {
      const to = nextCell(event, place, {
        rows: rows.length,
        columns: columns.length,
      });
      if (!to) return;
      setAt(to);
      grid.current
        ?.querySelector<HTMLElement>(`[data-at="${to.row}-${to.column}"]`)
        ?.focus();
    }
    event.preventDefault();
  };

  const words = (cell: Cell, count: number) =>
    [
      t('risk.matrix.field', {
        cell: reader.cell(cell),
        priority: reader.priority(scale.matrix[cell.likelihood][cell.impact]),
      }),
      t('risk.count', { count }),
      ...comingTo(moves, cell).map(moved =>
        t('risk.matrix.moved', {
          number: String(moved.count),
          from: reader.cell(moved.from),
        }),
      ),
    ].join(t('risk.comma'));

  return (
    <div className={classes.scroll}>
      <div
        className={classes.frame}
        style={{
          gridTemplateColumns: `fit-content(min(${
            small ? 88 : 104
          }px, 25%)) repeat(${columns.length}, minmax(${leastWidth(
            scale,
          )}px, 1fr))`,
          gridTemplateRows: `auto repeat(${rows.length}, 1fr)`,
        }}
      >
        <div
          ref={grid}
          role="grid"
          aria-label={label}
          aria-readonly
          className={classes.contents}
        >
          <div role="row" className={classes.contents}>
            <div
              role="columnheader"
              className={classes.axis}
              style={placed(1, 1)}
            >
              {t('risk.matrix.axes')}
            </div>
            {columns.map(({ id }, column) => (
              <div
                key={id}
                role="columnheader"
                style={placed(1, column + 2)}
                className={classesOf(classes.step, classes.above)}
              >
                {reader.impact(id)}
              </div>
            ))}
          </div>
          {rows.map(({ id: likelihood }, row) => (
            <div key={likelihood} role="row" className={classes.contents}>
              <div
                role="rowheader"
                className={classesOf(classes.step, classes.row)}
                style={placed(row + 2, 1)}
              >
                {reader.likelihood(likelihood)}
              </div>
              {columns.map(({ id: impact }, column) => {
                const cell = { likelihood, impact };
                const count = counts.get(cellKey(cell)) ?? 0;
                const id = scale.matrix[likelihood][impact];
                const tone =
                  scale.priorities.find(each => each.id === id)?.tone ??
                  'notice';
                const isChosen = chosen !== undefined && sameCell(chosen, cell);
                return (
                  <div
                    key={impact}
                    role="gridcell"
                    data-at={`${row}-${column}`}
                    tabIndex={
                      row === place.row && column === place.column ? 0 : -1
                    }
                    aria-selected={isChosen}
                    aria-label={words(cell, count)}
                    className={classesOf(
                      classes.cell,
                      small && classes.small,
                      moves.length > 0 && classes.moving,
                      isChosen && classes.chosen,
                    )}
                    style={{
                      ...placed(row + 2, column + 2),
                      ...toneGround(theme, tone),
                      borderTop: `3px solid ${toneColour(theme, tone)}`,
                    }}
                    onFocus={() => setAt({ row, column })}
                    onKeyDown={onKeyDown}
                    onClick={() => onChoose(cell)}
                  >
                    <span
                      className={classesOf(
                        classes.count,
                        count === 0 && classes.none,
                      )}
                    >
                      {count}
                    </span>
                    {!small && (
                      <span className={classes.dots} aria-hidden>
                        {count <= MOST_DOTS ? '●'.repeat(count) : ''}
                      </span>
                    )}
                    <span className={classes.priority}>
                      {reader.priority(id)}
                    </span>
                  </div>
                );
              })}
            </div>
          ))}
        </div>
        {moves.length > 0 && (
          <MoveArrows
            moves={moves}
            rows={rows.map(({ id }) => id)}
            columns={columns.map(({ id }) => id)}
          />
        )}
      </div>
    </div>
  );
});

/** Whether it needs the whole width of a page. */
export function isLarge({ impact }: Pick<RiskScale, 'impact'>): boolean {
  return impact.length > 4;
}

/** Of one that is not torn apart: a large one is moved sideways on a telephone, others have room there. */
export function leastWidth(scale: Pick<RiskScale, 'impact'>): number {
  return isLarge(scale) ? 84 : 54;
}

function classesOf(...names: (string | false | undefined)[]) {
  return names.filter(Boolean).join(' ');
}

function comingTo(moves: Move[], cell: Cell) {
  return moves.filter(({ to }) => sameCell(to, cell));
}

/** Said outright: the arrows lie over the fields, and would push them aside. */
function placed(row: number, column: number) {
  return { gridRow: row, gridColumn: column };
}
