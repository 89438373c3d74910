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
import type { TemplateGate } from '@backstage-cutover/plugin-cutover-common';
import {
  documentLanguage,
  LanguageChoice,
  PrintButton,
} from '../../deliverable/document/DocumentBar';
import {
  PRINTED,
  usePrintStyles,
} from '../../deliverable/document/printStyles';
import {
  useCutover,
  type CutoverFacts,
} from '../../lifecycle/cutoverPage/useCutover';
import { useNames } from '../../lifecycle/live/useNames';
import { phaseRoute } from '../../lifecycle/parts/refs';
import { Refused } from '../../lifecycle/words/Refused';
import { refusalOf } from '../../lifecycle/words/refusal';
import { useWords } from '../../lifecycle/words/useWords';
import { useGate, type GateScene } from '../useGate';
import { peopleIn } from '../words/gateReader';
import { GateSheet } from './GateSheet';
import { sheetReader } from './sheetReader';

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
    overflowX: 'auto',
    [theme.breakpoints.down('xs')]: { padding: theme.spacing(2) },
  },
}));

/** `/cutovers/gates/:cutover/:gate`: the record of a gate, to read and to print. */
export function GateSheetPage() {
  const { t } = useWords();
  const { cutover = '', gate = '' } = useParams();
  const view = useCutover(cutover);
  return (
    <Page themeId="tool">
      <Header
        title={
          view.screen === 'ready'
            ? view.facts.cutover.title
            : t('lifecycle.cutovers')
        }
        subtitle={t('gate.act.sheet')}
      />
      <Content>
        {view.screen === 'loading' && <Progress />}
        {view.screen === 'missing' && <Missing />}
        {view.screen === 'failed' && (
          <Refused error={view.error} retry={view.retry} />
        )}
        {view.screen === 'ready' && (
          <OfCutover facts={view.facts} gate={gate} />
        )}
      </Content>
    </Page>
  );
}

function OfCutover({ facts, gate }: { facts: CutoverFacts; gate: string }) {
  const plan = facts.template.phases.find(
    phase => phase.gate?.id === gate,
  )?.gate;
  return plan ? <OfGate facts={facts} plan={plan} /> : <Missing />;
}

function OfGate({ facts, plan }: { facts: CutoverFacts; plan: TemplateGate }) {
  const { t } = useWords();
  const view = useGate(facts, plan, () => {});
  switch (view.screen) {
    case 'loading':
      return <Progress />;
    case 'failed':
      return (
        <Refused
          error={view.error}
          title={t(
            refusalOf(view.error).status === 403
              ? 'gate.forbidden'
              : 'gate.failed',
          )}
          retry={view.retry}
        />
      );
    default:
      return <Sheet scene={view.scene} />;
  }
}

function Sheet({ scene }: { scene: GateScene }) {
  const { facts, gate } = scene;
  const { cutover, template } = facts;
  const portal = useWords();
  const { t } = portal;
  const classes = useStyles();
  usePrintStyles();
  const [params, setParams] = useSearchParams();
  const [at] = useState(() => new Date().toISOString());
  const entityRoute = useRouteRef(entityRouteRef);
  const nameOf = useNames(peopleIn(gate));
  const language = documentLanguage(params.get('language') ?? portal.language);
  const reader = sheetReader({
    language,
    zone: cutover.window.timeZone,
    portal,
    template,
    nameOf,
  });
  const choose = (chosen: string) =>
    setParams(
      before => {
        const after = new URLSearchParams(before);
        after.set('language', chosen);
        return after;
      },
      { replace: true },
    );
  return (
    <>
      <div className={classes.bar}>
        <Link
          className={classes.back}
          to={entityRoute(phaseRoute(cutover, gate.phase))}
        >
          {t('gate.sheet.back')}
        </Link>
        <LanguageChoice language={language} onChange={choose} />
        <PrintButton />
      </div>
      <Paper className={`${classes.paper} ${PRINTED}`} elevation={1}>
        <GateSheet scene={{ ...scene, reader }} language={language} at={at} />
      </Paper>
    </>
  );
}

function Missing() {
  const { t } = useWords();
  return (
    <EmptyState
      missing="data"
      title={t('gate.sheet.missing')}
      description={t('gate.sheet.missingHelp')}
    />
  );
}
