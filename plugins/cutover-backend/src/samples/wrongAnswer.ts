import type {
  Answer,
  Question,
} from '@backstage-cutover/plugin-cutover-common';

/** What somebody might say to a question who does not know better; no points come of it. */
export function wrongAnswer(question: Question): Answer {
  switch (question.kind) {
    case 'single-choice':
      return (
        question.options.find(({ id }) => id !== question.answer)?.id ?? null
      );
    case 'multiple-choice': {
      const wrong = question.options.filter(
        ({ id }) => !question.answer.includes(id),
      );
      return wrong.slice(0, 1).map(({ id }) => id);
    }
    case 'true-false':
      return !question.answer;
    case 'numeric':
      return question.answer + question.tolerance + 1;
    default:
      return '?';
  }
}
