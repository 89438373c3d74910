import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import type { JsonValue } from '@backstage/types';
import { textOfValue, valueOfText, type Column } from './columns';

const useStyles = makeStyles(theme => ({
  input: {
    width: '100%',
    minWidth: 80,
    boxSizing: 'border-box',
    font: 'inherit',
    color: 'inherit',
    background: theme.palette.background.paper,
    border: `1px solid ${theme.palette.primary.main}`,
    borderRadius: theme.shape.borderRadius,
    padding: theme.spacing(0.5),
    colorScheme: theme.palette.type,
  },
}));

/** Where the focus goes when a cell is done. */
export type Leave = 'down' | 'right' | 'left' | 'stay' | 'nowhere';

interface CellEditorProps {
  column: Column;
  value: JsonValue | undefined;
  /** The key by which the cell was opened, which is the first of a new text. */
  begun?: string;
  onType(value: JsonValue | undefined): void;
  onDone(value: JsonValue | undefined, leave: Leave): void;
  /** Gets what was there before. */
  onCancel(value: JsonValue | undefined): void;
  onPasteBlock(text: string): boolean;
}

/** One cell while it is written in. */
export function CellEditor(props: CellEditorProps) {
  const { column, begun, onType, onDone, onCancel } = props;
  const classes = useStyles();
  // What is typed comes back as the value, a moment later.
  const [value] = useState(props.value);
  const before = textOfValue(column, value);
  const [text, setText] = useState(begun ?? before);
  const field = useRef<HTMLInputElement & HTMLSelectElement>(null);
  const isOver = useRef(false);
  useEffect(() => field.current?.focus(), []);

  const read = (typed: string) =>
    typed === before ? value : valueOfText(column, typed);
  const done = (leave: Leave) => {
    if (isOver.current) return;
    isOver.current = true;
    onDone(read(text), leave);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const leave = leaveBy(event);
    if (event.key !== 'Escape' && !leave) return;
    event.preventDefault();
    event.stopPropagation();
    if (leave) {
      done(leave);
    } else {
      isOver.current = true;
      onCancel(value);
    }
  };
  const shared = {
    ref: field,
    className: classes.input,
    'aria-label': column.title,
    value: text,
    onKeyDown,
    onBlur: () => done('nowhere'),
    onChange: ({ target }: { target: { value: string } }) => {
      setText(target.value);
      onType(read(target.value));
    },
  };

  if (column.kind === 'choice')
    return (
      <select {...shared}>
        <option value="" aria-label={column.title} />
        {column.choices.map(({ title }) => (
          <option key={title} value={title}>
            {title}
          </option>
        ))}
      </select>
    );
  return (
    <input
      {...shared}
      type={column.kind === 'date' ? 'date' : 'text'}
      inputMode={column.kind === 'number' ? 'decimal' : undefined}
      onPaste={event => {
        if (props.onPasteBlock(event.clipboardData.getData('text')))
          event.preventDefault();
      }}
    />
  );
}

function leaveBy({ key, shiftKey }: KeyboardEvent): Leave | undefined {
  if (key === 'Enter') return 'down';
  if (key === 'Tab') return shiftKey ? 'left' : 'right';
  return undefined;
}
