import type { FormEvent, ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import Tooltip from '@material-ui/core/Tooltip';
import Typography from '@material-ui/core/Typography';
import type {
  RiskRegister,
  Verdict,
} from '@backstage-cutover/plugin-cutover-common';
import { Refused } from '../../lifecycle/words/Refused';
import { reasonWords } from '../../lifecycle/words/refusal';
import { useWords } from '../../lifecycle/words/useWords';
import { Meanwhile, type FormWords } from './Meanwhile';
import type { RiskForm } from './useRiskForm';

const useStyles = makeStyles(theme => ({
  form: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(2),
  },
  acts: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    alignItems: 'center',
  },
}));

interface FormFrameProps<T extends object> {
  form: RiskForm<T>;
  register: RiskRegister;
  label: string;
  /** What the button says. */
  act: string;
  /** What is being done, by which reasons are worded. */
  what: string;
  verdict: Verdict;
  /** What has to be filled in first. */
  missing?: string;
  words: FormWords<T>;
  people?: string[];
  onCancel?(): void;
  children: ReactNode;
}

/** A form with what went wrong, what others did meanwhile, and a button that says why where it cannot be pressed. */
export function FormFrame<T extends object>(props: FormFrameProps<T>) {
  const { form, register, label, act, what, verdict, words, people } = props;
  const { onCancel, children } = props;
  const { t } = useWords();
  const classes = useStyles();
  const fillIn = props.missing && t('gate.fillIn', { field: props.missing });
  const why = verdict.allowed ? fillIn : reasonWords(t, verdict, what);
  const still = form.busy || Boolean(why) || Boolean(form.meanwhile);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!still) form.submit();
  };
  return (
    <form
      noValidate
      aria-label={label}
      className={classes.form}
      onSubmit={submit}
    >
      {children}
      {form.error && <Refused error={form.error} title={t('risk.notSaved')} />}
      <Meanwhile
        form={form}
        words={words}
        register={register}
        people={people ?? []}
      />
      <div className={classes.acts}>
        <Tooltip title={why ?? ''}>
          <Button
            type="submit"
            size="small"
            variant="contained"
            color={still ? 'default' : 'primary'}
            style={still ? { opacity: 0.7 } : undefined}
            aria-disabled={still}
          >
            {act}
          </Button>
        </Tooltip>
        {(onCancel || form.changed) && (
          <Button
            size="small"
            onClick={() => {
              form.discard();
              onCancel?.();
            }}
          >
            {t('risk.discard')}
          </Button>
        )}
        <Typography variant="body2" color="textSecondary" aria-live="polite">
          {why ||
            (form.busy
              ? t('gate.act.busy')
              : form.changed && t('risk.keptHere'))}
        </Typography>
      </div>
    </form>
  );
}
