import { useId, type FormEvent, type ReactNode } from 'react';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import Dialog, { type DialogProps } from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import Typography from '@material-ui/core/Typography';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import { readableError } from '../../deliverable/widgets/readableError';
import { useWords } from '../words/useWords';

const useStyles = makeStyles(theme => ({
  content: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    // A narrow screen is filled: what is little stays together at its top.
    alignContent: 'start',
    gap: theme.spacing(2),
    [theme.breakpoints.down('xs')]: { padding: theme.spacing(1, 2) },
    // The theme's own red is too pale for small letters on either background.
    '& .MuiFormHelperText-root.Mui-error, & .MuiFormLabel-root.Mui-error, & .MuiTypography-colorError':
      { color: readableError(theme) },
  },
  actions: { flexWrap: 'wrap', gap: theme.spacing(1) },
  why: { flex: '1 1 200px', paddingInlineStart: theme.spacing(2) },
  // Where the words leave no room the buttons go below them together: none stands on a line of its own.
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'flex-end',
    gap: theme.spacing(1),
    marginInlineStart: 'auto',
  },
}));

interface FormFrameProps {
  title: string;
  /** What the button says. */
  act: string;
  /** Whether it cannot be pressed now. */
  still: boolean;
  /** Said beside the button: why it cannot be pressed, or how it stands. */
  state?: ReactNode;
  /** What else can be done. */
  more?: ReactNode;
  /** Whether a click beside it would throw away what was typed. */
  losesWords?: boolean;
  maxWidth?: DialogProps['maxWidth'];
  onSubmit(): void;
  onClose(): void;
  children: ReactNode;
}

/** A dialog to be filled in, with one button to send it. */
export function FormFrame(props: FormFrameProps) {
  const { title, act, still, state, more, losesWords, maxWidth = 'sm' } = props;
  const { onSubmit, onClose, children } = props;
  const { t } = useWords();
  const classes = useStyles();
  const id = useId();
  const theme = useTheme();
  const isNarrow = useMediaQuery(theme.breakpoints.down('xs'));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!still) onSubmit();
  };
  return (
    <Dialog
      open
      onClose={(_event, from) => {
        if (!losesWords || from === 'escapeKeyDown') onClose();
      }}
      fullWidth
      fullScreen={isNarrow}
      maxWidth={maxWidth}
      aria-labelledby={`${id}-title`}
    >
      <form noValidate onSubmit={submit} style={{ display: 'contents' }}>
        <DialogTitle id={`${id}-title`}>{title}</DialogTitle>
        <DialogContent className={classes.content}>{children}</DialogContent>
        <DialogActions className={classes.actions}>
          <Typography
            variant="body2"
            color="textSecondary"
            id={`${id}-why`}
            className={classes.why}
            aria-live="polite"
          >
            {state}
          </Typography>
          <div className={classes.buttons}>
            {more}
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
          </div>
        </DialogActions>
      </form>
    </Dialog>
  );
}
