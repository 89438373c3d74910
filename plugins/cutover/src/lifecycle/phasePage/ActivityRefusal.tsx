import Link from '@material-ui/core/Link';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { useOpenDeliverable } from '../../deliverable/page/useOpenDeliverable';
import { Refused } from '../words/Refused';
import { blockersOf, refusalOf } from '../words/refusal';
import { useWords } from '../words/useWords';
import { blockerLines } from './blockerLines';

interface ActivityRefusalProps {
  error: Error;
  /** What a deliverable is called. */
  titleOf(deliverable: string): string | undefined;
}

/** Why an activity was not changed: somebody was faster, documents are missing, or the server's own reason. */
export function ActivityRefusal({ error, titleOf }: ActivityRefusalProps) {
  const { t } = useWords();
  const { open } = useOpenDeliverable();
  const { status } = refusalOf(error);
  const blockers = blockersOf(error);
  if (status === 412)
    return (
      <Alert severity="warning">
        <AlertTitle>{t('lifecycle.activity.changedMeanwhile')}</AlertTitle>
        {t('lifecycle.activity.changedMeanwhileHelp')}
      </Alert>
    );
  if (blockers.length === 0)
    return <Refused error={error} title={t('lifecycle.activity.notChanged')} />;
  return (
    <Alert severity="warning">
      <AlertTitle>{t('lifecycle.activity.blockedBy')}</AlertTitle>
      <ul style={{ margin: 0, paddingInlineStart: 20 }}>
        {blockerLines(t, blockers, titleOf).map(({ id, title, words }) => (
          <li key={`${id} ${words}`}>
            {title && (
              <>
                <Link
                  component="button"
                  type="button"
                  variant="body2"
                  color="inherit"
                  underline="always"
                  onClick={() => open(id)}
                >
                  {title}
                </Link>
                {': '}
              </>
            )}
            {words}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
