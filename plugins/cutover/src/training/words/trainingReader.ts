import { useMemo } from 'react';
import { Duration } from 'luxon';
import type {
  AssessmentStanding,
  CourseDefinition,
  Readiness,
  Text,
  TrainingOverview,
} from '@backstage-cutover/plugin-cutover-common';
import { dateWords, momentWords } from '../../lifecycle/words/time';
import { useWords, type Words } from '../../lifecycle/words/useWords';

interface Titled {
  id: string;
  title: Text;
}

/** What a training plan speaks of, in the reader's language; what nobody knows any more is named by its id. */
export interface TrainingReader extends Words {
  course(id: string): string;
  role(id: string): string;
  phase(id: string): string;
  /** A calendar day of the plan. */
  day(day: string): string;
  moment(at: string): string;
  percent(share: number): string;
  /** "12 of 20 certified". */
  readiness(readiness: Readiness): string;
  content(content: CourseDefinition['content']): string;
  /** "30 minutes", of an ISO 8601 duration. */
  duration(iso: string): string;
  /** Where somebody stands with an assessment, after its name. */
  standing(standing: AssessmentStanding): string;
}

type Known = Partial<Pick<TrainingOverview, 'courses' | 'roles' | 'phases'>>;

const NONE: never[] = [];

export function useTrainingReader(known: Known = {}): TrainingReader {
  const words = useWords();
  const { courses = NONE, roles = NONE, phases = NONE } = known;
  return useMemo(() => {
    const { t, say, language, zone } = words;
    const among = (items: Titled[]) => {
      const titles = new Map(items.map(({ id, title }) => [id, say(title)]));
      return (id: string) => titles.get(id) ?? id;
    };
    const whole = new Intl.NumberFormat(language, {
      style: 'percent',
      maximumFractionDigits: 0,
    });
    const percent = (share: number) => whole.format(share);
    const moment = (at: string) => momentWords(at, { language, zone });
    return {
      ...words,
      course: among(
        courses.map(({ definition }) => ({
          id: definition.id,
          title: definition.title,
        })),
      ),
      role: among(roles),
      phase: among(phases),
      // A day has no zone: it is the same day for every reader.
      day: day => dateWords(day, { language, zone: 'UTC' }),
      moment,
      percent,
      readiness: ({ needed, certified }) =>
        t('training.readiness', {
          certified: String(certified),
          needed: String(needed),
        }),
      content: content =>
        content
          .map(each => t(`training.content.${each}`))
          .join(t('gate.separator')),
      duration: iso => durationWords(iso, language),
      standing: standing => {
        const { kind, state, attempts, allowed, share, from } = standing;
        if (kind === 'questionnaire' && state !== 'released') {
          return t(`training.answered.${state === 'passed' ? 'yes' : 'no'}`);
        }
        if (state === 'passed' && share !== undefined) {
          return t('training.standing.passedWith', { share: percent(share) });
        }
        if (state === 'waiting' && from) {
          return t('training.standing.waiting', { at: moment(from) });
        }
        if (state === 'may-start' && attempts > 0) {
          const again = kind === 'practical' ? 'assessedAgain' : 'again';
          return t(`training.standing.${again}`, {
            used: String(attempts),
            allowed: String(allowed ?? attempts),
          });
        }
        if (state === 'waiting') return t('training.standing.session-needed');
        if (state === 'may-start' && kind === 'practical') {
          return t('training.standing.to-be-assessed');
        }
        return t(`training.standing.${state}`);
      },
    };
  }, [words, courses, roles, phases]);
}

/** In the units in which it is written, as people say it. */
function durationWords(iso: string, language: string): string {
  const duration = Duration.fromISO(iso).reconfigure({ locale: language });
  return duration.isValid
    ? duration.toHuman({ listStyle: 'narrow', unitDisplay: 'long' })
    : iso;
}
