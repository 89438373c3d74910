import { screen, waitFor, within } from '@testing-library/react';
import { alice, bob } from '../../lifecycle/__testUtils__/aCutover';
import { obstacles } from '../../lifecycle/__testUtils__/renderPage';
import {
  aCourse,
  aDefinition,
  aMember,
  aQuestionnaire,
} from '../__testUtils__/aCourse';
import { FakeTrainingApi } from '../__testUtils__/FakeTrainingApi';
import { showMine } from '../__testUtils__/stage';

const [usefulness] = aQuestionnaire.items;

const FEEDBACK = '/move-the-shop/till/feedback';

const asked = () =>
  new FakeTrainingApi({
    members: [aMember()],
    courses: [
      aCourse({ definition: aDefinition({ assessments: ['feedback'] }) }),
    ],
  });

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

describe('A questionnaire', () => {
  it('says what is known of whoever answers, and what is not', async () => {
    showMine(asked(), FEEDBACK);
    expect(
      await screen.findByText(
        /That you have answered is known.*What you answer is not/,
      ),
    ).toBeVisible();
    expect(await obstacles()).toEqual([]);
  });

  it('is sent once everything but words is answered', async () => {
    const training = asked();
    const { user } = showMine(training, FEEDBACK);
    const send = await screen.findByRole('button', { name: 'Send' });
    expect(send).toHaveAttribute('aria-disabled', 'true');
    expect(
      screen.getByText('Still to be answered: “How useful was it?”'),
    ).toBeVisible();
    const useful = within(
      screen.getByRole('radiogroup', { name: 'How useful was it?' }),
    );
    await user.click(useful.getByRole('radio', { name: '4' }));
    await user.click(screen.getByRole('radio', { name: 'Just right' }));
    await user.click(send);
    expect(
      await screen.findByText('You have answered this questionnaire.'),
    ).toBeVisible();
    expect(training.sent).toEqual([
      { act: 'answerQuestionnaire', input: { useful: 4, length: 'right' } },
    ]);
  });

  it('loses nothing when it cannot be sent, and leaves nothing with a name on this computer', async () => {
    const training = asked();
    training.refuse.write = new TypeError('Failed to fetch');
    const first = showMine(training, FEEDBACK);
    await first.user.click(
      within(
        await screen.findByRole('radiogroup', { name: 'How useful was it?' }),
      ).getByRole('radio', { name: '2' }),
    );
    await first.user.click(screen.getByRole('radio', { name: 'Too short' }));
    await first.user.type(screen.getByRole('textbox'), 'More tills');
    await first.user.click(screen.getByRole('button', { name: 'Send' }));
    expect(await screen.findByText('Your answers were not sent')).toBeVisible();
    first.page.unmount();
    expect(JSON.stringify({ ...localStorage })).not.toContain('More tills');
    expect(JSON.stringify({ ...sessionStorage })).not.toContain('alice');

    training.refuse.write = undefined;
    const again = showMine(training, FEEDBACK);
    expect(await screen.findByRole('textbox')).toHaveValue('More tills');
    await again.user.click(screen.getByRole('button', { name: 'Send' }));
    await screen.findByText('You have answered this questionnaire.');
    expect(JSON.stringify({ ...sessionStorage })).not.toContain('More tills');
  });

  it('may be answered once more by whoever has answered it before it was changed', async () => {
    const training = asked();
    training.answerAs(alice, 'feedback', { useful: 2, length: 'short' });
    training.changeTo({ ...aQuestionnaire, items: [usefulness] });
    const { user } = showMine(training, FEEDBACK);
    expect(
      await screen.findByText(
        'This questionnaire has been changed since you answered it. You may answer it once more; you need not.',
      ),
    ).toBeVisible();
    expect(await obstacles()).toEqual([]);
    await user.click(screen.getByRole('radio', { name: '4' }));
    await user.click(screen.getByRole('button', { name: 'Send' }));
    expect(
      await screen.findByText('You have answered this questionnaire.'),
    ).toBeVisible();
  });

  it('that is changed while it is filled in is shown anew, with what is still asked as before', async () => {
    const training = asked();
    const { user } = showMine(training, FEEDBACK);
    const rated = () =>
      within(screen.getByRole('radiogroup', { name: 'How useful was it?' }));
    await screen.findByRole('button', { name: 'Send' });
    await user.click(rated().getByRole('radio', { name: '4' }));
    await user.click(screen.getByRole('radio', { name: 'Too short' }));
    await user.type(screen.getByRole('textbox'), 'More tills');
    training.answerAs(bob, 'feedback', { useful: 1, length: 'right' });
    training.changeTo({
      ...aQuestionnaire,
      items: aQuestionnaire.items.map(item =>
        item.id === 'length'
          ? { ...item, text: 'How long should it be?' }
          : item,
      ),
    });
    await user.click(screen.getByRole('button', { name: 'Send' }));
    expect(
      await screen.findByText('The questionnaire was changed meanwhile'),
    ).toBeVisible();
    expect(
      await screen.findByText('Still to be answered: “How long should it be?”'),
    ).toBeVisible();
    expect(rated().getByRole('radio', { name: '4' })).toBeChecked();
    expect(screen.getByRole('textbox')).toHaveValue('More tills');
    await user.click(screen.getByRole('radio', { name: 'Too short' }));
    await user.click(screen.getByRole('button', { name: 'Send' }));
    expect(
      await screen.findByText('You have answered this questionnaire.'),
    ).toBeVisible();
  });

  it('is done where the answer to an earlier try was lost on its way back', async () => {
    const training = asked();
    const { user } = showMine(training, FEEDBACK);
    await user.click(
      within(
        await screen.findByRole('radiogroup', { name: 'How useful was it?' }),
      ).getByRole('radio', { name: '2' }),
    );
    await user.click(screen.getByRole('radio', { name: 'Too short' }));
    training.refuse.write = new TypeError('Failed to fetch');
    training.answerAs('user:default/alice', 'feedback', {
      useful: 2,
      length: 'short',
    });
    await user.click(screen.getByRole('button', { name: 'Send' }));
    await waitFor(() =>
      expect(
        screen.getByText('You have answered this questionnaire.'),
      ).toBeVisible(),
    );
  });
});
