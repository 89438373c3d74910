import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import Dialog, { type DialogProps } from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import Typography from '@material-ui/core/Typography';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { readableError } from '../../deliverable/widgets/readableError';
import type { Choices } from '../../lifecycle/forms/mergeForm';
import type { VersionedForm } from '../../lifecycle/forms/useVersionedForm';
import { VersionChoice } from '../../lifecycle/parts/VersionChoice';
import { Refused } from '../../lifecycle/words/Refused';
import { useWords } from '../../lifecycle/words/useWords';

const useStyles = makeStyles(theme => ({
  content: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(2),
    [theme.breakpoints.down('xs')]: { padding: theme.spacing(1, 2) },
    // The theme's own red is too pale for small letters on either background.
    '& .MuiFormHelperText-root.Mui-error, & .MuiFormLabel-root.Mui-error, & .MuiTypography-colorError':
      { color: readableError(theme) },
  },
  actions: { flexWrap: 'wrap', gap: theme.spacing(1) },
  why: { flex: '1 1 200px', paddingInlineStart: theme.spacing(2) },
}));

/** How a field of a form reads, for whoever has to choose between two versions of it. */
export type FieldWords<T> = (
  key: keyof T,
  value: T,
) => { title: string; words: string };

interface FormDialogProps<T extends object, Item> {
  form: VersionedForm<T, Item>;
  title: string;
  /** What the button says. */
  act: string;
  /** What has to be filled in first. */
  missing?: string;
  /** What does not fit together yet. */
  wrong?: string;
  /** What it comes to so far. */
  note?: string;
  /** Where others may change the same meanwhile. */
  words?: FieldWords<T>;
  maxWidth?: DialogProps['maxWidth'];
  onClose(): void;
  children: ReactNode;
}

/** A form in a dialog. Closing it loses nothing; what is refused, or what others did meanwhile, is said within it. */
export function FormDialog<T extends object, Item>(
  props: FormDialogProps<T, Item>,
) {
  const { form, title, act, missing, wrong, words, onClose, children } = props;
  const { maxWidth = 'sm', note } = props;
  const { t } = useWords();
  const classes = useStyles();
  const id = useId();
  const theme = useTheme();
  const isNarrow = useMediaQuery(theme.breakpoints.down('xs'));
  const why = missing ? t('gate.fillIn', { field: missing }) : wrong;
  const still = form.busy || Boolean(why) || Boolean(form.meanwhile);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!still) form.submit();
  };
  const state = () => {
    if (form.busy) return t('gate.act.busy');
    return why ?? note ?? (form.changed && t('training.form.kept'));
  };
  return (
    <Dialog
      open
      onClose={onClose}
      fullWidth
      fullScreen={isNarrow}
      maxWidth={maxWidth}
      aria-labelledby={`${id}-title`}
    >
      <form noValidate onSubmit={submit} style={{ display: 'contents' }}>
        <DialogTitle id={`${id}-title`}>{title}</DialogTitle>
        <DialogContent className={classes.content}>
          {children}
          {form.error && (
            <Refused error={form.error} title={t('training.form.refused')} />
          )}
          {form.meanwhile && <Meanwhile form={form} words={words} />}
        </DialogContent>
        <DialogActions className={classes.actions}>
          <Typography
            variant="body2"
            color="textSecondary"
            id={`${id}-why`}
            className={classes.why}
            aria-live="polite"
          >
            {state()}
          </Typography>
          {form.changed && (
            <Button
              onClick={() => {
                form.discard();
                onClose();
              }}
            >
              {t('training.form.discard')}
            </Button>
          )}
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

interface MeanwhileProps<T extends object, Item> {
  form: VersionedForm<T, Item>;
  words?: FieldWords<T>;
}

/** Somebody else was faster: both versions of what both changed, and the way to go on. */
function Meanwhile<T extends object, Item>(props: MeanwhileProps<T, Item>) {
  const { form, words } = props;
  const { meanwhile, value, busy } = form;
  const { t } = useWords();
  const [choices, setChoices] = useState<Choices<T>>({});
  if (!meanwhile) return null;
  const { clashes, theirs } = meanwhile;
  const open = words ? clashes.filter(key => !choices[key]) : [];
  return (
    <Alert severity="warning" role="alert">
      <AlertTitle>{t('training.meanwhile.title')}</AlertTitle>
      {t(
        clashes.length > 0 && words
          ? 'training.meanwhile.choose'
          : 'training.meanwhile.go',
      )}
      {words &&
        clashes.map(key => {
          const mine = words(key, value);
          return (
            <VersionChoice
              key={String(key)}
              name={`training-clash-${String(key)}`}
              title={mine.title}
              versions={{
                mine: { label: t('lifecycle.clash.mine'), content: mine.words },
                theirs: {
                  label: t('lifecycle.clash.theirs'),
                  content: words(key, theirs).words,
                },
              }}
              chosen={choices[key]}
              onChoose={which =>
                setChoices(chosen => ({ ...chosen, [key]: which }))
              }
            />
          );
        })}
      <Button
        variant="contained"
        color="primary"
        size="small"
        style={{ display: 'block', marginTop: 8 }}
        disabled={busy || open.length > 0}
        onClick={() => meanwhile.settle(choices)}
      >
        {t('training.meanwhile.save')}
      </Button>
    </Alert>
  );
}
