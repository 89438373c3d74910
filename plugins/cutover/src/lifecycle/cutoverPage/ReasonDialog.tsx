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
  act: 'complete-phase' | 'reopen-phase' | 'cancel';
  facts: Pick<CutoverFacts, 'cutover' | 'refresh'>;
  /** Which phase it is about; the one in progress, where none is given. */
  phase?: string;
  onClose(): void;
}

/** What the dialog says for each act. */
const WORDS = {
  'complete-phase': {
    title: 'lifecycle.complete.title',
    help: 'lifecycle.complete.help',
    field: 'lifecycle.complete.comment',
  },
  'reopen-phase': {
    title: 'lifecycle.reopen.title',
    help: 'lifecycle.reopen.help',
    field: 'lifecycle.reopen.reason',
  },
  cancel: {
    title: 'lifecycle.cancel.title',
    help: 'lifecycle.cancel.help',
    field: 'lifecycle.cancel.reason',
  },
} as const;

/** Asks for the words that go into the audit trail, and then ends a phase, goes back to one or cancels the cutover. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { act, facts, onClose } = props;
  const { cutover, refresh } = facts;
  const phaseId = props.phase ?? cutover.phase;
  const api = useApi(cutoverApiRef);
  const { t, say } = useWords();
  const [text, setText] = useState('');
  const [error, setError] = useState<Error>();
  const [busy, setBusy] = useState(false);
  const phase = cutover.phases.find(({ id }) => id === phaseId);
  const words = WORDS[act];

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      const { id, version } = cutover;
      if (act === 'cancel')
        await api.cancelCutover(id, version, { reason: text });
      else if (act === 'reopen-phase')
        await api.reopenPhase(id, version, phaseId, { reason: text });
      else await api.completePhase(id, version, phaseId, { comment: text });
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
          {t(words.title, {
            title: cutover.title,
            phase: phase ? say(phase.title) : phaseId,
          })}
        </DialogTitle>
        <DialogContent>
          <DialogContentText>{t(words.help)}</DialogContentText>
          <TextField
            id="cutover-reason"
            label={t(words.field)}
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
