import { useId, useState, type ReactNode } from 'react';
import Button from '@material-ui/core/Button';
import ExpandLessIcon from '@material-ui/icons/ExpandLess';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';

/** What few look for: drawn when it is opened. */
export function Fold(props: { title: string; children: ReactNode }) {
  const { title, children } = props;
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <div>
      <Button
        size="small"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        startIcon={open ? <ExpandLessIcon /> : <ExpandMoreIcon />}
        style={{ textAlign: 'start' }}
        onClick={() => setOpen(!open)}
      >
        {title}
      </Button>
      {open && (
        <div id={id} style={{ minWidth: 0 }}>
          {children}
        </div>
      )}
    </div>
  );
}
