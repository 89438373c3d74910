import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aCutover } from '../__testUtils__/aCutover';
import { FakeCutoverApi, refusal } from '../__testUtils__/FakeCutoverApi';
import {
  cutoverEntity,
  obstacles,
  renderPage,
} from '../__testUtils__/renderPage';
import { CutoverOverview } from './CutoverOverview';

async function openDialog(api: FakeCutoverApi) {
  renderPage(<CutoverOverview />, { api, entity: cutoverEntity(aCutover()) });
  await userEvent.click(
    await screen.findByRole('button', { name: 'Change the cutover' }),
  );
  await userEvent.click(
    await screen.findByRole('menuitem', { name: 'Edit the plan' }),
  );
  return screen.findByRole('dialog', { name: 'Edit the plan' });
}

async function retype(dialog: HTMLElement, name: RegExp, text: string) {
  const field = within(dialog).getByRole('textbox', { name });
  await userEvent.clear(field);
  await userEvent.click(field);
  await userEvent.paste(text);
  return field;
}

const save = (dialog: HTMLElement) =>
  userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));

describe('Editing the plan', () => {
  it('saves what was changed', async () => {
    const api = new FakeCutoverApi([aCutover()]);
    const dialog = await openDialog(api);
    expect(await obstacles(dialog)).toEqual([]);
    await retype(dialog, /Title/, 'Move the whole shop');
    await save(dialog);
    expect(
      await screen.findByRole('heading', { name: 'Move the whole shop' }),
    ).toBeInTheDocument();
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
  });

  it('shows what is wrong beside the field and keeps what was typed', async () => {
    const api = new FakeCutoverApi([aCutover()]);
    api.refuse = {
      write: refusal(400, {
        reason: 'input.invalid',
        message: 'title: too long',
        faults: [
          {
            path: ['title'],
            reason: 'text.too-long',
            message: 'This has 201 characters',
            params: { max: 200 },
          },
        ],
      }),
    };
    const dialog = await openDialog(api);
    const title = await retype(dialog, /Title/, 'Far too long');
    await save(dialog);
    await waitFor(() =>
      expect(title).toHaveAccessibleDescription(
        'This is too long; use 200 characters at most.',
      ),
    );
    expect(title).toHaveValue('Far too long');
  });

  it('shows both versions of what two people changed, and saves the chosen one', async () => {
    const api = new FakeCutoverApi([aCutover()]);
    const dialog = await openDialog(api);
    await retype(dialog, /Title/, 'Mine');
    await retype(dialog, /Goals/, 'My goals');
    api.elsewhere(aCutover().id, { title: 'Theirs', scope: 'Their scope' });
    await save(dialog);

    const clash = await screen.findByRole('dialog', {
      name: 'Somebody saved before you',
    });
    expect(
      within(clash)
        .getAllByRole('radiogroup')
        .map(group => group.textContent),
    ).toEqual(['YoursMineSaved before youTheirs']);
    expect(within(clash).getByRole('button', { name: 'Save' })).toBeDisabled();
    expect(await obstacles(clash)).toEqual([]);
    await userEvent.click(within(clash).getByRole('radio', { name: /Theirs/ }));
    await save(clash);
    await waitFor(() =>
      expect(api.cutovers[0]).toMatchObject({
        title: 'Theirs',
        goals: 'My goals',
        scope: 'Their scope',
      }),
    );
  });
});
