import type {
  SessionView,
  TrainingApi,
} from '@backstage-cutover/plugin-cutover-common';
import type { Translate } from '../../lifecycle/words/useWords';

/** Asks for a session as it is by now. */
export function sessionNow(session: SessionView | undefined, t: Translate) {
  return async (training: TrainingApi, cutover: string) => {
    const { courses } = await training.overview(cutover);
    const now = courses
      .flatMap(({ sessions }) => sessions)
      .find(({ id }) => id === session?.id);
    if (!now) throw new Error(t('training.session.gone'));
    return now;
  };
}
