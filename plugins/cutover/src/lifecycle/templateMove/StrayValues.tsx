import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import type { TemplateMove } from '@backstage-cutover/plugin-cutover-common';
import { useWords } from '../words/useWords';
import { valueWords } from './valueWords';

/** The values that lose their field. */
export function StrayValues({
  strays,
  hiddenStrays,
}: Pick<TemplateMove, 'strays' | 'hiddenStrays'>) {
  const { t, say } = useWords();
  if (strays.length + hiddenStrays === 0) return null;
  return (
    <Alert severity="info">
      {strays.length > 0 && t('lifecycle.move.strays')}
      <ul style={{ margin: 0, paddingInlineStart: 20 }}>
        {strays.map(({ title, path, value }, index) => (
          <li key={index} style={{ overflowWrap: 'anywhere' }}>
            {[
              say(title),
              ...path.map(step =>
                typeof step === 'string' ? step : t('lifecycle.move.row'),
              ),
            ].join(' › ')}
            {': '}
            {valueWords(value)}
          </li>
        ))}
      </ul>
      {hiddenStrays > 0 && (
        <Typography variant="body2">
          {t('lifecycle.move.hiddenStrays', { count: hiddenStrays })}
        </Typography>
      )}
    </Alert>
  );
}
