import Button from '@material-ui/core/Button';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import {
  formatPath,
  type Fault,
} from '@backstage-cutover/plugin-cutover-common';
import { reasonWords, refusalOf, refusedWords } from './refusal';
import { useWords } from './useWords';

interface RefusedProps {
  error: Error;
  /** What was tried, when that is not plain from where this stands. */
  title?: string;
  /** Instead, where the reader may not see or do it; trying again would not help then. */
  denied?: string;
  /** What a form calls the field of a fault, where it shows one. */
  fieldName?(path: Fault['path']): string | undefined;
  retry?: () => void;
}

/** Says in words why something was refused: the reason, and every fault with the field it is about. */
export function Refused(props: RefusedProps) {
  const { error, title, denied, fieldName, retry } = props;
  const { t } = useWords();
  const { status, faults } = refusalOf(error);
  const isDenied = status === 403;
  const heading =
    (isDenied ? denied : undefined) ??
    title ??
    (isDenied
      ? t('lifecycle.refused.notAllowed')
      : t('lifecycle.refused.failed'));
  return (
    <Alert
      severity={isDenied ? 'warning' : 'error'}
      action={
        retry && !(isDenied && denied !== undefined) ? (
          <Button color="inherit" size="small" onClick={retry}>
            {t('lifecycle.refused.retry')}
          </Button>
        ) : undefined
      }
    >
      <AlertTitle>{heading}</AlertTitle>
      {faults.length === 0 ? (
        refusedWords(t, error)
      ) : (
        <ul style={{ margin: 0, paddingInlineStart: 20 }}>
          {faults.map((fault, index) => (
            <li key={index}>
              {fault.path.length > 0 && (
                <>
                  <strong>
                    {fieldName?.(fault.path) ?? formatPath(fault.path)}
                  </strong>
                  {': '}
                </>
              )}
              {reasonWords(t, fault)}
            </li>
          ))}
        </ul>
      )}
    </Alert>
  );
}
