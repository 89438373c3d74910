import { makeStyles } from '@material-ui/core/styles';
import useAsync from 'react-use/esm/useAsync';
import { useWords } from '../../lifecycle/words/useWords';
import { shortened, wordDiff, wholly } from './wordDiff';

const useStyles = makeStyles(theme => ({
  text: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  added: {
    textDecoration: 'underline',
    textDecorationThickness: 2,
    backgroundColor: theme.palette.type === 'dark' ? '#1b5e2066' : '#c8e6c9',
    color: 'inherit',
  },
  removed: {
    textDecoration: 'line-through',
    backgroundColor: theme.palette.type === 'dark' ? '#b71c1c66' : '#ffcdd2',
    color: 'inherit',
  },
}));

interface TextDiffProps {
  before: string;
  after: string;
}

/** A text with what went struck out and what came underlined, word by word. */
export function TextDiff({ before, after }: TextDiffProps) {
  const { t } = useWords();
  const classes = useStyles();
  const { value } = useAsync(() => wordDiff(before, after), [before, after]);
  const stretches = value
    ? shortened(value, t('deliverable.difference.left'))
    : wholly(before, after);
  return (
    <span className={classes.text}>
      {stretches.map(({ kind, text }, index) => {
        if (kind === 'same') return <span key={index}>{text}</span>;
        return kind === 'added' ? (
          <ins key={index} className={classes.added}>
            {text}
          </ins>
        ) : (
          <del key={index} className={classes.removed}>
            {text}
          </del>
        );
      })}
    </span>
  );
}
