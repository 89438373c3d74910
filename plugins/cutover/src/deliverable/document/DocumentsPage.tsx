import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router-dom';
import { makeStyles } from '@material-ui/core/styles';
import Paper from '@material-ui/core/Paper';
import {
  Content,
  EmptyState,
  Header,
  Link,
  Page,
  Progress,
} from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import {
  useCutover,
  type CutoverFacts,
} from '../../lifecycle/cutoverPage/useCutover';
import { phaseRoute } from '../../lifecycle/parts/refs';
import { Refused } from '../../lifecycle/words/Refused';
import { useWords } from '../../lifecycle/words/useWords';
import { BundleTitle } from './BundleTitle';
import { DeliverableDocument } from './DeliverableDocument';
import { documentLanguage, LanguageChoice, PrintButton } from './DocumentBar';
import { PRINTED, usePrintStyles } from './printStyles';
import { documentWords } from './reader';
import { useDocuments, type Wanted } from './useDocuments';
import { useDownload } from './useDownload';

const useStyles = makeStyles(theme => ({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(2),
    maxWidth: 960,
    margin: '0 auto',
    marginBottom: theme.spacing(2),
  },
  back: { flex: '1 1 auto' },
  paper: {
    maxWidth: 960,
    margin: '0 auto',
    padding: theme.spacing(4),
    [theme.breakpoints.down('xs')]: { padding: theme.spacing(2) },
  },
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
  const view = useCutover(cutover);
  const revision = Number(params.get('revision'));
  const wanted = {
    cutover,
    phase,
    deliverable: params.get('deliverable') ?? undefined,
    revision: Number.isInteger(revision) && revision > 0 ? revision : undefined,
  };
  return (
    <Page themeId="tool">
      <Header
        title={
          view.screen === 'ready'
            ? view.facts.cutover.title
            : t('lifecycle.cutovers')
        }
        subtitle={t('deliverable.page.documents')}
      />
      <Content>
        {view.screen === 'loading' && <Progress />}
        {view.screen === 'missing' && <Missing />}
        {view.screen === 'failed' && (
          <Refused error={view.error} retry={view.retry} />
        )}
        {view.screen === 'ready' && (
          <Documents facts={view.facts} wanted={wanted} />
        )}
      </Content>
    </Page>
  );
}

function Documents(props: { facts: CutoverFacts; wanted: Wanted }) {
  const { facts, wanted } = props;
  const { cutover } = facts;
  const portal = useWords();
  const { t } = portal;
  const classes = useStyles();
  usePrintStyles();
  const [params, setParams] = useSearchParams();
  const [at] = useState(() => new Date().toISOString());
  const entityRoute = useRouteRef(entityRouteRef);
  const found = useDocuments(wanted);
  const { download, error } = useDownload(cutover.name);
  const language = documentLanguage(params.get('language') ?? portal.language);
  const phase = cutover.phases.find(({ id }) => id === wanted.phase);
  const choose = (language_: string) =>
    setParams(
      before => {
        const after = new URLSearchParams(before);
        after.set('language', language_);
        return after;
      },
      { replace: true },
    );

  if (!phase) return <Missing />;
  if (found.screen === 'loading') return <Progress />;
  if (found.screen === 'failed')
    return <Refused error={found.error} retry={found.refresh} />;
  const { listed, documents } = found.value;
  if (listed.length === 0) return <Missing />;
  const single = wanted.deliverable !== undefined;
  return (
    <>
      <div className={classes.bar}>
        <Link
          className={classes.back}
          to={`${entityRoute(phaseRoute(cutover, phase.id))}${
            single ? `?deliverable=${wanted.deliverable}` : ''
          }`}
        >
          {t('deliverable.document.back')}
        </Link>
        <LanguageChoice language={language} onChange={choose} />
        <PrintButton />
      </div>
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
        <Paper className={`${classes.paper} ${PRINTED}`} elevation={1}>
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
        </Paper>
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
