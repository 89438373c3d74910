import { useCallback, useEffect, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import type {
  AssessmentRef,
  AssessmentStanding,
  AttemptResult,
  Paper,
} from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import { waitFor } from '../words/useAskedAt';

/** A paper, and when it was asked for by a clock that nobody can set. */
export interface PaperAsked {
  paper: Paper;
  asked: number;
}

export type ExamView =
  | { screen: 'loading' }
  | { screen: 'failed'; error: Error; retry(): void }
  | { screen: 'intro'; busy: boolean; error?: Error; begin(): void }
  | ({
      screen: 'sitting';
      /** Whether it was begun right now, by a button that has gone. */
      begun: boolean;
      ended(result?: AttemptResult): void;
    } & PaperAsked)
  | { screen: 'result'; result: AttemptResult; again?(): void };

type Place =
  | { at: 'intro'; busy: boolean; error?: Error }
  | { at: 'looking'; attempt: string }
  | { at: 'failed'; attempt: string; error: Error }
  | ({ at: 'sitting'; begun: boolean } & PaperAsked)
  | { at: 'result'; result: AttemptResult };

/** An exam before, while and after somebody sits it. */
export function useExam(
  { cutover, course, assessment }: AssessmentRef,
  { state, attempt }: Pick<AssessmentStanding, 'state' | 'attempt'>,
  onEnded: () => void,
): ExamView {
  const { training } = useApi(cutoverApiRef);
  // Whoever may begin is asked first; else the attempt that is open, or the last one, is shown.
  const [place, setPlace] = useState<Place>(() =>
    state === 'may-start' || !attempt
      ? { at: 'intro', busy: false }
      : { at: 'looking', attempt },
  );
  const looking = place.at === 'looking' ? place.attempt : undefined;

  const look = useCallback(
    async (id: string, signal: AbortSignal) => {
      const asked = performance.now();
      const next = await training
        .attempt({ cutover, attempt: id }, { signal })
        .then(
          (found): Place =>
            'paper' in found
              ? { at: 'sitting', begun: false, paper: found.paper, asked }
              : { at: 'result', result: found.result },
          (e): Place => ({ at: 'failed', attempt: id, error: toError(e) }),
        );
      if (!signal.aborted) setPlace(next);
    },
    [training, cutover],
  );

  useEffect(() => {
    if (looking === undefined) return undefined;
    const controller = new AbortController();
    look(looking, controller.signal);
    return () => controller.abort();
  }, [look, looking]);

  // Whoever waits before the page sees the button when they may sit it again.
  const result = place.at === 'result' ? place.result : undefined;
  useEffect(() => {
    const { state: now, from } = result?.standing ?? {};
    if (!result || now !== 'waiting' || !from) return undefined;
    const controller = new AbortController();
    const timer = setTimeout(
      () => look(result.attempt.id, controller.signal),
      waitFor(Date.parse(from) - Date.now()),
    );
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [look, result]);

  const begin = async () => {
    if (place.at === 'intro' && place.busy) return;
    setPlace({ at: 'intro', busy: true });
    const asked = performance.now();
    try {
      const paper = await training.startAttempt({
        cutover,
        course,
        assessment,
      });
      setPlace({ at: 'sitting', begun: true, paper, asked });
    } catch (e) {
      setPlace({ at: 'intro', busy: false, error: toError(e) });
    }
  };

  switch (place.at) {
    case 'looking':
      return { screen: 'loading' };
    case 'failed':
      return {
        screen: 'failed',
        error: place.error,
        retry: () => setPlace({ at: 'looking', attempt: place.attempt }),
      };
    case 'intro':
      return { screen: 'intro', busy: place.busy, error: place.error, begin };
    case 'sitting':
      return {
        screen: 'sitting',
        begun: place.begun,
        paper: place.paper,
        asked: place.asked,
        ended: shown => {
          const { id } = place.paper.attempt;
          setPlace(
            shown
              ? { at: 'result', result: shown }
              : { at: 'looking', attempt: id },
          );
          onEnded();
        },
      };
    default:
      return {
        screen: 'result',
        result: place.result,
        ...(place.result.standing.state === 'may-start'
          ? { again: () => setPlace({ at: 'intro', busy: false }) }
          : {}),
      };
  }
}
