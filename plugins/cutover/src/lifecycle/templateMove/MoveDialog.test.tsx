import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Entity } from '@backstage/catalog-model';
import type { TemplateMove } from '@backstage-cutover/plugin-cutover-common';
import { CutoverOverview } from '../cutoverPage/CutoverOverview';
import { aCutover } from '../__testUtils__/aCutover';
import { FakeCutoverApi, refusal } from '../__testUtils__/FakeCutoverApi';
import {
  cutoverEntity,
  obstacles,
  renderPage,
} from '../__testUtils__/renderPage';

const template = (version: string): Entity => ({
  apiVersion: 'cutover/v1',
  kind: 'CutoverTemplate',
  metadata: { name: 'technology-upgrade', namespace: 'default' },
  spec: { version },
});

const aMove = (differently: Partial<TemplateMove> = {}): TemplateMove => ({
  from: { version: '1.0.0', hash: 'abc' },
  to: { version: '1.1.0', hash: 'def' },
  changes: [
    {
      ...{ how: 'added', part: 'activity', id: 'drill' },
      ...{ title: 'Restore drill', within: 'Planning' },
    },
    { how: 'removed', part: 'field', id: 'costs.total', within: 'Scheme' },
    { how: 'changed', part: 'section', id: 'risk' },
  ],
  blockers: [],
  lapses: [],
  strays: [],
  hiddenStrays: 0,
  roles: [],
  ...differently,
});

const openRound = aMove({
  lapses: [{ gate: 'scheme-review', title: 'Scheme review', round: 2 }],
});

function page(
  move: TemplateMove | undefined,
  { version = '1.1.0', me }: { version?: string; me?: string } = {},
) {
  const api = new FakeCutoverApi(
    [aCutover()],
    me ? { kind: 'person', ref: me, groups: [me] } : undefined,
  );
  api.move = move;
  renderPage(<CutoverOverview />, {
    api,
    entity: cutoverEntity(aCutover()),
    entities: [template(version)],
  });
  return api;
}

const look = async () => {
  await userEvent.click(
    await screen.findByRole('button', { name: 'See what would change' }),
  );
  return screen.findByRole('dialog', {
    name: 'Move to version 1.1.0 of the template',
  });
};

const because = (dialog: HTMLElement) =>
  userEvent.type(
    within(dialog).getByRole('textbox', { name: /Why now/ }),
    'The policy has changed',
  );

const button = (dialog: HTMLElement) =>
  within(dialog).getByRole('button', { name: 'Move to version 1.1.0' });

describe('A newer version of the template', () => {
  it('says what it would change, and is moved to for a reason', async () => {
    const api = page(aMove());
    const dialog = await look();
    expect(await obstacles(dialog)).toEqual([]);
    expect(
      within(dialog)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      'Activity: Restore drill (Planning)',
      'Field: costs.total (Scheme)',
      'Part of the template: Risks',
    ]);
    expect(within(dialog).queryByRole('checkbox')).not.toBeInTheDocument();
    expect(button(dialog)).toBeDisabled();
    await because(dialog);
    await userEvent.click(button(dialog));
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(api.moves).toEqual([
      {
        hash: 'def',
        reason: 'The policy has changed',
        confirm: false,
        team: {},
      },
    ]);
    // The cutover runs on it now.
    await waitFor(() =>
      expect(
        screen.queryByText(/Version 1.1.0 of the template is there/),
      ).not.toBeInTheDocument(),
    );
  });

  it('is moved to with a round open only by whoever confirms that it lapses', async () => {
    const api = page(openRound);
    const dialog = await look();
    expect(
      within(dialog).getByText('Scheme review, round 2'),
    ).toBeInTheDocument();
    await because(dialog);
    expect(button(dialog)).toBeDisabled();
    await userEvent.click(within(dialog).getByRole('checkbox'));
    expect(await obstacles(dialog)).toEqual([]);
    await userEvent.click(button(dialog));
    await waitFor(() => expect(api.moves).toHaveLength(1));
    expect(api.moves[0].confirm).toBe(true);
  });

  it('names the values that lose their field, as far as the reader may see them', async () => {
    page(
      aMove({
        strays: [
          {
            deliverable: 'technical-scheme',
            title: 'Technical scheme',
            path: ['tasks', { row: 'a' }, 'owner'],
            value: 'Bob',
          },
        ],
        hiddenStrays: 2,
      }),
    );
    const dialog = await look();
    expect(
      within(dialog).getByText('Technical scheme › tasks › row › owner: Bob'),
    ).toBeInTheDocument();
    expect(
      within(dialog).getByText(/2 more values that you may not see/),
    ).toBeInTheDocument();
  });

  it('says what is in the way, and offers nothing then', async () => {
    page(
      aMove({
        changes: [],
        blockers: [
          {
            path: ['phases', 'planning'],
            reason: 'template.phase-gone',
            message: 'Gone',
            params: { phase: 'planning' },
          },
        ],
      }),
    );
    const dialog = await look();
    expect(
      within(dialog).getByText(/The phase “planning” has begun or is done/),
    ).toBeInTheDocument();
    expect(within(dialog).queryByRole('textbox')).not.toBeInTheDocument();
    expect(button(dialog)).toBeDisabled();
  });

  it('asks who holds a role that is new', async () => {
    page(
      aMove({
        roles: [
          { id: 'risk-lead', title: 'Risk lead', min: 1, max: undefined },
        ],
      }),
    );
    const dialog = await look();
    await because(dialog);
    expect(
      within(dialog).getByRole('textbox', { name: /Risk lead/ }),
    ).toBeInTheDocument();
    expect(button(dialog)).toBeDisabled();
  });

  it('keeps what was typed where the server refuses', async () => {
    const api = page(aMove());
    const dialog = await look();
    await because(dialog);
    api.refuse = {
      write: refusal(409, {
        reason: 'template.round-open',
        message: 'Open',
      }),
    };
    await userEvent.click(button(dialog));
    expect(
      await within(dialog).findByText(/A gate is under review and would lapse/),
    ).toBeInTheDocument();
    expect(
      within(dialog).getByRole('textbox', { name: /Why now/ }),
    ).toHaveValue('The policy has changed');
  });

  it('says when what would change cannot be read, and tries again', async () => {
    const api = page(undefined);
    await userEvent.click(
      await screen.findByRole('button', { name: 'See what would change' }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(
      await within(dialog).findByText('What would change could not be read'),
    ).toBeInTheDocument();
    api.move = aMove();
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Try again' }),
    );
    expect(
      await within(dialog).findByRole('heading', { name: 'New' }),
    ).toBeInTheDocument();
  });

  it.each([
    ['nobody, where there is none', { version: '1.0.0' }],
    ['nobody who may not move to it', { me: 'user:default/stranger' }],
  ])('is shown to %s', async (_, who) => {
    page(aMove(), who);
    expect(await screen.findByText('Next')).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'See what would change' }),
    ).not.toBeInTheDocument();
  });
});
