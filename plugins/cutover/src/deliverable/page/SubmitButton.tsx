import { useState, type FormEvent } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import TextField from '@material-ui/core/TextField';
import Tooltip from '@material-ui/core/Tooltip';
import Alert from '@material-ui/lab/Alert';
import { Refused } from '../../lifecycle/words/Refused';
import { reasonWords } from '../../lifecycle/words/refusal';
import { useWords } from '../../lifecycle/words/useWords';
import type { Submitted } from '../form/draft/draftState';
import type { ReadyDraft } from '../form/useDraft';

interface SubmitButtonProps {
  draft: ReadyDraft;
  onSubmitted(revision: number): void;
  /** Something is being tried: what was said of the last time no longer holds. */
  onTried(): void;
}

type Trouble = Exclude<Submitted, { outcome: 'done' | 'faulty' }>;

/** Makes a revision of the draft, after asking for a note; with something missing, the form says what. */
export function SubmitButton(props: SubmitButtonProps) {
  const { draft, onSubmitted, onTried } = props;
  const { view, saving, conflict } = draft;
  const { t, say } = useWords();
  const [asking, setAsking] = useState(false);
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();

  const why = whyNot();
  function whyNot(): string | undefined {
    const { submit } = view.allowed;
    if (!submit.allowed) return reasonWords(t, submit, 'write');
    if (conflict) return t('deliverable.form.save.conflict');
    return view.status === 'submitted' &&
      saving.state === 'saved' &&
      !view.draft &&
      view.revision
      ? t('deliverable.page.nothingNew', {
          number: String(view.revision.number),
        })
      : undefined;
  }

  const submit = async () => {
    setBusy(true);
    setTrouble(undefined);
    onTried();
    const answer = await draft.submit(note.trim() || undefined);
    setBusy(false);
    if (answer.outcome === 'done' || answer.outcome === 'faulty') {
      setAsking(false);
      if (answer.outcome === 'faulty') return;
      setNote('');
      onSubmitted(answer.revision.number);
      return;
    }
    setTrouble(answer);
  };
  const begin = async () => {
    if (why || busy) return;
    setBusy(true);
    setTrouble(undefined);
    onTried();
    // Nobody writes a note for what cannot be submitted: the form lists what is missing.
    const isComplete = await draft.review();
    setBusy(false);
    setAsking(isComplete);
  };
  const onSend = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  const still = why !== undefined || busy;
  return (
    <>
      {/* One and the same button throughout, never disabled: the dialog gives the focus back to it. */}
      <Tooltip title={why ?? ''}>
        <Button
          variant="contained"
          color={still ? 'default' : 'primary'}
          style={still ? { opacity: 0.7 } : undefined}
          aria-disabled={still}
          onClick={begin}
        >
          {t('deliverable.page.submit')}
        </Button>
      </Tooltip>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        fullWidth
        maxWidth="sm"
        aria-labelledby="submit-deliverable-title"
      >
        <form onSubmit={onSend}>
          <DialogTitle id="submit-deliverable-title">
            {t('deliverable.page.submitTitle', { title: say(view.title) })}
          </DialogTitle>
          <DialogContent>
            <DialogContentText>
              {t('deliverable.page.submitHelp', {
                number: String((view.revision?.number ?? 0) + 1),
              })}
            </DialogContentText>
            <TextField
              id="submit-note"
              label={t('deliverable.page.note')}
              helperText={t('deliverable.page.noteHelp')}
              value={note}
              onChange={({ target }) => setNote(target.value)}
              multiline
              minRows={2}
              fullWidth
              variant="outlined"
              inputProps={{ maxLength: 2000 }}
            />
            {trouble && (
              <div style={{ marginTop: 16 }}>
                <TroubleText trouble={trouble} />
              </div>
            )}
          </DialogContent>
          <DialogActions>
            <Button onClick={() => setAsking(false)}>
              {t('lifecycle.back')}
            </Button>
            <Button
              type="submit"
              color="primary"
              variant="contained"
              disabled={busy}
            >
              {t('deliverable.page.submit')}
            </Button>
          </DialogActions>
        </form>
      </Dialog>
    </>
  );
}

function TroubleText({ trouble }: { trouble: Trouble }) {
  const { t } = useWords();
  switch (trouble.outcome) {
    case 'failed':
      return (
        <Refused
          error={trouble.error}
          title={t('deliverable.page.notSubmitted')}
        />
      );
    case 'changed':
      return (
        <Alert severity="warning">
          {t('deliverable.page.changedMeanwhile')}
        </Alert>
      );
    default:
      return <Alert severity="warning">{t('deliverable.page.unsaved')}</Alert>;
  }
}
