import type { FormEvent } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import { Refused } from '../words/Refused';
import { useWords } from '../words/useWords';
import { ClashChooser } from './ClashChooser';
import { PlanForm } from './PlanForm';
import type { CutoverFacts } from './useCutover';
import { useEditPlan } from './useEditPlan';

const useStyles = makeStyles({
  // As tall as the dialog lets it be: the fields scroll, the buttons stay.
  form: {
    display: 'flex',
    flexDirection: 'column',
    minHeight: 0,
    overflow: 'hidden',
  },
});

interface EditDialogProps {
  facts: CutoverFacts;
  onClose(): void;
}

/** The plan as a form; where somebody else saved first, both versions field by field. */
export function EditDialog({ facts, onClose }: EditDialogProps) {
  const { t } = useWords();
  const view = useEditPlan(facts, onClose);
  const classes = useStyles();
  const { form, clash } = view;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    view.save();
  };

  return (
    <Dialog
      open
      // A click beside the dialog must not throw away what was typed.
      onClose={(_event, why) =>
        why === 'escapeKeyDown' && !view.changed && onClose()
      }
      fullWidth
      maxWidth="md"
      aria-labelledby="cutover-edit-title"
    >
      {clash ? (
        <ClashChooser
          clash={clash}
          template={facts.template}
          busy={view.busy}
          onClose={onClose}
        />
      ) : (
        <form onSubmit={submit} className={classes.form}>
          <DialogTitle id="cutover-edit-title">
            {t('lifecycle.edit.title')}
          </DialogTitle>
          <DialogContent dividers>
            <PlanForm
              plan={form}
              onChange={view.change}
              faults={view.faults}
              cutover={facts.cutover}
              template={facts.template}
            />
          </DialogContent>
          {view.error && (
            // Above the buttons, where whoever pressed one is looking; long lists scroll by themselves.
            <Box px={3} pt={2} maxHeight="30vh" overflow="auto" flexShrink={0}>
              <Refused error={view.error} title={t('lifecycle.edit.refused')} />
            </Box>
          )}
          <DialogActions>
            <Button onClick={onClose}>{t('lifecycle.back')}</Button>
            <Button
              type="submit"
              color="primary"
              variant="contained"
              disabled={view.busy || !view.changed}
            >
              {t('lifecycle.edit.save')}
            </Button>
          </DialogActions>
        </form>
      )}
    </Dialog>
  );
}
