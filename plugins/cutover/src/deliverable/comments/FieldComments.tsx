import { makeStyles } from '@material-ui/core/styles';
import Badge from '@material-ui/core/Badge';
import IconButton from '@material-ui/core/IconButton';
import ChatBubbleOutlineIcon from '@material-ui/icons/ChatBubbleOutline';
import { useWords } from '../../lifecycle/words/useWords';

const useStyles = makeStyles({
  button: {
    opacity: 0.6,
    '&:hover, &:focus': { opacity: 1 },
  },
  some: { opacity: 1 },
});

interface FieldCommentsProps {
  field: string;
  open: number;
  onComment(): void;
}

/** Beside a field: how many open comments it has, and the way to say something about it. */
export function FieldComments({ field, open, onComment }: FieldCommentsProps) {
  const { t } = useWords();
  const classes = useStyles();
  const words =
    open > 0
      ? t('deliverable.comments.countAt', { count: open, field })
      : t('deliverable.comments.at', { field });
  return (
    <IconButton
      size="small"
      className={`${classes.button} ${open > 0 ? classes.some : ''}`}
      aria-label={words}
      title={words}
      onClick={onComment}
    >
      <Badge badgeContent={open} color="primary">
        <ChatBubbleOutlineIcon fontSize="small" />
      </Badge>
    </IconButton>
  );
}
