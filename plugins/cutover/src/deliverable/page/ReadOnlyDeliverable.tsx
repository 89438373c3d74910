import { useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import useAsync from 'react-use/esm/useAsync';
import { Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import type {
  Cutover,
  DeliverableFile,
  DeliverableView,
  Verdict,
} from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import { Refused } from '../../lifecycle/words/Refused';
import { reasonWords } from '../../lifecycle/words/refusal';
import { useWords } from '../../lifecycle/words/useWords';
import {
  DeliverableDocument,
  type ReadableDeliverable,
} from '../document/DeliverableDocument';
import { documentLanguage, LanguageChoice } from '../document/DocumentBar';
import { readRevision } from '../document/useDocuments';
import { useDownload } from '../document/useDownload';

const useStyles = makeStyles(theme => ({
  language: {
    display: 'flex',
    justifyContent: 'flex-end',
    margin: theme.spacing(2, 0),
  },
}));

interface ReadOnlyDeliverableProps {
  cutover: Cutover;
  view: DeliverableView;
  why: Verdict;
  files: DeliverableFile[];
}

/** The last revision, or else the draft, as a document, for whoever may not change it. */
export function ReadOnlyDeliverable(props: ReadOnlyDeliverableProps) {
  const { cutover, view, why, files } = props;
  const { t, language: own } = useWords();
  const classes = useStyles();
  const { deliverables } = useApi(cutoverApiRef);
  const [language, setLanguage] = useState<string>(documentLanguage(own));
  const { download, error } = useDownload(cutover.name);
  const { id, title } = view;
  const number = view.revision?.number;
  const last = useAsync(
    async () =>
      number === undefined
        ? undefined
        : readRevision(deliverables, cutover.name, { id, title }, number),
    // The title comes with the deliverable, anew each time it is looked at.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [deliverables, cutover.name, id, number],
  );
  const draft: ReadableDeliverable = {
    id,
    title,
    form: view.form,
    data: view.working.data,
    draft: view.draft,
    files,
  };
  const shown = number === undefined ? draft : last.value;
  return (
    <>
      {!why.allowed && (
        <Alert severity="info">
          <AlertTitle>{t('deliverable.page.readOnly')}</AlertTitle>
          {reasonWords(t, why, 'write')}
        </Alert>
      )}
      <div className={classes.language}>
        <LanguageChoice language={language} onChange={setLanguage} />
      </div>
      {last.error && <Refused error={last.error} />}
      {error && <Refused error={error} />}
      {!shown && !last.error && <Progress />}
      {shown && (
        <DeliverableDocument
          cutover={cutover}
          deliverable={shown}
          language={language}
          onDownload={download}
        />
      )}
    </>
  );
}
