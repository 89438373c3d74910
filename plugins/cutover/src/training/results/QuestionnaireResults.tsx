import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type {
  QuestionnaireItemResult,
  QuestionnaireSum,
} from '@backstage-cutover/plugin-cutover-common';
import { ShareBar } from '../words/ShareBar';
import { useTrainingReader } from '../words/trainingReader';

const useStyles = makeStyles(theme => ({
  rows: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gap: theme.spacing(0.75),
  },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr) 32px',
    alignItems: 'center',
    gap: theme.spacing(1),
    ...theme.typography.body2,
    overflowWrap: 'anywhere',
  },
  steps: { gridTemplateColumns: '64px minmax(0, 1fr) 32px' },
  said: {
    margin: 0,
    paddingInlineStart: theme.spacing(2.5),
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
}));

/** What people think of the training, in sum only. */
export function QuestionnaireResults({
  results,
}: {
  results: QuestionnaireSum;
}) {
  const { answered, shown, minimumGroup, items } = results;
  const { t, say } = useTrainingReader();
  const classes = useStyles();
  return (
    <>
      <Typography variant="body1" role="status">
        {shown === 0
          ? t('training.questionnaire.tooFew', {
              answered: String(answered),
              least: String(minimumGroup),
            })
          : t('training.questionnaire.shown', {
              answered: String(answered),
              shown: String(shown),
            })}
      </Typography>
      {shown > 0 &&
        items.map(item => (
          <section key={item.id} aria-label={say(item.text)}>
            <Typography variant="subtitle1" component="h3">
              {say(item.text)}
            </Typography>
            <Item item={item} classes={classes} />
          </section>
        ))}
    </>
  );
}

interface ItemProps {
  item: QuestionnaireItemResult;
  classes: ReturnType<typeof useStyles>;
}

function Item({ item, classes }: ItemProps) {
  const { t, say, language } = useTrainingReader();
  if (item.kind === 'free-text') {
    return item.answers.length === 0 ? (
      <Typography variant="body2" color="textSecondary">
        {t('training.questionnaire.noWords')}
      </Typography>
    ) : (
      <ul className={classes.said}>
        {item.answers.map((words, index) => (
          <li key={index}>{words}</li>
        ))}
      </ul>
    );
  }
  const rows =
    item.kind === 'rating'
      ? item.counts.map((count, index) => ({
          id: String(index + 1),
          words: t('training.questionnaire.step', {
            step: String(index + 1),
            steps: String(item.steps),
          }),
          count,
        }))
      : item.options.map(({ id, text, count }) => ({
          id,
          words: say(text),
          count,
        }));
  const all = Math.max(
    1,
    rows.reduce((sum, { count }) => sum + count, 0),
  );
  return (
    <>
      {item.kind === 'rating' && item.average !== undefined && (
        <Typography variant="body2" gutterBottom>
          {t('training.questionnaire.average', {
            average: item.average.toLocaleString(language, {
              maximumFractionDigits: 1,
            }),
            steps: String(item.steps),
          })}
        </Typography>
      )}
      <ul className={classes.rows}>
        {rows.map(({ id, words, count }) => (
          <li
            key={id}
            className={
              item.kind === 'rating'
                ? `${classes.row} ${classes.steps}`
                : classes.row
            }
          >
            <span>{words}</span>
            <ShareBar share={count / all} />
            <span>{count}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
