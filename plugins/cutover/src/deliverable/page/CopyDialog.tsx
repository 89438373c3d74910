import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import useAsync from 'react-use/esm/useAsync';
import { Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { cutoverApiRef } from '../../api';
import { Nothing } from '../../lifecycle/parts/Nothing';
import { Refused } from '../../lifecycle/words/Refused';
import { dateWords } from '../../lifecycle/words/time';
import { useWords } from '../../lifecycle/words/useWords';
import type { ReadyDraft } from '../form/useDraft';
import { useReplaceDraft } from './useReplaceDraft';

interface CopyDialogProps {
  draft: ReadyDraft;
  onClose(): void;
  onCopied(): void;
}

/** Lets one of the finished cutovers be chosen whose document becomes the draft. */
export function CopyDialog({ draft, onClose, onCopied }: CopyDialogProps) {
  const { view } = draft;
  const { cutover, deliverable } = draft.deliverable;
  const { t, say, language, zone } = useWords();
  const { deliverables } = useApi(cutoverApiRef);
  const [chosen, setChosen] = useState('');
  const { busy, error, replace } = useReplaceDraft(draft, onCopied);
  const sources = useAsync(
    () => deliverables.copySources({ cutover, deliverable }),
    [deliverables, cutover, deliverable],
  );
  const title = t('deliverable.page.copyTitle', { title: say(view.title) });
  return (
    <Dialog
      open
      onClose={onClose}
      fullWidth
      maxWidth="sm"
      aria-labelledby="copy-deliverable-title"
    >
      <DialogTitle id="copy-deliverable-title">{title}</DialogTitle>
      <DialogContent>
        {sources.loading && <Progress />}
        {sources.error && <Refused error={sources.error} />}
        {sources.value?.length === 0 && (
          <Nothing title={t('deliverable.page.copyNone')} />
        )}
        {sources.value && sources.value.length > 0 && (
          <>
            <DialogContentText>
              {t('deliverable.page.copyHelp')}
            </DialogContentText>
            <RadioGroup
              aria-label={title}
              value={chosen}
              onChange={(_event, value) => setChosen(value)}
            >
              {sources.value.map(source => (
                <FormControlLabel
                  key={source.cutover}
                  value={source.cutover}
                  control={<Radio color="primary" />}
                  label={t('deliverable.page.copyFrom', {
                    title: source.title,
                    number: String(source.revision.number),
                    at: dateWords(source.revision.at, { language, zone }),
                  })}
                />
              ))}
            </RadioGroup>
          </>
        )}
        {error && <Refused error={error} />}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('lifecycle.back')}</Button>
        <Button
          color="primary"
          variant="contained"
          disabled={busy || chosen === ''}
          onClick={() =>
            replace(version =>
              deliverables.copyFrom(draft.deliverable, version, {
                cutover: chosen,
              }),
            )
          }
        >
          {t('deliverable.page.copyDo')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
