import { useState, type FormEvent } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { toLocal, toUtc } from '../../../lifecycle/cutoverPage/plan';
import { useNames } from '../../../lifecycle/live/useNames';
import { EntityPicker } from '../../../lifecycle/parts/EntityPicker';
import { Refused } from '../../../lifecycle/words/Refused';
import { useWords } from '../../../lifecycle/words/useWords';
import { substituteWords } from './substituteWords';
import { useNaming, type TypedSubstitute } from './useSubstitutes';

const useStyles = makeStyles(theme => ({
  form: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(2),
    paddingTop: theme.spacing(2),
  },
  row: {
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 200px), 1fr))',
  },
  acts: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
}));

const FIELDS = ['substitute', 'start', 'end'] as const;
type Field = (typeof FIELDS)[number];

interface SubstituteFormProps {
  onCancel(): void;
  onSaved(person: string): void;
}

/** Who decides for the reader, from when to when. What was typed stays where the server refuses it. */
export function SubstituteForm({ onCancel, onSaved }: SubstituteFormProps) {
  const { t, zone } = useWords();
  const classes = useStyles();
  const [typed, setTyped] = useState<TypedSubstitute>({
    substitute: '',
    start: toUtc(toLocal(new Date().toISOString(), zone), zone),
    end: '',
  });
  const naming = useNaming();
  // A fault is about what was sent, not about what is chosen since.
  const [sent, setSent] = useState(typed);
  const nameOf = useNames(sent.substitute ? [sent.substitute] : []);
  const faultAt = (field: Field) => {
    const here = naming.faults.filter(({ path }) => path[0] === field);
    return here.length > 0
      ? here
          .map(fault => substituteWords(t, fault, nameOf(sent.substitute)))
          .join(' ')
      : undefined;
  };
  const elsewhere =
    naming.error &&
    (naming.faults.length === 0 ||
      naming.faults.some(({ path }) => !FIELDS.some(each => each === path[0])));
  const change = (part: Partial<TypedSubstitute>) =>
    setTyped(before => ({ ...before, ...part }));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setSent(typed);
    if (await naming.save(typed)) onSaved(typed.substitute);
  };
  const moment = (field: 'start' | 'end') => (
    <TextField
      id={`substitute-${field}`}
      type="datetime-local"
      label={t(`gate.substitute.${field}`)}
      value={toLocal(typed[field], zone)}
      onChange={({ target }) =>
        change({ [field]: target.value && toUtc(target.value, zone) })
      }
      required
      variant="outlined"
      size="small"
      InputLabelProps={{ shrink: true }}
      error={faultAt(field) !== undefined}
      helperText={faultAt(field)}
    />
  );
  return (
    <form
      noValidate
      onSubmit={submit}
      className={classes.form}
      aria-label={t('gate.substitute.add')}
    >
      <EntityPicker
        id="substitute-person"
        label={t('gate.substitute.person')}
        kinds={['User']}
        max={1}
        required
        value={typed.substitute ? [typed.substitute] : []}
        onChange={([substitute = '']) => change({ substitute })}
        error={faultAt('substitute')}
      />
      <div className={classes.row}>
        {moment('start')}
        {moment('end')}
      </div>
      <Typography variant="caption" color="textSecondary">
        {t('gate.substitute.zone', { zone })}
      </Typography>
      {elsewhere && naming.error && (
        <Refused error={naming.error} title={t('gate.substitute.refused')} />
      )}
      <div className={classes.acts}>
        <Button
          type="submit"
          variant="contained"
          color="primary"
          aria-disabled={naming.busy}
        >
          {t('gate.substitute.save')}
        </Button>
        <Button onClick={onCancel}>{t('gate.substitute.cancel')}</Button>
      </div>
    </form>
  );
}
