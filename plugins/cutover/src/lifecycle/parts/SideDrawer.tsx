import { useEffect, useRef, type ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Drawer from '@material-ui/core/Drawer';
import IconButton from '@material-ui/core/IconButton';
import CloseIcon from '@material-ui/icons/Close';

const useStyles = makeStyles(theme => ({
  paper: {
    width: '92vw',
    [theme.breakpoints.down('xs')]: { width: '100vw' },
  },
  close: {
    position: 'absolute',
    top: theme.spacing(1),
    right: theme.spacing(1),
    zIndex: 1,
  },
}));

interface SideDrawerProps {
  open: boolean;
  /** What is in it. */
  label: string;
  closeWords: string;
  /** In pixels, at most. */
  width?: number;
  onClose(): void;
  children: ReactNode;
}

/** One thing of a list, beside the list that led to it. */
export function SideDrawer(props: SideDrawerProps) {
  const { open, label, closeWords, width = 820, onClose, children } = props;
  const classes = useStyles();
  return (
    <Drawer
      anchor="right"
      open={open}
      onClose={onClose}
      classes={{ paper: classes.paper }}
      PaperProps={{
        role: 'dialog',
        'aria-modal': true,
        'aria-label': label,
        style: { maxWidth: width },
      }}
    >
      <IconButton
        className={classes.close}
        aria-label={closeWords}
        title={closeWords}
        onClick={onClose}
      >
        <CloseIcon />
      </IconButton>
      {children}
    </Drawer>
  );
}

/**
 * Gives the focus back to what opens a thing once it is closed: also where the way here was a link, and nothing on the
 * page was pressed.
 */
export function useFocusBack(
  open: string | undefined,
  openerId: (id: string) => string,
) {
  const last = useRef(open);
  useEffect(() => {
    if (!open && last.current) {
      document.getElementById(openerId(last.current))?.focus();
    }
    last.current = open;
  }, [open, openerId]);
}
