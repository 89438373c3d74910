import { useId, type ReactNode } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import { Refused } from '../../lifecycle/words/Refused';
import { useWords } from '../../lifecycle/words/useWords';

interface FetchingProps {
  title: string;
  /** Why it cannot be fetched. */
  error?: Error;
  retry(): void;
  onClose(): void;
  /** While it is being fetched. */
  children: ReactNode;
}

/** A dialog that does not have yet what it is about, or may not have it. */
export function Fetching(props: FetchingProps) {
  const { title, error, retry, onClose, children } = props;
  const { t } = useWords();
  const id = useId();
  return (
    <Dialog open fullWidth onClose={onClose} aria-labelledby={id}>
      <DialogTitle id={id}>{title}</DialogTitle>
      <DialogContent>
        {error ? (
          <Refused
            error={error}
            title={t('training.failed')}
            denied={t('training.denied')}
            retry={retry}
          />
        ) : (
          children
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('lifecycle.back')}</Button>
      </DialogActions>
    </Dialog>
  );
}
