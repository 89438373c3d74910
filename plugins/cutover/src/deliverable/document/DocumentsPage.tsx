import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router-dom';
import { makeStyles } from '@material-ui/core/styles';
import { EmptyState, Progress } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import type { CutoverFacts } from '../../lifecycle/cutoverPage/useCutover';
import { phaseRoute } from '../../lifecycle/parts/refs';
import { Refused } from '../../lifecycle/words/Refused';
import { useWords } from '../../lifecycle/words/useWords';
import { BundleTitle } from './BundleTitle';
import { DeliverableDocument } from './DeliverableDocument';
import {
  PrintedBar,
  PrintedPage,
  PrintedPaper,
  usePrintedLanguage,
} from './PrintedPage';
import { documentWords } from './reader';
import { useDocuments, type Wanted } from './useDocuments';
import { useDownload } from './useDownload';

const useStyles = makeStyles(theme => ({
  next: {
    marginTop: theme.spacing(6),
    '@media print': { breakBefore: 'page', marginTop: 0 },
  },
}));

/** `/cutovers/documents/:cutover/:phase`: the documents of a phase, or one of them, to read and to print. */
export function DocumentsPage() {
  const { t } = useWords();
  const { cutover = '', phase = '' } = useParams();
  const [params] = useSearchParams();
  const revision = Number(params.get('revision'));
  const wanted = {
    cutover,
    phase,
    deliverable: params.get('deliverable') ?? undefined,
    revision: Number.isInteger(revision) && revision > 0 ? revision : undefined,
  };
  return (
    <PrintedPage
      cutover={cutover}
      subtitle={t('deliverable.page.documents')}
      missing={<Missing />}
    >
      {facts => <Documents facts={facts} wanted={wanted} />}
    </PrintedPage>
  );
}

function Documents(props: { facts: CutoverFacts; wanted: Wanted }) {
  const { facts, wanted } = props;
  const { cutover } = facts;
  const portal = useWords();
  const { t } = portal;
  const classes = useStyles();
  const [at] = useState(() => new Date().toISOString());
  const entityRoute = useRouteRef(entityRouteRef);
  const found = useDocuments(wanted);
  const { download, error } = useDownload(cutover.name);
  const language = usePrintedLanguage();
  const phase = cutover.phases.find(({ id }) => id === wanted.phase);

  if (!phase) return <Missing />;
  if (found.screen === 'loading') return <Progress />;
  if (found.screen === 'failed')
    return <Refused error={found.error} retry={found.refresh} />;
  const { listed, documents } = found.value;
  if (listed.length === 0) return <Missing />;
  const single = wanted.deliverable !== undefined;
  return (
    <>
      <PrintedBar
        to={`${entityRoute(phaseRoute(cutover, phase.id))}${
          single ? `?deliverable=${wanted.deliverable}` : ''
        }`}
        back={t('deliverable.document.back')}
      />
      {error && <Refused error={error} />}
      {documents.length === 0 ? (
        <EmptyState
          missing="content"
          title={t('deliverable.document.none')}
          description={
            single
              ? t('deliverable.document.noneHelp')
              : t('deliverable.document.noneOfPhase')
          }
        />
      ) : (
        <PrintedPaper>
          {!single && (
            <BundleTitle
              facts={facts}
              phase={phase}
              found={found.value}
              words={documentWords(language, cutover.window.timeZone, portal)}
              at={at}
            />
          )}
          {documents.map((document, index) => (
            <div
              key={document.id}
              className={single && index === 0 ? undefined : classes.next}
            >
              <DeliverableDocument
                cutover={cutover}
                deliverable={document}
                language={language}
                onDownload={download}
              />
            </div>
          ))}
        </PrintedPaper>
      )}
    </>
  );
}

function Missing() {
  const { t } = useWords();
  return (
    <EmptyState
      missing="data"
      title={t('deliverable.document.missing')}
      description={t('deliverable.document.missingHelp')}
    />
  );
}
