import { useRef } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { readableError } from '../../deliverable/widgets/readableError';
import { reasonWords, refusalOf } from '../../lifecycle/words/refusal';
import { useWords, type Translate } from '../../lifecycle/words/useWords';
import type { Saving } from './AttemptKeeper';

const useStyles = makeStyles(theme => ({
  line: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 1),
    minHeight: 32,
  },
  trouble: { color: readableError(theme) },
  heard: {
    position: 'absolute',
    width: 1,
    height: 1,
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
}));

/** One quiet line: that the answers are saved, or why not. Only trouble, and its end, is read aloud. */
export function SavedLine(props: { saving: Saving; retry(): void }) {
  const { saving, retry } = props;
  const { t } = useWords();
  const classes = useStyles();
  const trouble = troubleWords(t, saving);
  const wasTroubled = useRef(false);
  if (trouble) wasTroubled.current = true;
  const aloud =
    wasTroubled.current && saving.state === 'saved'
      ? t('training.exam.savedAgain')
      : '';
  return (
    <div className={classes.line}>
      {!trouble && (
        <Typography variant="body2" color="textSecondary">
          {t(
            saving.state === 'saved'
              ? 'training.exam.saved'
              : 'training.exam.saving',
          )}
        </Typography>
      )}
      <Typography
        variant="body2"
        role="status"
        className={trouble ? classes.trouble : classes.heard}
      >
        {trouble ?? aloud}
      </Typography>
      {saving.state === 'offline' && (
        <Button size="small" onClick={retry}>
          {t('lifecycle.refused.retry')}
        </Button>
      )}
    </div>
  );
}

function troubleWords(t: Translate, saving: Saving): string | undefined {
  switch (saving.state) {
    case 'offline':
      return refusalOf(saving.error).status === undefined
        ? t('training.exam.offline')
        : t('training.exam.failing');
    case 'refused':
      return t('training.exam.refused', {
        why: reasonWords(
          t,
          refusalOf(saving.error).faults[0] ?? refusalOf(saving.error),
        ),
      });
    default:
      return undefined;
  }
}
