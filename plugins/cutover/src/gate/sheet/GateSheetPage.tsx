import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { EmptyState, Progress } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import type { TemplateGate } from '@backstage-cutover/plugin-cutover-common';
import {
  PrintedBar,
  PrintedPage,
  PrintedPaper,
  usePrintedLanguage,
} from '../../deliverable/document/PrintedPage';
import type { CutoverFacts } from '../../lifecycle/cutoverPage/useCutover';
import { useNames } from '../../lifecycle/live/useNames';
import { phaseRoute } from '../../lifecycle/parts/refs';
import { Refused } from '../../lifecycle/words/Refused';
import { useWords } from '../../lifecycle/words/useWords';
import { useGate, type GateScene } from '../useGate';
import { peopleIn } from '../words/gateReader';
import { GateSheet } from './GateSheet';
import { sheetReader } from './sheetReader';

/** `/cutovers/gates/:cutover/:gate`: the record of a gate, to read and to print. */
export function GateSheetPage() {
  const { t } = useWords();
  const { cutover = '', gate = '' } = useParams();
  return (
    <PrintedPage
      cutover={cutover}
      subtitle={t('gate.act.sheet')}
      missing={<Missing />}
    >
      {facts => <OfCutover facts={facts} gate={gate} />}
    </PrintedPage>
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
          title={t('gate.failed')}
          denied={t('gate.forbidden')}
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
  const [at] = useState(() => new Date().toISOString());
  const entityRoute = useRouteRef(entityRouteRef);
  const nameOf = useNames(peopleIn(gate));
  const language = usePrintedLanguage();
  const reader = sheetReader({
    language,
    zone: cutover.window.timeZone,
    portal,
    template,
    nameOf,
  });
  return (
    <>
      <PrintedBar
        to={entityRoute(phaseRoute(cutover, gate.phase))}
        back={portal.t('gate.sheet.back')}
      />
      <PrintedPaper>
        <GateSheet scene={{ ...scene, reader }} language={language} at={at} />
      </PrintedPaper>
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
