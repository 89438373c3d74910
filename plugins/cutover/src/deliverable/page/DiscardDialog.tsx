import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import { useApi } from '@backstage/core-plugin-api';
import { cutoverApiRef } from '../../api';
import { Refused } from '../../lifecycle/words/Refused';
import { useWords } from '../../lifecycle/words/useWords';
import type { ReadyDraft } from '../form/useDraft';
import { useReplaceDraft } from './useReplaceDraft';

interface DiscardDialogProps {
  draft: ReadyDraft;
  onClose(): void;
  onDiscarded(): void;
}

/** Asks before everybody's changes since the last revision are thrown away. */
export function DiscardDialog(props: DiscardDialogProps) {
  const { draft, onClose, onDiscarded } = props;
  const { view, deliverable } = draft;
  const { t, say } = useWords();
  const { deliverables } = useApi(cutoverApiRef);
  const { busy, error, replace } = useReplaceDraft(draft, onDiscarded);
  return (
    <Dialog open onClose={onClose} aria-labelledby="discard-draft-title">
      <DialogTitle id="discard-draft-title">
        {t('deliverable.page.discardTitle', { title: say(view.title) })}
      </DialogTitle>
      <DialogContent>
        <DialogContentText>
          {view.revision
            ? t('deliverable.page.discardToRevision', {
                number: String(view.revision.number),
              })
            : t('deliverable.page.discardToNothing')}
        </DialogContentText>
        {error && <Refused error={error} />}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('lifecycle.back')}</Button>
        <Button
          color="secondary"
          variant="contained"
          disabled={busy}
          onClick={() =>
            replace(version => deliverables.discardDraft(deliverable, version))
          }
        >
          {t('deliverable.page.discardDo')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
