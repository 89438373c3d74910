import { useEffect, useMemo, useReducer, useRef } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type { AttemptResult } from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import { AttemptKeeper } from './AttemptKeeper';
import { KeptAnswers } from './KeptAnswers';
import type { PaperAsked } from './useExam';

interface Sitting extends PaperAsked {
  cutover: string;
  /** Who sits it: answers that are kept on this computer are theirs alone. */
  person: string;
  onEnded(result?: AttemptResult): void;
}

/** Keeps the answers of an open attempt as long as its paper lies before somebody. */
export function useAttemptKeeper(sitting: Sitting): AttemptKeeper {
  const { cutover, person, paper, asked, onEnded } = sitting;
  const { training } = useApi(cutoverApiRef);
  const [, draw] = useReducer((turn: number) => turn + 1, 0);
  const latest = useRef(onEnded);
  latest.current = onEnded;
  const keeper = useMemo(
    () =>
      new AttemptKeeper({
        training,
        cutover,
        paper,
        asked,
        kept: new KeptAnswers(localStorage, {
          person,
          attempt: paper.attempt.id,
        }),
        now: () => performance.now(),
        onChange: draw,
        onEnded: result => latest.current(result),
      }),
    [training, cutover, paper, asked, person],
  );
  useEffect(() => {
    keeper.start();
    return () => keeper.stop();
  }, [keeper]);
  return keeper;
}
