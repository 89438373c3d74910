import isEqual from 'fast-deep-equal';
import type {
  Questionnaire,
  QuestionnaireAnswers,
} from '@backstage-cutover/plugin-cutover-common';

type Items = Pick<Questionnaire, 'items'>;

/**
 * What stays of answers when a questionnaire is changed while somebody fills it in: answers to what is asked as before, and
 * the words that they wrote, which they can look at and put right.
 */
export function stillAnswered(
  answers: QuestionnaireAnswers,
  before: Items,
  after: Items,
): QuestionnaireAnswers {
  const asked = new Map(before.items.map(item => [item.id, item]));
  const stays = after.items.filter(item => {
    const former = asked.get(item.id);
    return (
      Object.hasOwn(answers, item.id) &&
      (isEqual(former, item) ||
        (item.kind === 'free-text' && former?.kind === 'free-text'))
    );
  });
  return Object.fromEntries(stays.map(({ id }) => [id, answers[id]]));
}
