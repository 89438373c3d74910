import { useId, useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormGroup from '@material-ui/core/FormGroup';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import type {
  Answer,
  Paper,
  PaperQuestion,
} from '@backstage-cutover/plugin-cutover-common';
import { useTrainingReader } from '../words/trainingReader';
import { numberIn } from './numberIn';

const useStyles = makeStyles(theme => ({
  question: { border: 0, margin: 0, padding: 0, minWidth: 0 },
  text: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', padding: 0 },
  number: { marginBottom: theme.spacing(0.5) },
  options: { margin: theme.spacing(1, 0) },
  option: { alignItems: 'flex-start', overflowWrap: 'anywhere' },
  optionText: { display: 'block', paddingTop: 9, whiteSpace: 'pre-wrap' },
  typed: { maxWidth: 480, margin: theme.spacing(1.5, 0, 1) },
}));

interface QuestionFieldProps {
  /** What somebody gets who is right in part. */
  partialCredit: Paper['partialCredit'];
  question: PaperQuestion;
  /** From 1. */
  number: number;
  count: number;
  answer: Answer | undefined;
  onGive(answer: Answer, typing?: boolean): void;
  /** The reader has left a field that is typed in. */
  onSettle(): void;
}

/** One question of a paper, with what is answered so far. */
export function QuestionField(props: QuestionFieldProps) {
  const { question, number, count, answer, onGive } = props;
  const { t, say } = useTrainingReader();
  const classes = useStyles();
  const help = useHelp(props);
  return (
    <fieldset className={classes.question} id={`question-${question.id}`}>
      <legend className={classes.text}>
        <Typography
          variant="body2"
          color="textSecondary"
          className={classes.number}
        >
          {t('training.exam.number', {
            number: String(number),
            all: String(count),
          })}
          {t('training.comma')}
          {t('training.points', { count: question.points })}
        </Typography>
        <Typography variant="subtitle1" component="div" tabIndex={-1}>
          {say(question.text)}
        </Typography>
      </legend>
      {help && (
        <Typography variant="body2" color="textSecondary">
          {help}
        </Typography>
      )}
      <Field {...props} classes={classes} />
      {isGiven(answer) && (
        <div>
          <Button size="small" onClick={() => onGive(null)}>
            {t('training.exam.takeBack')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

/** Whether there is anything in an answer. */
export function isGiven(answer: Answer | undefined): boolean {
  if (answer === undefined || answer === null || answer === '') return false;
  return !Array.isArray(answer) || answer.length > 0;
}

function useHelp({
  partialCredit,
  question,
}: Pick<QuestionFieldProps, 'partialCredit' | 'question'>) {
  const { t } = useTrainingReader();
  return question.kind === 'multiple-choice'
    ? t(`training.exam.several.${partialCredit}`)
    : undefined;
}

type FieldProps = QuestionFieldProps & {
  classes: ReturnType<typeof useStyles>;
};

function Field(props: FieldProps) {
  switch (props.question.kind) {
    case 'single-choice':
      return <OneOf {...props} />;
    case 'multiple-choice':
      return <SomeOf {...props} />;
    case 'true-false':
      return <TrueOrFalse {...props} />;
    case 'numeric':
      return <ANumber {...props} />;
    default:
      return <SomeWords {...props} />;
  }
}

function OneOf({ question, answer, onGive, classes }: FieldProps) {
  const { say } = useTrainingReader();
  const name = useId();
  return (
    <RadioGroup
      name={name}
      className={classes.options}
      aria-label={say(question.text)}
      value={typeof answer === 'string' ? answer : ''}
      onChange={(_event, id) => onGive(id)}
    >
      {question.options?.map(({ id, text }) => (
        <FormControlLabel
          key={id}
          value={id}
          className={classes.option}
          control={<Radio color="primary" />}
          label={<span className={classes.optionText}>{say(text)}</span>}
        />
      ))}
    </RadioGroup>
  );
}

function SomeOf({ question, answer, onGive, classes }: FieldProps) {
  const { say } = useTrainingReader();
  const chosen = Array.isArray(answer) ? answer : [];
  return (
    <FormGroup className={classes.options}>
      {question.options?.map(({ id, text }) => (
        <FormControlLabel
          key={id}
          className={classes.option}
          control={
            <Checkbox
              color="primary"
              checked={chosen.includes(id)}
              onChange={(_event, checked) => {
                const next = checked
                  ? [...chosen, id]
                  : chosen.filter(each => each !== id);
                onGive(next.length ? next : null);
              }}
            />
          }
          label={<span className={classes.optionText}>{say(text)}</span>}
        />
      ))}
    </FormGroup>
  );
}

function TrueOrFalse({ question, answer, onGive, classes }: FieldProps) {
  const { t, say } = useTrainingReader();
  const name = useId();
  return (
    <RadioGroup
      name={name}
      className={classes.options}
      aria-label={say(question.text)}
      value={typeof answer === 'boolean' ? String(answer) : ''}
      onChange={(_event, chosen) => onGive(chosen === 'true')}
    >
      {(['true', 'false'] as const).map(each => (
        <FormControlLabel
          key={each}
          value={each}
          control={<Radio color="primary" />}
          label={t(`training.${each}`)}
        />
      ))}
    </RadioGroup>
  );
}

/** What is typed stays as it is typed; only a number is an answer. */
function ANumber(props: FieldProps) {
  const { question, answer, onGive, onSettle, classes } = props;
  const { t, say } = useTrainingReader();
  const given = typeof answer === 'number' ? answer : undefined;
  const [typed, setTyped] = useState(given?.toString() ?? '');
  // Else it was taken back, or has come from elsewhere.
  const shown = given === numberIn(typed) ? typed : given?.toString() ?? '';
  const isWrong = shown.trim() !== '' && numberIn(shown) === undefined;
  return (
    <TextField
      id={`answer-${question.id}`}
      className={classes.typed}
      variant="outlined"
      size="small"
      fullWidth
      value={shown}
      onChange={({ target }) => {
        setTyped(target.value);
        onGive(numberIn(target.value) ?? null, true);
      }}
      onBlur={onSettle}
      error={isWrong}
      helperText={isWrong ? t('training.exam.noNumber') : undefined}
      inputProps={{
        inputMode: 'decimal',
        'aria-label': say(question.text),
        autoComplete: 'off',
        maxLength: 40,
      }}
    />
  );
}

function SomeWords(props: FieldProps) {
  const { question, answer, onGive, onSettle, classes } = props;
  const { say } = useTrainingReader();
  return (
    <TextField
      id={`answer-${question.id}`}
      className={classes.typed}
      variant="outlined"
      size="small"
      fullWidth
      value={typeof answer === 'string' ? answer : ''}
      onChange={({ target }) => onGive(target.value || null, true)}
      onBlur={onSettle}
      inputProps={{
        'aria-label': say(question.text),
        autoComplete: 'off',
        maxLength: 2_000,
      }}
    />
  );
}
