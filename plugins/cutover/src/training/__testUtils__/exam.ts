import { screen } from '@testing-library/react';
import type userEvent from '@testing-library/user-event';
import { aDefinition, aMember, anExam, trainingTemplate } from './aCourse';
import { FakeTrainingApi } from './FakeTrainingApi';

type User = ReturnType<typeof userEvent.setup>;

/** Where Alice sits the exam. */
export const EXAM = '/move-the-shop/till/till-exam';

/** A course that ends with an exam. */
export const withExam = (exam = anExam()) =>
  new FakeTrainingApi({
    members: [aMember()],
    template: {
      ...trainingTemplate,
      training: { courses: [aDefinition()], assessments: [exam] },
    },
  });

/** Presses a button as soon as it is there. */
export const press = async (user: User, name: string | RegExp) =>
  user.click(await screen.findByRole('button', { name }));

/** What the server has of the first attempt. */
export const answersOf = (training: FakeTrainingApi) =>
  training.answers.get(training.attempts[0].id) ?? {};

/** Answers all questions, and all of them right. */
export async function answerAll(user: User) {
  await user.click(await screen.findByRole('radio', { name: 'The cashier' }));
  await user.click(screen.getByRole('checkbox', { name: 'Five' }));
  await user.click(screen.getByRole('checkbox', { name: 'Ten' }));
  await user.click(screen.getByRole('radio', { name: 'True' }));
  await user.type(
    screen.getByRole('textbox', { name: /How much change/ }),
    '2,5',
  );
  await user.type(screen.getByRole('textbox', { name: /Which key/ }), 'z');
}
