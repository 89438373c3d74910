import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import ReplyIcon from '@material-ui/icons/Reply';
import type { SentBackMark } from '@backstage-cutover/plugin-cutover-common';
import { useNames } from '../live/useNames';
import { momentWords } from '../words/time';
import { useWords } from '../words/useWords';

const useStyles = makeStyles(theme => ({
  note: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: theme.spacing(0.5),
    padding: theme.spacing(0.5, 0),
  },
  icon: { flex: 'none', marginTop: 1 },
  said: { minWidth: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
}));

/** That somebody who decides on a gate has sent a document or an activity back, and what they said. */
export function SentBackNote({ mark }: { mark: SentBackMark }) {
  const { by, at, comment } = mark;
  const { t, language, zone } = useWords();
  const classes = useStyles();
  const nameOf = useNames([by]);
  return (
    <Typography variant="body2" component="div" className={classes.note}>
      <ReplyIcon
        fontSize="small"
        color="error"
        className={classes.icon}
        aria-hidden
      />
      <span className={classes.said}>
        <strong>
          {t('lifecycle.sentBack', {
            person: nameOf(by),
            at: momentWords(at, { language, zone }),
          })}
        </strong>
        {comment && t('lifecycle.sentBackComment', { comment })}
      </span>
    </Typography>
  );
}
