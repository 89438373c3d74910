import { useId, useMemo, useState, type FormEvent } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Paper from '@material-ui/core/Paper';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { LinkButton, Progress } from '@backstage/core-components';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import {
  questionnaireFaults,
  type AssessmentRef,
  type Questionnaire as Definition,
  type QuestionnaireAnswers,
  type TrainingApi,
} from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import { KeptForms } from '../../lifecycle/forms/KeptForms';
import { InfoCard } from '../../lifecycle/parts/InfoCard';
import { Refused } from '../../lifecycle/words/Refused';
import { reasonWords, refusalOf } from '../../lifecycle/words/refusal';
import { myTrainingRouteRef } from '../../routes';
import { useTrainingReader } from '../words/trainingReader';
import { stillAnswered } from './stillAnswered';

const useStyles = makeStyles(theme => ({
  page: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(2),
    maxWidth: 900,
  },
  card: { padding: theme.spacing(2) },
  item: { border: 0, margin: 0, padding: 0, minWidth: 0 },
  text: { padding: 0, overflowWrap: 'anywhere' },
  acts: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(2),
  },
}));

/** A questionnaire, with what is and what is not known of whoever answers it. */
export function Questionnaire({ of }: { of: AssessmentRef }) {
  const { cutover, course, assessment } = of;
  const { training } = useApi(cutoverApiRef);
  const { t } = useTrainingReader();
  const mine = useRouteRef(myTrainingRouteRef);
  const [isSent, setSent] = useState(false);
  const [moved, setMoved] = useState<Moved>();
  const asked = useAsyncRetry(
    () => training.questionnaire({ cutover, course, assessment }),
    [training, cutover, course, assessment],
  );
  if (isSent || asked.value?.answered) {
    return (
      <InfoCard title={t('training.questionnaire.thanks')}>
        <Typography variant="body1" role="status" paragraph>
          {t('training.questionnaire.done')}
        </Typography>
        <LinkButton to={mine()} variant="outlined" color="primary">
          {t('training.mine.title')}
        </LinkButton>
      </InfoCard>
    );
  }
  if (asked.value) {
    return (
      <Form
        // What was answered to other words is not taken for an answer to these.
        key={asked.value.version}
        of={of}
        asked={asked.value}
        moved={moved}
        onMoved={before => {
          setMoved(before);
          asked.retry();
        }}
        onSent={() => setSent(true)}
      />
    );
  }
  return asked.error ? (
    <Refused
      error={asked.error}
      title={t('training.failed')}
      denied={t('training.denied')}
      retry={asked.retry}
    />
  ) : (
    <Progress />
  );
}

/** What somebody had answered when they learned that the questionnaire was changed meanwhile. */
interface Moved {
  definition: Definition;
  answers: QuestionnaireAnswers;
  error: Error;
}

interface FormProps {
  of: AssessmentRef;
  asked: Awaited<ReturnType<TrainingApi['questionnaire']>>;
  moved: Moved | undefined;
  onMoved(before: Moved): void;
  onSent(): void;
}

interface Filled {
  answers: QuestionnaireAnswers;
}

