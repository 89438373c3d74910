import { useEffect, useRef, useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import Link from '@material-ui/core/Link';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import type {
  AttemptResult,
  Paper as ExamPaper,
  PaperQuestion,
} from '@backstage-cutover/plugin-cutover-common';
import { useTrainingReader } from '../words/trainingReader';
import type { AttemptKeeper } from './AttemptKeeper';
import { isGiven, QuestionField } from './QuestionField';
import { SavedLine } from './SavedLine';
import { TimeLeft } from './TimeLeft';
import { useAttemptKeeper } from './useAttemptKeeper';
import type { PaperAsked } from './useExam';

const useStyles = makeStyles(theme => ({
  page: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(2),
    maxWidth: 900,
  },
  // The time and whether everything is saved stay in view.
  bar: {
    position: 'sticky',
    top: 0,
    zIndex: 2,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 2),
    padding: theme.spacing(1, 2),
    backgroundColor: theme.palette.background.paper,
  },
  map: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5),
    margin: 0,
    padding: 0,
    listStyle: 'none',
  },
  dot: {
    minWidth: 36,
    padding: theme.spacing(0.25, 0.5),
    color: theme.palette.text.primary,
  },
  // Answered or not is told by more than a colour.
  given: { fontWeight: 700, borderWidth: 2, borderColor: 'currentColor' },
  here: { outline: `2px solid ${theme.palette.primary.main}` },
  question: { padding: theme.spacing(2) },
  acts: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
  list: { listStyle: 'none', margin: theme.spacing(0, 0, 2), padding: 0 },
  open: { padding: theme.spacing(0.25, 0) },
}));

interface SittingProps extends PaperAsked {
  cutover: string;
  person: string;
  /** Whether it was begun right now. */
  begun: boolean;
  ended(result?: AttemptResult): void;
}

/** An open attempt: its questions one by one or all at once, the time that is left, and the way to hand it in. */
export function Sitting({ begun, ended, ...sitting }: SittingProps) {
  const { paper } = sitting;
  const { questions, show } = paper;
  const { t } = useTrainingReader();
  const classes = useStyles();
  const keeper = useAttemptKeeper({ ...sitting, onEnded: ended });
  const { answers, saving, endsAt, over, handingIn } = keeper.state;
  const [at, setAt] = useState(0);
  const [isReviewed, setReviewed] = useState(false);
  const isOneByOne = show === 'one-by-one';
  const here = useRef<HTMLDivElement>(null);
  // The page itself has the focus at first, unless a button had it that has gone.
  const stays = useRef(!begun);
  useEffect(() => {
    if (stays.current) stays.current = false;
    else here.current?.focus();
  }, [at, isReviewed]);

  const goTo = (index: number) => {
    setReviewed(false);
    setAt(index);
    if (!isOneByOne) toQuestion(questions[index].id);
  };
  const given = questions.filter(({ id }) => isGiven(answers[id])).length;
  const isDone = over || handingIn;
  return (
    <div className={classes.page}>
      <Paper className={classes.bar} variant="outlined">
        {endsAt !== undefined && <TimeLeft endsAt={endsAt} />}
        <Typography variant="body2">
          {t('training.exam.given', {
            given: String(given),
            all: String(questions.length),
          })}
        </Typography>
        <SavedLine saving={saving} retry={() => keeper.retry()} />
      </Paper>
      {over && (
        <Alert severity="warning" role="alert">
          {t('training.exam.over')}
        </Alert>
      )}
      {handingIn && !over && (
        <Alert severity="info" role="status">
          {t('training.exam.handingIn')}
        </Alert>
      )}
      {!isDone && (
        <>
          <QuestionMap
            paper={paper}
            keeper={keeper}
            here={isOneByOne && !isReviewed ? at : undefined}
            onChoose={goTo}
          />
          <div ref={here} tabIndex={-1} style={{ outline: 'none' }}>
            {isReviewed ? (
              <Review
                paper={paper}
                keeper={keeper}
                onChoose={goTo}
                onBack={() => setReviewed(false)}
              />
            ) : (
              <Questions
                paper={paper}
                keeper={keeper}
                at={isOneByOne ? at : undefined}
              />
            )}
          </div>
          {!isReviewed && (
            <div className={classes.acts}>
              {isOneByOne && (
                <>
                  <Button
                    variant="outlined"
                    disabled={at === 0}
                    onClick={() => setAt(at - 1)}
                  >
                    {t('training.exam.previous')}
                  </Button>
                  <Button
                    variant={
                      at === questions.length - 1 ? 'outlined' : 'contained'
                    }
                    color="primary"
                    disabled={at === questions.length - 1}
                    onClick={() => setAt(at + 1)}
                  >
                    {t('training.exam.next')}
                  </Button>
                </>
              )}
              <Button
                variant={
                  isOneByOne && at < questions.length - 1
                    ? 'outlined'
                    : 'contained'
                }
                color="primary"
                onClick={() => {
                  keeper.settle();
                  setReviewed(true);
                }}
              >
                {t('training.exam.review')}
              </Button>
            </div>
          )}
        </>
      )}
    </div>
  );
}

