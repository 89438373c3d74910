import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Alert from '@material-ui/lab/Alert';
import type { CutoverFacts } from '../cutoverPage/useCutover';
import { useWords } from '../words/useWords';
import { MoveDialog } from './MoveDialog';
import { useNewerVersion } from './useNewerVersion';

/** Says that there is a newer version of the template, to those who may move the cutover to it. */
export function NewerVersion({ facts }: { facts: CutoverFacts }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const version = useNewerVersion(facts);
  if (version === undefined && !open) return null;
  return (
    <>
      {version !== undefined && (
        <Alert severity="info" variant="outlined">
          {t('lifecycle.move.there', { to: version })}{' '}
          {t('lifecycle.move.runsOn', { from: facts.cutover.template.version })}{' '}
          <Button
            size="small"
            color="primary"
            aria-haspopup="dialog"
            onClick={() => setOpen(true)}
          >
            {t('lifecycle.move.look')}
          </Button>
        </Alert>
      )}
      {open && <MoveDialog facts={facts} onClose={() => setOpen(false)} />}
    </>
  );
}