function Form({ of, asked, moved, onMoved, onSent }: FormProps) {
  const { definition, version } = asked;
  const { training } = useApi(cutoverApiRef);
  const { t, say } = useTrainingReader();
  const classes = useStyles();
  // Until this tab is closed, and without a name: what somebody thinks is nobody else's at this computer.
  const kept = useMemo(
    () =>
      new KeptForms(sessionStorage, {
        subject: 'questionnaire',
        person: '',
        cutover: of.cutover,
      }),
    [of.cutover],
  );
  const name = `${of.course}|${of.assessment}`;
  const [{ answers }, setFilled] = useState<Filled>(() => {
    const nothing: Filled = { answers: {} };
    const found = kept.found(name, nothing);
    if (found?.version === version) return found.mine;
    return moved
      ? {
          answers: stillAnswered(moved.answers, moved.definition, definition),
        }
      : nothing;
  });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const put = (next: QuestionnaireAnswers) => {
    setFilled({ answers: next });
    kept.keep<Filled>(name, {
      version,
      base: { answers: {} },
      mine: { answers: next },
    });
  };
  const change = (item: string, answer: number | string) => {
    const { [item]: _, ...others } = answers;
    put(answer === '' ? others : { ...others, [item]: answer });
  };
  const [fault] = questionnaireFaults(definition, answers, []);
  const missing = definition.items.find(({ id }) => fault?.path.includes(id));
  const still = busy || missing !== undefined;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || missing) return;
    setBusy(true);
    setError(undefined);
    try {
      await training.answerQuestionnaire(of, { answers, version });
      kept.forget(name);
      onSent();
    } catch (e) {
      const refused = toError(e);
      if (refusalOf(refused).reason === 'training.questionnaire-moved') {
        onMoved({ definition, answers, error: refused });
        return;
      }
      // The answer to an earlier try may have been lost on its way here.
      const arrived = await training
        .questionnaire(of)
        .then(({ answered }) => answered)
        .catch(() => false);
      if (arrived) {
        kept.forget(name);
        onSent();
      } else setError(refused);
    } finally {
      setBusy(false);
    }
  };
  const faults = error ? refusalOf(error).faults : [];
  const state = () => {
    if (busy) return t('gate.act.busy');
    return missing
      ? t('training.questionnaire.missing', { item: say(missing.text) })
      : t('training.questionnaire.once');
  };
  return (
    <form noValidate onSubmit={send} className={classes.page}>
      {moved && (
        <Refused
          error={moved.error}
          title={t('training.questionnaire.moved')}
        />
      )}
      {asked.answeredBefore && (
        <Alert severity="info">{t('training.questionnaire.changed')}</Alert>
      )}
      <Alert severity="info">
        <AlertTitle>{t('training.questionnaire.known')}</AlertTitle>
        {t('training.questionnaire.knownHelp', {
          least: String(definition.minimumGroup),
        })}
      </Alert>
      {definition.items.map(item => {
        const found = faults.find(({ path }) => path.includes(item.id));
        return (
          <Item
            key={item.id}
            item={item}
            answer={answers[item.id]}
            error={found && reasonWords(t, found)}
            onChange={answer => change(item.id, answer)}
          />
        );
      })}
      {error && (
        <Refused error={error} title={t('training.questionnaire.notSent')} />
      )}
      <div className={classes.acts}>
        <Button
          type="submit"
          variant="contained"
          color={still ? 'default' : 'primary'}
          aria-disabled={still}
          style={still ? { opacity: 0.7 } : undefined}
        >
          {t('training.questionnaire.send')}
        </Button>
        <Typography variant="body2" aria-live="polite">
          {state()}
        </Typography>
      </div>
    </form>
  );
}

interface ItemProps {
  item: Definition['items'][number];
  answer?: number | string;
  error?: string;
  onChange(answer: number | string): void;
}

function Item({ item, answer, error, onChange }: ItemProps) {
  const { t, say } = useTrainingReader();
  const classes = useStyles();
  const name = useId();
  const options = () => {
    if (item.kind === 'rating') {
      return Array.from({ length: item.steps }, (_, index) => ({
        value: String(index + 1),
        words: String(index + 1),
        give: index + 1,
      }));
    }
    return item.kind === 'choice'
      ? item.options.map(({ id, text }) => ({
          value: id,
          words: say(text),
          give: id,
        }))
      : [];
  };
  return (
    <Paper variant="outlined" className={classes.card}>
      <fieldset className={classes.item}>
        <Typography
          component="legend"
          variant="subtitle1"
          className={classes.text}
        >
          {say(item.text)}
        </Typography>
        {item.kind === 'free-text' ? (
          <TextField
            id={`item-${item.id}`}
            value={answer ?? ''}
            onChange={({ target }) => onChange(target.value)}
            multiline
            minRows={3}
            maxRows={10}
            fullWidth
            variant="outlined"
            helperText={t('training.questionnaire.wordsHelp')}
            inputProps={{ 'aria-label': say(item.text), maxLength: 5_000 }}
          />
        ) : (
          <>
            {item.kind === 'rating' && (
              <Typography variant="body2" color="textSecondary">
                {t('training.questionnaire.scale', {
                  steps: String(item.steps),
                })}
              </Typography>
            )}
            <RadioGroup
              row={item.kind === 'rating'}
              name={name}
              aria-label={say(item.text)}
              value={answer === undefined ? '' : String(answer)}
              onChange={(_event, value) => {
                const chosen = options().find(each => each.value === value);
                if (chosen) onChange(chosen.give);
              }}
            >
              {options().map(({ value, words }) => (
                <FormControlLabel
                  key={value}
                  value={value}
                  control={<Radio color="primary" />}
                  label={words}
                />
              ))}
            </RadioGroup>
          </>
        )}
        {error && (
          <Typography variant="body2" color="error">
            {error}
          </Typography>
        )}
      </fieldset>
    </Paper>
  );
}
