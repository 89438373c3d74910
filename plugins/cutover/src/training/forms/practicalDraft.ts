import type { Practical, Text } from '@backstage-cutover/plugin-cutover-common';
import { newRowId } from '../../deliverable/form/draft/values';
import { numberIn } from '../exam/numberIn';
import { retold } from '../words/textInLanguage';
import {
  countIn,
  isPercent,
  percentText,
  plainNumber,
  shareIn,
  shareOver,
} from './percent';

export interface LevelDraft {
  id: string;
  title: string;
  /** Per cent of the criterion. */
  share: string;
}

export interface CriterionDraft {
  id: string;
  title: string;
  /** Per cent of the result. */
  weight: string;
  levels: LevelDraft[];
}

/** A practical exercise as a form holds it: numbers as they are typed. */
export interface PracticalDraft {
  title: string;
  /** Per cent. */
  passMark: string;
  attempts: string;
  onFail: Practical['onFail'];
  criteria: CriterionDraft[];
}

type Say = (text: Text) => string;

export function practicalDraft(practical: Practical, say: Say): PracticalDraft {
  const { attempts, criteria, onFail, passMark, title } = practical;
  return {
    title: say(title),
    passMark: percentText(passMark),
    attempts: String(attempts),
    onFail,
    criteria: criteria.map(criterion => ({
      id: criterion.id,
      title: say(criterion.title),
      weight: plainNumber(criterion.weight),
      levels: criterion.levels.map(level => ({
        id: level.id,
        title: say(level.title),
        share: percentText(level.share),
      })),
    })),
  };
}

/** With what somebody begins who has nothing yet: criteria that weigh the same, each with levels from nothing to all. */
export function newPractical(words: {
  criteria: string[];
  levels: string[];
}): PracticalDraft {
  const { criteria, levels } = words;
  const last = Math.max(1, levels.length - 1);
  return {
    title: '',
    passMark: '75',
    attempts: '2',
    onFail: 're-sit',
    criteria: criteria.map((title, index) => ({
      id: `criterion-${index + 1}`,
      title,
      weight: plainNumber(100 / criteria.length),
      levels: levels.map((level, at) => ({
        id: `level-${at + 1}`,
        title: level,
        share: percentText(at / last),
      })),
    })),
  };
}

export const newLevel = (): LevelDraft => ({
  id: `level-${newRowId().slice(0, 12)}`,
  title: '',
  share: '',
});

/** One more criterion, with levels such as the one before it has, and whatever weight is left. */
export function newCriterion(there: readonly CriterionDraft[]): CriterionDraft {
  const left = 100 - sumOfWeights(there);
  const levels = there.at(-1)?.levels ?? [newLevel(), newLevel()];
  return {
    id: `criterion-${newRowId().slice(0, 12)}`,
    title: '',
    weight: left > 0 ? plainNumber(left) : '',
    levels: levels.map(level => ({ ...level })),
  };
}

/** Per cent. */
export function sumOfWeights(criteria: readonly CriterionDraft[]): number {
  const sum = criteria.reduce(
    (all, { weight }) => all + (numberIn(weight) ?? 0),
    0,
  );
  return Number(sum.toFixed(4));
}

/** The exercise that a form describes; whatever nobody touched stays as it was written. */
export function practicalOf(
  draft: PracticalDraft,
  of: { id: string; before?: Practical; language: string },
): Practical {
  const { before, id, language } = of;
  const known = new Map(before?.criteria.map(each => [each.id, each]));
  return {
    ...before,
    id,
    kind: 'practical',
    title: retold(before?.title, draft.title, language),
    passMark: shareOver(before?.passMark, draft.passMark),
    attempts: countIn(draft.attempts),
    onFail: draft.onFail,
    criteria: draft.criteria.map(criterion => {
      const was = known.get(criterion.id);
      const levels = new Map(was?.levels.map(each => [each.id, each]));
      return {
        id: criterion.id,
        title: retold(was?.title, criterion.title, language),
        weight:
          was && plainNumber(was.weight) === criterion.weight
            ? was.weight
            : numberIn(criterion.weight) ?? 0,
        levels: criterion.levels.map(level => ({
          id: level.id,
          title: retold(levels.get(level.id)?.title, level.title, language),
          share: shareOver(levels.get(level.id)?.share, level.share),
        })),
      };
    }),
  };
}

/** The first thing without which it cannot be stored. */
export type PracticalGap =
  | { field: 'title' | 'passMark' | 'attempts' }
  | { field: 'criterion' | 'weight'; criterion: number }
  | { field: 'level' | 'share'; criterion: number; level: number };

export function gapInPractical(
  draft: PracticalDraft,
): PracticalGap | undefined {
  if (!draft.title.trim()) return { field: 'title' };
  if (!isPercent(draft.passMark)) return { field: 'passMark' };
  if (!countIn(draft.attempts)) return { field: 'attempts' };
  for (const [index, { levels, title, weight }] of draft.criteria.entries()) {
    const criterion = index + 1;
    if (!title.trim()) return { field: 'criterion', criterion };
    if (!isPercent(weight) || shareIn(weight) === 0) {
      return { field: 'weight', criterion };
    }
    for (const [at, level] of levels.entries()) {
      const place = { criterion, level: at + 1 };
      if (!level.title.trim()) return { field: 'level', ...place };
      if (!isPercent(level.share)) return { field: 'share', ...place };
    }
  }
  return undefined;
}
