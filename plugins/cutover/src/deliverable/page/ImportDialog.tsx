import { useMemo } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import useAsync from 'react-use/esm/useAsync';
import { Progress } from '@backstage/core-components';
import {
  formatPath,
  type DeliverableFile,
} from '@backstage-cutover/plugin-cutover-common';
import { Nothing } from '../../lifecycle/parts/Nothing';
import { Refused } from '../../lifecycle/words/Refused';
import { useWords } from '../../lifecycle/words/useWords';
import { newRowId } from '../form/draft/values';
import { faultWords } from '../form/faultWords';
import type { ReadyDraft } from '../form/useDraft';
import { DifferenceView } from '../revisions/DifferenceView';
import { MOST_MB, readImport, type Import } from './readImport';

interface ImportDialogProps {
  file: File;
  draft: ReadyDraft;
  files: DeliverableFile[];
  timeZone: string;
  onClose(): void;
}

/** What a file changes in the draft, to be looked at before it is taken over. */
export function ImportDialog(props: ImportDialogProps) {
  const { file, draft, files, timeZone, onClose } = props;
  const { view, store } = draft;
  const { t, say } = useWords();
  const text = useAsync(() => textOf(file), [file]);
  const read = useMemo(
    () =>
      text.value === undefined
        ? undefined
        : readImport(text.value, view, store.data, newRowId),
    // What is written while one looks at it is not compared again: it would change under the reader's eyes.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [text.value],
  );
  const canTake = read?.outcome === 'readable' && read.changes.length > 0;
  return (
    <Dialog
      open
      onClose={onClose}
      fullWidth
      maxWidth="md"
      aria-labelledby="import-deliverable-title"
    >
      <DialogTitle id="import-deliverable-title">
        {t('deliverable.page.importTitle', { title: say(view.title) })}
      </DialogTitle>
      <DialogContent dividers>
        {text.loading && <Progress />}
        {text.error && <Refused error={text.error} />}
        {read && read.outcome !== 'readable' && <Unreadable read={read} />}
        {read?.outcome === 'readable' && read.changes.length === 0 && (
          <Nothing title={t('deliverable.page.importNothing')} />
        )}
        {read?.outcome === 'readable' && read.leftOut.length > 0 && (
          <Alert severity="warning">
            {t('deliverable.page.importLeftOut', {
              fields: shortList(read.leftOut),
            })}
          </Alert>
        )}
        {canTake && (
          <>
            <DialogContentText>
              {t('deliverable.page.importHelp')}
            </DialogContentText>
            <DifferenceView
              form={view.form}
              changes={read.changes}
              sides={{ before: store.data, after: read.data }}
              timeZone={timeZone}
              files={files}
            />
          </>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('lifecycle.back')}</Button>
        <Button
          color="primary"
          variant="contained"
          disabled={!canTake}
          onClick={() => {
            if (canTake) draft.change(read.data);
            onClose();
          }}
        >
          {t('deliverable.page.importDo')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

const MOST_NAMED = 20;

function shortList(fields: string[]) {
  const named = fields.slice(0, MOST_NAMED).join(', ');
  return fields.length > MOST_NAMED ? `${named} …` : named;
}

/** jsdom knows no `Blob.text`. */
function textOf(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsText(file);
  });
}

function Unreadable(props: { read: Exclude<Import, { outcome: 'readable' }> }) {
  const { read } = props;
  const { t } = useWords();
  const words = () => {
    switch (read.outcome) {
      case 'too-large':
        return t('deliverable.page.importTooLarge', { max: String(MOST_MB) });
      case 'not-json':
        return t('deliverable.page.importNotJson');
      case 'not-an-object':
        return t('deliverable.page.importNotAnObject');
      default:
        return (
          <ul style={{ margin: 0, paddingInlineStart: 20 }}>
            {read.faults.map((fault, index) => (
              <li key={index}>
                {fault.path.length > 0 && `${formatPath(fault.path)}: `}
                {faultWords(t, fault)}
              </li>
            ))}
          </ul>
        );
    }
  };
  return (
    <Alert severity="error">
      <AlertTitle>{t('deliverable.page.importRefused')}</AlertTitle>
      {words()}
    </Alert>
  );
}
