import Alert from '@material-ui/lab/Alert';
import type { JsonObject } from '@backstage/types';
import type { ValuePath } from '@backstage-cutover/plugin-cutover-common';
import { valueWords } from '../../lifecycle/templateMove/valueWords';
import { useWords } from '../../lifecycle/words/useWords';
import { keysOf, valueAt } from './draft/values';

interface StrayNoticeProps {
  strays: ValuePath[];
  data: JsonObject;
}

/** Values that have lost their field since the cutover moved to a newer version of its template: nothing is lost. */
export function StrayNotice({ strays, data }: StrayNoticeProps) {
  const { t } = useWords();
  if (strays.length === 0) return null;
  return (
    <Alert severity="info">
      {t('deliverable.form.strays', { count: strays.length })}
      <ul style={{ margin: 0, paddingInlineStart: 20 }}>
        {strays.map(path => {
          const keys = keysOf(data, path) ?? [];
          return (
            <li
              key={JSON.stringify(path)}
              style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}
            >
              {keys
                .map(key => (typeof key === 'number' ? key + 1 : key))
                .join(' › ')}
              {': '}
              {valueWords(valueAt(data, keys))}
            </li>
          );
        })}
      </ul>
    </Alert>
  );
}
