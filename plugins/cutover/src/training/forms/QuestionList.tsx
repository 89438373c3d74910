import { useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import IconButton from '@material-ui/core/IconButton';
import Typography from '@material-ui/core/Typography';
import DeleteIcon from '@material-ui/icons/DeleteOutline';
import type { Question } from '@backstage-cutover/plugin-cutover-common';
import { ChoiceInput } from '../../lifecycle/forms/inputs';
import {
  useTrainingReader,
  type TrainingReader,
} from '../words/trainingReader';
import type { PoolDraft } from './examDraft';

/** So many at once. */
const MOST = 20;

const useStyles = makeStyles(theme => ({
  list: { margin: 0, paddingInlineStart: theme.spacing(3) },
  item: { padding: theme.spacing(0.5, 0), overflowWrap: 'anywhere' },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
  },
  text: { flex: '1 1 240px', minWidth: 0, whiteSpace: 'pre-wrap' },
  pool: { flex: '0 1 200px', minWidth: 0 },
}));

interface QuestionListProps {
  questions: Question[];
  /** The line in the text from which each was read. */
  lines?: number[];
  /** Of which they may be. */
  pools?: PoolDraft[];
  onPool?(id: string, pool: string): void;
  onRemove?(id: string): void;
}

/** Questions with their right answers, for those who write them. */
export function QuestionList(props: QuestionListProps) {
  const { questions, lines, pools = [], onPool, onRemove } = props;
  const reader = useTrainingReader();
  const { t, say } = reader;
  const classes = useStyles();
  const [most, setMost] = useState(MOST);
  if (questions.length === 0 && lines) return null;
  // What has just been read stands within a part that says so.
  const List = lines ? 'div' : 'section';
  return (
    <List {...(lines ? {} : { 'aria-label': t('training.exam.questions') })}>
      {!lines && (
        <Typography variant="subtitle2" component="h3">
          {t('training.exam.count', { count: questions.length })}
        </Typography>
      )}
      <ol className={classes.list}>
        {questions.slice(0, most).map((question, index) => (
          <li key={question.id} className={classes.item}>
            <div className={classes.row}>
              <div className={classes.text}>
                <Typography variant="body2">{say(question.text)}</Typography>
                <Typography variant="body2" color="textSecondary">
                  {[
                    t(`training.question.${question.kind}`),
                    t('training.points', { count: question.points }),
                    ...(lines
                      ? [
                          t('training.gift.line', {
                            number: String(lines[index]),
                          }),
                        ]
                      : []),
                  ].join(t('training.comma'))}
                  <br />
                  {t('training.right')}
                  {t('training.colon')}
                  {answerWords(question, reader)}
                </Typography>
              </div>
              {onPool && pools.length > 0 && (
                <div className={classes.pool}>
                  <ChoiceInput
                    id={`question-${question.id}-pool`}
                    label={t('training.pool.ofQuestion', {
                      number: String(index + 1),
                    })}
                    value={question.pool ?? ''}
                    onChange={pool => onPool(question.id, pool)}
                    none={t('training.pool.none')}
                    options={pools.map(({ id, name }) => ({
                      id,
                      words: name,
                    }))}
                  />
                </div>
              )}
              {onRemove && (
                <IconButton
                  size="small"
                  aria-label={t('training.question.remove', {
                    number: String(index + 1),
                  })}
                  title={t('training.question.remove', {
                    number: String(index + 1),
                  })}
                  onClick={() => onRemove(question.id)}
                >
                  <DeleteIcon fontSize="small" />
                </IconButton>
              )}
            </div>
          </li>
        ))}
      </ol>
      {questions.length > most && (
        <Button size="small" onClick={() => setMost(questions.length)}>
          {t('training.more', { count: questions.length - most })}
        </Button>
      )}
    </List>
  );
}

function answerWords(question: Question, { t, say }: TrainingReader): string {
  const option = (id: string) => {
    const found =
      'options' in question && question.options.find(each => each.id === id);
    return found ? say(found.text) : id;
  };
  switch (question.kind) {
    case 'single-choice':
      return option(question.answer);
    case 'multiple-choice':
      return question.answer.map(option).join(' · ');
    case 'true-false':
      return t(question.answer ? 'training.true' : 'training.false');
    case 'numeric':
      return question.tolerance > 0
        ? `${question.answer} ± ${question.tolerance}`
        : String(question.answer);
    default:
      return question.answer.join(' · ');
  }
}
