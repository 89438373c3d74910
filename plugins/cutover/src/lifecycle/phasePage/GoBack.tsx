import { useState } from 'react';
import type { CutoverPhase } from '@backstage-cutover/plugin-cutover-common';
import { ActButton } from '../parts/ActButton';
import { ReasonDialog } from '../cutoverPage/ReasonDialog';
import type { CutoverFacts } from '../cutoverPage/useCutover';
import { reasonWords } from '../words/refusal';
import { useWords } from '../words/useWords';

interface GoBackProps {
  facts: CutoverFacts;
  phase: CutoverPhase;
  refresh(): void;
}

/** The way back to a phase that is over; who may not take it reads why. */
export function GoBack({ facts, phase, refresh }: GoBackProps) {
  const { t, say } = useWords();
  const [asks, setAsks] = useState(false);
  const verdict = facts.allowed['reopen-phase'];
  const words = t('lifecycle.act.reopen-phase');
  return (
    <>
      <ActButton
        words={words}
        label={t('lifecycle.reopen.label', { phase: say(phase.title) })}
        why={
          verdict.allowed ? undefined : reasonWords(t, verdict, 'reopen-phase')
        }
        dialog
        onAct={() => setAsks(true)}
      />
      {asks && (
        <ReasonDialog
          act="reopen-phase"
          facts={{
            cutover: facts.cutover,
            refresh: () => {
              facts.refresh();
              refresh();
            },
          }}
          phase={phase.id}
          onClose={() => setAsks(false)}
        />
      )}
    </>
  );
}