function toQuestion(id: string) {
  // It may be drawn only after the review has gone.
  setTimeout(() => {
    const field = document.getElementById(`question-${id}`);
    field?.scrollIntoView?.({ block: 'center' });
    field?.querySelector<HTMLElement>('[tabindex="-1"]')?.focus();
  });
}

interface PartProps {
  paper: ExamPaper;
  keeper: AttemptKeeper;
}

/** Which questions are answered, and the way to each. */
function QuestionMap(
  props: PartProps & { here?: number; onChoose(index: number): void },
) {
  const { paper, keeper, here, onChoose } = props;
  const { t } = useTrainingReader();
  const classes = useStyles();
  return (
    <nav aria-label={t('training.exam.map')}>
      <ol className={classes.map}>
        {paper.questions.map(({ id }, index) => {
          const isAnswered = isGiven(keeper.state.answers[id]);
          return (
            <li key={id}>
              <Button
                size="small"
                variant="outlined"
                className={[
                  classes.dot,
                  ...(isAnswered ? [classes.given] : []),
                  ...(index === here ? [classes.here] : []),
                ].join(' ')}
                aria-current={index === here ? 'step' : undefined}
                aria-label={t(
                  isAnswered
                    ? 'training.exam.goToAnswered'
                    : 'training.exam.goToOpen',
                  { number: String(index + 1) },
                )}
                onClick={() => onChoose(index)}
              >
                {index + 1}
                {isAnswered ? ' ✓' : ''}
              </Button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

/** All questions, or the one that is looked at. */
function Questions({ paper, keeper, at }: PartProps & { at?: number }) {
  const classes = useStyles();
  const { questions } = paper;
  const shown = questions
    .map((question, index) => ({ question, index }))
    .filter(({ index }) => at === undefined || index === at);
  return (
    <>
      {shown.map(({ question, index }) => (
        <Paper
          key={question.id}
          variant="outlined"
          className={classes.question}
          style={{ marginBottom: at === undefined ? 16 : 0 }}
        >
          <QuestionField
            partialCredit={paper.partialCredit}
            question={question}
            number={index + 1}
            count={questions.length}
            answer={keeper.state.answers[question.id]}
            onGive={(answer, typing) =>
              keeper.give(question.id, answer, typing)
            }
            onSettle={() => keeper.settle()}
          />
        </Paper>
      ))}
    </>
  );
}

/** What is not answered yet, before it is handed in. */
function Review(
  props: PartProps & { onChoose(index: number): void; onBack(): void },
) {
  const { paper, keeper, onChoose, onBack } = props;
  const { t, say } = useTrainingReader();
  const classes = useStyles();
  const open = paper.questions
    .map((question, index) => ({ question, index }))
    .filter(({ question }) => !isGiven(keeper.state.answers[question.id]));
  return (
    <Paper variant="outlined" className={classes.question}>
      <Typography variant="h6" component="h2" gutterBottom>
        {t('training.exam.handIn')}
      </Typography>
      <Typography variant="body1" gutterBottom>
        {open.length === 0
          ? t('training.exam.allGiven')
          : t('training.exam.open', { count: open.length })}
      </Typography>
      {open.length > 0 && (
        <ul className={classes.list}>
          {open.map(({ question, index }) => (
            <li key={question.id} className={classes.open}>
              <Link
                component="button"
                variant="body2"
                style={{ textAlign: 'start' }}
                onClick={() => onChoose(index)}
              >
                {openWords(question, index, say)}
              </Link>
            </li>
          ))}
        </ul>
      )}
      <Typography variant="body2" color="textSecondary" paragraph>
        {t('training.exam.handInHelp')}
      </Typography>
      <div className={classes.acts}>
        <Button variant="outlined" onClick={onBack}>
          {t('training.exam.back')}
        </Button>
        <Button
          variant="contained"
          color="primary"
          onClick={() => keeper.handIn()}
        >
          {t('training.exam.handIn')}
        </Button>
      </div>
    </Paper>
  );
}

/** So much of a question tells which one is meant. */
const MOST_LETTERS = 80;

function openWords(
  { text }: PaperQuestion,
  index: number,
  say: (text: PaperQuestion['text']) => string,
) {
  const words = say(text);
  const short =
    words.length > MOST_LETTERS ? `${words.slice(0, MOST_LETTERS)}…` : words;
  return `${index + 1}. ${short}`;
}
