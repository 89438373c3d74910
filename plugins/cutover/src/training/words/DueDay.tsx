import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { readableError } from '../../deliverable/widgets/readableError';
import { useTrainingReader } from './trainingReader';

const useStyles = makeStyles(theme => ({
  late: { color: readableError(theme), fontWeight: 500 },
}));

/** By when; in words, too, where that day has passed. */
export function DueDay({ day, late }: { day: string; late: boolean }) {
  const reader = useTrainingReader();
  const classes = useStyles();
  const words = { day: reader.day(day) };
  return (
    <Typography
      variant="body2"
      component="span"
      className={late ? classes.late : undefined}
    >
      {late
        ? reader.t('training.overdue', words)
        : reader.t('training.due', words)}
    </Typography>
  );
}
