import Typography from '@material-ui/core/Typography';
import type { CutoverWindow } from '@backstage-cutover/plugin-cutover-common';
import { windowWords } from '../words/time';
import { useWords } from '../words/useWords';

/** A window in the plan's zone, which is named, and below it what the reader's clock shows then. */
export function WindowText({ window }: { window: CutoverWindow }) {
  const { t, language, zone } = useWords();
  const words = windowWords(window, { language, zone });
  return (
    <div>
      <Typography variant="body2" component="div">
        {words.plan}{' '}
        <Typography variant="caption" color="textSecondary">
          {words.zone}
        </Typography>
      </Typography>
      {words.yours && (
        <Typography variant="caption" color="textSecondary" component="div">
          {t('lifecycle.window.yours', { span: words.yours })}
        </Typography>
      )}
    </div>
  );
}
