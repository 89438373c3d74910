import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { alice, bob } from '../../lifecycle/__testUtils__/aCutover';
import { obstacles } from '../../lifecycle/__testUtils__/renderPage';
import { inDrawer, showDocument, tab } from '../__testUtils__/drawer';

beforeEach(() => localStorage.clear());

describe('Comments', () => {
  it('begin at a field, mention people and stay when the drawer is closed', async () => {
    const api = showDocument();
    const { findByRole } = await inDrawer();
    await userEvent.click(
      await findByRole('button', { name: 'Comment on Cost' }),
    );
    const text = await findByRole('textbox', { name: 'Comment' });
    expect(text).toHaveFocus();
    await userEvent.type(text, 'Ask @bo');
    expect(await findByRole('option', { name: 'bob' })).toBeInTheDocument();
    expect(await obstacles()).toEqual([]);
    await userEvent.keyboard('{Enter}');
    expect(text).toHaveValue('Ask @user:default/bob ');

    await userEvent.click(await findByRole('button', { name: 'Close' }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Feasibility assessment' }),
    );
    await tab('Comments');
    const again = await (
      await inDrawer()
    ).findByRole('textbox', { name: 'Comment' });
    expect(again).toHaveValue('Ask @user:default/bob ');
    await userEvent.click(
      (await inDrawer()).getByRole('button', { name: 'Comment' }),
    );
    await waitFor(() =>
      expect(api.stored('feasibility').comments).toMatchObject([
        { path: ['cost'], text: 'Ask @user:default/bob', mentions: [bob] },
      ]),
    );
    expect(again).toHaveValue('');
    expect(
      await (await inDrawer()).findByRole('link', { name: '@bob' }),
    ).toHaveAttribute('href', '/catalog/default/user/bob');
    expect(
      await (
        await inDrawer()
      ).findByRole('button', { name: '1 open comment on Cost' }),
    ).toBeInTheDocument();
  });

  it('lead to their fields, are answered and resolved, open ones first', async () => {
    const aComment = {
      author: bob,
      at: '2026-11-20T09:00:00.000Z',
      revision: 1,
      mentions: [],
      answers: [],
      resolve: { allowed: true } as const,
    };
    const api = showDocument({
      comments: [
        {
          ...aComment,
          id: 'c1',
          text: 'Long settled',
          resolved: { by: alice, at: '2026-11-21T09:00:00.000Z' },
        },
        {
          ...aComment,
          id: 'c2',
          text: 'Too dear?',
          path: ['cost'],
          dimension: 'feasibility',
        },
      ],
    });
    await tab('Comments (1)');
    const { findByRole, getByRole, findByText, getByText } = await inDrawer();
    const open = await findByRole('list', { name: 'Open comments' });
    expect(open).toHaveTextContent('Too dear?');
    expect(open).toHaveTextContent('Review: feasibility');
    expect(getByText('1 resolved comment')).toBeInTheDocument();
    expect(await obstacles()).toEqual([]);

    await userEvent.click(getByRole('button', { name: 'Go to Cost' }));
    await waitFor(() =>
      expect(getByRole('textbox', { name: 'Cost' })).toHaveFocus(),
    );
    await userEvent.click(getByRole('button', { name: 'Answer to bob' }));
    await userEvent.type(
      await findByRole('textbox', { name: 'Answer' }),
      'Not any more',
    );
    await userEvent.click(getByRole('button', { name: 'Answer' }));
    expect(await findByText('Not any more')).toBeInTheDocument();
    await userEvent.click(
      getByRole('button', { name: 'Resolve the comment of bob' }),
    );
    expect(await findByText('2 resolved comments')).toBeInTheDocument();
    expect(api.stored('feasibility').comments[1].resolved?.by).toBe(alice);
  });

  it('say why a review comment cannot be resolved yet', async () => {
    const api = showDocument({
      comments: [
        {
          id: 'c1',
          text: 'Complete?',
          dimension: 'completeness',
          author: bob,
          at: '2026-11-20T09:00:00.000Z',
          revision: 1,
          mentions: [],
          answers: [],
          resolve: {
            allowed: false,
            reason: 'comment.not-answered',
            message: 'Not answered',
          },
        },
      ],
    });
    await tab('Comments (1)');
    const { findByRole } = await inDrawer();
    const resolve = await findByRole('button', {
      name: 'Resolve the comment of bob',
    });
    expect(resolve).toHaveAccessibleDescription(
      'A review comment is resolved once somebody else than its author has answered it.',
    );
    expect(resolve).toHaveAttribute('aria-disabled', 'true');
    const asked = jest.spyOn(api, 'resolve');
    await userEvent.click(resolve);
    expect(asked).not.toHaveBeenCalled();
  });
});
