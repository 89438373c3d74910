import { useId, type FormEvent, type ReactNode } from 'react';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import Dialog, { type DialogProps } from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import Typography from '@material-ui/core/Typography';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import { useWords } from '../../lifecycle/words/useWords';
import type { GateScene } from '../useGate';
import { GateRefused } from './GateRefused';
import type { Acting } from './useAct';

const useStyles = makeStyles(theme => ({
  content: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(2),
    [theme.breakpoints.down('xs')]: { padding: theme.spacing(1, 2) },
  },
  actions: { flexWrap: 'wrap', gap: theme.spacing(1) },
  why: { flex: '1 1 200px', paddingInlineStart: theme.spacing(2) },
}));

interface ActDialogProps {
  scene: Pick<GateScene, 'plan' | 'reader'>;
  title: string;
  /** What the button says. */
  act: string;
  /** Why it cannot be done yet, with what is filled in. */
  why?: string;
  acting: Pick<Acting, 'busy' | 'error'>;
  maxWidth?: DialogProps['maxWidth'];
  onSubmit(): void;
  onClose(): void;
  children: ReactNode;
}

/** Asks for what an act needs. What was typed stays where the server refuses it. */
export function ActDialog(props: ActDialogProps) {
  const { scene, title, act, why, acting, onSubmit, onClose } = props;
  const { maxWidth = 'sm', children } = props;
  const { busy, error } = acting;
  const { t } = useWords();
  const classes = useStyles();
  const id = useId();
  const theme = useTheme();
  const isNarrow = useMediaQuery(theme.breakpoints.down('xs'));
  const still = busy || why !== undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!still) onSubmit();
  };
  return (
    <Dialog
      open
      // A click beside it would throw away what was typed.
      onClose={(_event, from) => from === 'escapeKeyDown' && onClose()}
      fullWidth
      fullScreen={isNarrow}
      maxWidth={maxWidth}
      aria-labelledby={`${id}-title`}
    >
      <form noValidate onSubmit={submit} style={{ display: 'contents' }}>
        <DialogTitle id={`${id}-title`}>{title}</DialogTitle>
        <DialogContent className={classes.content}>
          {children}
          {error && <GateRefused error={error} scene={scene} />}
        </DialogContent>
        <DialogActions className={classes.actions}>
          <Typography
            variant="body2"
            color="textSecondary"
            id={`${id}-why`}
            className={classes.why}
            aria-live="polite"
          >
            {busy ? t('gate.act.busy') : why}
          </Typography>
          <Button onClick={onClose}>{t('lifecycle.back')}</Button>
          <Button
            type="submit"
            variant="contained"
            color={still ? 'default' : 'primary'}
            style={still ? { opacity: 0.7 } : undefined}
            // Not `disabled`: it keeps the focus, and the sentence beside it says why.
            aria-disabled={still}
            aria-describedby={`${id}-why`}
          >
            {act}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
