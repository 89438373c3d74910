import { useState, type FormEvent } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import TextField from '@material-ui/core/TextField';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import { cutoverApiRef } from '../../api';
import { Refused } from '../words/Refused';
import { refusalOf } from '../words/refusal';
import { useWords } from '../words/useWords';
import type { CutoverFacts } from './useCutover';

interface ReasonDialogProps {
  act: 'complete-phase' | 'cancel';
  facts: CutoverFacts;
  onClose(): void;
}

/** Asks for the words that go into the audit trail, and then ends the phase or cancels the cutover. */
export function ReasonDialog({ act, facts, onClose }: ReasonDialogProps) {
  const { cutover, refresh } = facts;
  const api = useApi(cutoverApiRef);
  const { t, say } = useWords();
  const [text, setText] = useState('');
  const [error, setError] = useState<Error>();
  const [busy, setBusy] = useState(false);
  const phase = cutover.phases.find(({ id }) => id === cutover.phase);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      const { id, version } = cutover;
      if (act === 'cancel')
        await api.cancelCutover(id, version, { reason: text });
      else
        await api.completePhase(id, version, cutover.phase, { comment: text });
      refresh();
      onClose();
    } catch (e) {
      // A stale version: what stands on the page must be today's before the person decides again.
      if (refusalOf(toError(e)).status === 412) refresh();
      setError(toError(e));
      setBusy(false);
    }
  };

  return (
    <Dialog
      open
      onClose={onClose}
      fullWidth
      maxWidth="sm"
      aria-labelledby="cutover-reason-title"
    >
      <form onSubmit={submit}>
        <DialogTitle id="cutover-reason-title">
          {act === 'cancel'
            ? t('lifecycle.cancel.title', { title: cutover.title })
            : t('lifecycle.complete.title', {
                phase: phase ? say(phase.title) : cutover.phase,
              })}
        </DialogTitle>
        <DialogContent>
          <DialogContentText>
            {act === 'cancel'
              ? t('lifecycle.cancel.help')
              : t('lifecycle.complete.help')}
          </DialogContentText>
          <TextField
            id="cutover-reason"
            label={
              act === 'cancel'
                ? t('lifecycle.cancel.reason')
                : t('lifecycle.complete.comment')
            }
            value={text}
            onChange={event => setText(event.target.value)}
            required
            multiline
            minRows={3}
            fullWidth
            variant="outlined"
            inputProps={{ minLength: 3, maxLength: 2000 }}
          />
          {error && (
            <div style={{ marginTop: 16 }}>
              <Refused error={error} />
            </div>
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t('lifecycle.back')}</Button>
          <Button
            type="submit"
            color="primary"
            variant="contained"
            disabled={busy || text.trim().length < 3}
          >
            {t(`lifecycle.act.${act}`)}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
