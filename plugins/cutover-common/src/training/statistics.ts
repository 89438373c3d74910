import { sameValue } from '../sameValue';
import type { Attempt, GradedAssessment } from './model';
import type { GradedSum, ResultVersions } from './results';
import { shownVersion, type ResultsAsked } from './resultVersions';

/** Of fewer than so many a correlation says nothing, and could tell how one of them did. */
const FEWEST = 10;

type Asked = ResultsAsked<GradedAssessment>;

/**
 * What came of an exam or a practical exercise, of all attempts that have ended: at the version that is asked for, or at all
 * of them together. Each question or criterion of the version that is shown is counted where people met the same one; with
 * what others were asked under its name it has nothing to do.
 *
 * The difficulty of an item is the mean share of its points. Its discrimination is the corrected item-total correlation:
 * Pearson's, of the points of the item with the share of the points of all others of the same attempt, since a draw asks
 * not everybody the same (Allen and Yen, Introduction to Measurement Theory, 1979, chapter 6).
 */
export function examStatistics(
  attempts: readonly Attempt[],
  asked: Asked,
): GradedSum & ResultVersions {
  const ended = attempts.filter(
    ({ share, status }) => status !== 'open' && share !== undefined,
  );
  const { definition, told } = shownVersion(asked, takenOf(ended));
  const over = attemptsMeant(ended, asked);
  const distribution = Array.from({ length: 10 }, () => 0);
  for (const { share = 0 } of over) {
    distribution[Math.min(9, Math.floor(share * 10 + 1e-9))]++;
  }
  const passed = over.filter(each => each.passed);
  return {
    kind: definition.kind,
    title: definition.title,
    ...passMarkOf(over, asked, definition),
    distribution,
    attempts: over.length,
    people: new Set(over.map(({ person }) => person)).size,
    passed: new Set(passed.map(({ person }) => person)).size,
    rounds: roundsOf(over),
    items: itemsOf(over, asked, definition),
    ...told,
  };
}

/** At the version that is asked for, or at all of them. */
export function attemptsMeant(
  attempts: readonly Attempt[],
  { version: asked }: Asked,
): Attempt[] {
  return attempts.filter(
    ({ version }) => asked === undefined || version === asked,
  );
}

/** How many attempts there are at each version. */
export function takenOf(attempts: readonly Attempt[]): Map<number, number> {
  const taken = new Map<number, number>();
  for (const { version } of attempts) {
    taken.set(version, (taken.get(version) ?? 0) + 1);
  }
  return taken;
}

/** From which share on one passes, if that is the same for all attempts. */
function passMarkOf(
  over: readonly Attempt[],
  { versions }: Asked,
  shown: GradedAssessment,
): Pick<GradedSum, 'passMark'> {
  const taken = takenOf(over);
  const marks = versions
    .filter(({ version }) => taken.has(version))
    .map(({ definition }) => definition.passMark);
  const { passMark } = shown;
  return marks.every(mark => mark === passMark) ? { passMark } : {};
}

function roundsOf(over: readonly Attempt[]): GradedSum['rounds'] {
  const numbers = [...new Set(over.map(({ number }) => number))];
  return numbers
    .sort((one, other) => one - other)
    .map(number => {
      const round = over.filter(each => each.number === number);
      return {
        number,
        attempts: round.length,
        passed: round.filter(({ passed }) => passed).length,
        share: mean(round.map(({ share = 0 }) => share)),
      };
    });
}

function itemsOf(
  over: readonly Attempt[],
  { versions }: Asked,
  shown: GradedAssessment,
): GradedSum['items'] {
  const alike = new Map(
    versions.map(({ definition, version }) => [
      version,
      sameItems(shown, definition),
    ]),
  );
  const pairs = new Map<string, { own: number[]; rest: number[] }>();
  for (const { scores = [], version } of over) {
    const points = sum(scores.map(score => score.points));
    const of = sum(scores.map(score => score.of));
    for (const score of scores) {
      if (!alike.get(version)?.has(score.id)) continue;
      const found = pairs.get(score.id) ?? { own: [], rest: [] };
      pairs.set(score.id, found);
      const others = of - score.of;
      found.own.push(score.of ? score.points / score.of : 0);
      found.rest.push(others > 0 ? (points - score.points) / others : 0);
    }
  }
  return textsOf(shown)
    .flatMap(({ id, text }) => {
      const found = pairs.get(id);
      if (!found) return [];
      const discrimination = correlation(found.own, found.rest);
      return [
        {
          ...{ id, text },
          answered: found.own.length,
          difficulty: within(0, mean(found.own), 1),
          ...(discrimination === undefined ? {} : { discrimination }),
        },
      ];
    })
    .sort((one, other) => one.difficulty - other.difficulty);
}

/** Ids of what another version asks in the same words and scores in the same way. */
function sameItems(
  shown: GradedAssessment,
  other: GradedAssessment,
): Set<string> {
  const others = new Map(scoredItems(other).map(item => [item.id, item]));
  return new Set(
    scoredItems(shown)
      .filter(item => sameValue(item, others.get(item.id)))
      .map(({ id }) => id),
  );
}

/** Questions or criteria with all that decides how hard they are; from which pool a question is drawn does not. */
function scoredItems(definition: GradedAssessment): { id: string }[] {
  if (definition.kind === 'practical') return definition.criteria;
  const { partialCredit, questions } = definition;
  return questions.map(({ pool: _, ...question }) =>
    question.kind === 'multiple-choice'
      ? { ...question, partialCredit }
      : question,
  );
}

/** Questions of an exam, or criteria of a practical exercise. */
export function textsOf(definition: GradedAssessment) {
  return definition.kind === 'exam'
    ? definition.questions.map(({ id, text }) => ({ id, text }))
    : definition.criteria.map(({ id, title }) => ({ id, text: title }));
}

/** Pearson's; undefined of too few, or where one of the two is always the same. */
function correlation(
  ones: readonly number[],
  others: readonly number[],
): number | undefined {
  if (ones.length < FEWEST) return undefined;
  const oneMean = mean(ones);
  const otherMean = mean(others);
  let both = 0;
  let one = 0;
  let other = 0;
  ones.forEach((value, index) => {
    const left = value - oneMean;
    const right = others[index] - otherMean;
    both += left * right;
    one += left * left;
    other += right * right;
  });
  // Of values that are all alike, rounding leaves next to nothing.
  if (one < 1e-12 || other < 1e-12) return undefined;
  return within(-1, both / Math.sqrt(one * other), 1);
}

function within(least: number, value: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

function mean(numbers: readonly number[]): number {
  return numbers.length ? sum(numbers) / numbers.length : 0;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
