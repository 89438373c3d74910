import { useState } from 'react';
import type { CutoverAct } from '@backstage-cutover/plugin-cutover-common';
import { ActMenu } from '../parts/ActMenu';
import { reasonWords } from '../words/refusal';
import { useWords } from '../words/useWords';
import { EditDialog } from './EditDialog';
import { ReasonDialog } from './ReasonDialog';
import type { CutoverFacts } from './useCutover';

const ACTS: CutoverAct[] = ['update', 'complete-phase', 'cancel'];

/** What the server lets the reader do; what it does not is shown with the reason. */
export function CutoverActions({ facts }: { facts: CutoverFacts }) {
  const { t } = useWords();
  const [act, setAct] = useState<CutoverAct>();
  const close = () => setAct(undefined);

  return (
    <>
      <ActMenu
        label={t('lifecycle.act.menu')}
        size="medium"
        acts={ACTS.map(id => {
          const verdict = facts.allowed[id];
          return {
            id,
            words: t(`lifecycle.act.${id}`),
            why: verdict.allowed ? undefined : reasonWords(t, verdict, id),
            onAct: () => setAct(id),
          };
        })}
      />
      {act === 'update' && <EditDialog facts={facts} onClose={close} />}
      {(act === 'cancel' || act === 'complete-phase') && (
        <ReasonDialog act={act} facts={facts} onClose={close} />
      )}
    </>
  );
}
