import type { ReactElement } from 'react';
import { Progress } from '@backstage/core-components';
import type { CutoverFacts } from '../cutoverPage/useCutover';
import { useWork, type Work } from '../live/useWork';
import { Refused } from '../words/Refused';
import { useWords } from '../words/useWords';
import { OpenDocument } from './OpenDocument';

interface WorkOfProps {
  facts: CutoverFacts;
  children(work: Work, refresh: () => void): ReactElement;
}

/** Draws `children` with the activities and deliverables of a cutover; the deliverable that is open lies beside them. */
export function WorkOf({ facts, children }: WorkOfProps) {
  const { t } = useWords();
  const live = useWork(facts.cutover);
  switch (live.screen) {
    case 'loading':
      return <Progress />;
    case 'failed':
      return <Refused error={live.error} retry={live.refresh} />;
    default: {
      const refresh = () => {
        live.refresh();
        facts.refresh();
      };
      return (
        <>
          {live.stale && (
            <Refused error={live.stale} title={t('lifecycle.refused.stale')} />
          )}
          {children(live.value, refresh)}
          <OpenDocument facts={facts} work={live.value} refresh={refresh} />
        </>
      );
    }
  }
}
