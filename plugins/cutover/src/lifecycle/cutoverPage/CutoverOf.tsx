import type { ReactElement } from 'react';
import { EmptyState, Progress } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import { CUTOVER_ID_ANNOTATION } from '@backstage-cutover/plugin-cutover-common';
import { Refused } from '../words/Refused';
import { useWords } from '../words/useWords';
import { useCutover, type CutoverFacts } from './useCutover';

interface CutoverOfProps {
  children(facts: CutoverFacts): ReactElement;
}

/** Draws `children` with the cutover that the entity of the page stands for. */
export function CutoverOf({ children }: CutoverOfProps) {
  const { entity } = useEntity();
  const id = entity.metadata.annotations?.[CUTOVER_ID_ANNOTATION];
  return id ? <Loaded id={id}>{children}</Loaded> : <Missing />;
}

function Loaded({ id, children }: CutoverOfProps & { id: string }) {
  const { t } = useWords();
  const view = useCutover(id);
  switch (view.screen) {
    case 'loading':
      return <Progress />;
    case 'missing':
      return <Missing />;
    case 'failed':
      return <Refused error={view.error} retry={view.retry} />;
    default:
      return (
        <>
          {view.stale && (
            <Refused error={view.stale} title={t('lifecycle.refused.stale')} />
          )}
          {children(view.facts)}
        </>
      );
  }
}

function Missing() {
  const { t } = useWords();
  return (
    <EmptyState
      missing="data"
      title={t('lifecycle.missing.title')}
      description={t('lifecycle.missing.description')}
    />
  );
}
