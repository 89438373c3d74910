import type { MouseEvent, ReactElement } from 'react';
import Button from '@material-ui/core/Button';
import Tooltip from '@material-ui/core/Tooltip';

interface ActButtonProps {
  words: string;
  /** Where the words alone do not say what it is about. */
  label?: string;
  /** Why it cannot be done. */
  why?: string;
  primary?: boolean;
  dialog?: boolean;
  menu?: boolean;
  onAct(opener: HTMLElement): void;
}

/** A button that says why where it cannot be pressed; it stays reachable by keyboard. */
export function ActButton(props: ActButtonProps): ReactElement {
  const { words, label, why, primary, dialog, menu, onAct } = props;
  const still = why !== undefined;
  const opens = menu ? 'menu' : dialog && 'dialog';
  // One and the same button whether it can be pressed or not: it keeps the focus that it has.
  return (
    <Tooltip title={why ?? ''}>
      <Button
        size="small"
        variant={primary && !still ? 'contained' : 'outlined'}
        color={still ? 'default' : 'primary'}
        style={still ? { opacity: 0.7 } : undefined}
        aria-disabled={still}
        aria-label={label}
        aria-haspopup={opens}
        onClick={(event: MouseEvent<HTMLElement>) =>
          still ? undefined : onAct(event.currentTarget)
        }
      >
        {words}
      </Button>
    </Tooltip>
  );
}
