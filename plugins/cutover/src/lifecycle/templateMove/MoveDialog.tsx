import type { FormEvent } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import { Progress } from '@backstage/core-components';
import type { CutoverFacts } from '../cutoverPage/useCutover';
import { EntityPicker } from '../parts/EntityPicker';
import { Refused } from '../words/Refused';
import { reasonWords } from '../words/refusal';
import { useWords } from '../words/useWords';
import { MoveChanges } from './MoveChanges';
import { StrayValues } from './StrayValues';
import { useMove, type MoveView } from './useMove';

const useStyles = makeStyles(theme => ({
  // As tall as the dialog lets it be: what would change scrolls, the buttons stay.
  form: {
    display: 'flex',
    flexDirection: 'column',
    minHeight: 0,
    overflow: 'hidden',
  },
  content: {
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'minmax(0, 1fr)',
  },
  list: { margin: 0, paddingInlineStart: 20 },
}));

interface MoveDialogProps {
  facts: CutoverFacts;
  onClose(): void;
}

/** What a newer version of the template would change in this cutover, and the step to it. */
export function MoveDialog({ facts, onClose }: MoveDialogProps) {
  const { t } = useWords();
  const classes = useStyles();
  const view = useMove(facts, onClose);
  const act = view.screen === 'ready' ? view.act : undefined;
  const to = view.screen === 'ready' ? view.move.to.version : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    act?.();
  };
  return (
    <Dialog
      open
      // A click beside the dialog must not throw away what was typed.
      onClose={(_event, why) => why === 'escapeKeyDown' && onClose()}
      fullWidth
      maxWidth="sm"
      aria-labelledby="template-move-title"
    >
      <form onSubmit={submit} className={classes.form}>
        <DialogTitle id="template-move-title">
          {to === undefined
            ? t('lifecycle.move.titleLoading')
            : t('lifecycle.move.title', { to })}
        </DialogTitle>
        <DialogContent dividers className={classes.content}>
          <Content view={view} />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t('lifecycle.back')}</Button>
          {to !== undefined && (
            <Button
              type="submit"
              color="primary"
              variant="contained"
              disabled={!act}
            >
              {t('lifecycle.move.act', { to })}
            </Button>
          )}
        </DialogActions>
      </form>
    </Dialog>
  );
}

function Content({ view }: { view: MoveView }) {
  const { t } = useWords();
  switch (view.screen) {
    case 'loading':
      return <Progress />;
    case 'failed':
      return (
        <Refused
          error={view.error}
          title={t('lifecycle.move.failed')}
          retry={view.retry}
        />
      );
    default:
      return <Ready view={view} />;
  }
}

function Ready({ view }: { view: Extract<MoveView, { screen: 'ready' }> }) {
  const { move, form, change, error, faults, holdersOf } = view;
  const { t, say } = useWords();
  const classes = useStyles();
  const isBlocked = move.blockers.length > 0;
  return (
    <>
      <Typography variant="body2">
        {t('lifecycle.move.help', { from: move.from.version })}
      </Typography>
      {isBlocked && (
        <Alert severity="error">
          {t('lifecycle.move.blocked')}
          <ul className={classes.list}>
            {move.blockers.map((blocker, index) => (
              <li key={index}>{reasonWords(t, blocker)}</li>
            ))}
          </ul>
        </Alert>
      )}
      <MoveChanges changes={move.changes} />
      <StrayValues strays={move.strays} hiddenStrays={move.hiddenStrays} />
      {!isBlocked && move.roles.length > 0 && (
        <>
          <Typography variant="subtitle2" component="h3">
            {t('lifecycle.move.roles')}
          </Typography>
          {move.roles.map(({ id, title, max }) => {
            const fault = faults.find(
              ({ path }) => path[0] === 'team' && path[1] === id,
            );
            return (
              <EntityPicker
                key={id}
                id={`move-role-${id}`}
                label={say(title)}
                kinds={['User']}
                value={holdersOf(id)}
                onChange={refs =>
                  change({ team: { ...form.team, [id]: refs } })
                }
                error={fault && reasonWords(t, fault)}
                required
                max={max}
              />
            );
          })}
        </>
      )}
      {!isBlocked && (
        <TextField
          id="template-move-reason"
          label={t('lifecycle.move.reason')}
          value={form.reason}
          onChange={event => change({ reason: event.target.value })}
          required
          multiline
          minRows={2}
          fullWidth
          variant="outlined"
          inputProps={{ minLength: 3, maxLength: 2000 }}
        />
      )}
      {!isBlocked && move.lapses.length > 0 && (
        <Alert severity="warning">
          {t('lifecycle.move.lapses')}
          <ul className={classes.list}>
            {move.lapses.map(({ gate, title, round }) => (
              <li key={gate}>
                {t('lifecycle.move.round', {
                  gate: say(title),
                  round: String(round),
                })}
              </li>
            ))}
          </ul>
          <FormControlLabel
            control={
              <Checkbox
                color="primary"
                checked={form.confirmed}
                onChange={event => change({ confirmed: event.target.checked })}
              />
            }
            label={t('lifecycle.move.confirm')}
          />
        </Alert>
      )}
      {error && <Refused error={error} title={t('lifecycle.move.refused')} />}
    </>
  );
}
