import { useRef, useState } from 'react';
import IconButton from '@material-ui/core/IconButton';
import ListItemText from '@material-ui/core/ListItemText';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import MoreVertIcon from '@material-ui/icons/MoreVert';

export interface MenuAct {
  id: string;
  words: string;
  /** Why it cannot be done. */
  why?: string;
  onAct(opener: HTMLElement | null): void;
}

/** Everything else that makes sense in this state; what may not be done says why. */
export function ActMenu(props: {
  label: string;
  acts: MenuAct[];
  size?: 'small' | 'medium';
}) {
  const { label, acts, size = 'small' } = props;
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  if (acts.length === 0) return null;
  return (
    <>
      <IconButton
        ref={button}
        size={size}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        <MoreVertIcon fontSize={size === 'small' ? 'small' : 'default'} />
      </IconButton>
      <Menu
        open={open}
        anchorEl={button.current}
        onClose={() => setOpen(false)}
        MenuListProps={{ 'aria-label': label }}
      >
        {acts.map(({ id, words, why, onAct }) => (
          <MenuItem
            key={id}
            // Stays reachable by keyboard, so that the reason can be read too.
            aria-disabled={why !== undefined}
            onClick={() => {
              if (why !== undefined) return;
              setOpen(false);
              onAct(button.current);
            }}
          >
            <ListItemText
              primary={words}
              secondary={why}
              primaryTypographyProps={{
                color: why === undefined ? 'initial' : 'textSecondary',
              }}
              secondaryTypographyProps={{
                style: { whiteSpace: 'normal', maxWidth: 320 },
              }}
            />
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
