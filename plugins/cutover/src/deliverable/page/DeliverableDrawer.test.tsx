import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { cutoverEntities } from '@backstage-cutover/plugin-cutover-common';
import { aCutover, alice, bob } from '../../lifecycle/__testUtils__/aCutover';
import { FakeCutoverApi } from '../../lifecycle/__testUtils__/FakeCutoverApi';
import { refusal } from '../../lifecycle/__testUtils__/refusal';
import {
  obstacles,
  renderPage,
} from '../../lifecycle/__testUtils__/renderPage';
import { PhaseContent } from '../../lifecycle/phasePage/PhaseContent';
import { aDeliverable } from '../__testUtils__/aDeliverable';
import { FakeDeliverableApi } from '../__testUtils__/FakeDeliverableApi';

const ref = { cutover: 'move-the-shop', deliverable: 'feasibility' };
const OPEN = '/?deliverable=feasibility';

const first = {
  number: 1,
  hash: 'a'.repeat(64),
  author: bob,
  byService: false,
  at: '2026-11-20T09:00:00.000Z',
  data: { summary: 'It pays', verdict: 'feasible' },
  origins: [],
};

function show(
  differently: Parameters<typeof aDeliverable>[0] = {},
  at = OPEN,
  cutover = aCutover(),
) {
  const deliverables = new FakeDeliverableApi([aDeliverable(differently)]);
  const api = new FakeCutoverApi([cutover], undefined, { deliverables });
  renderPage(<PhaseContent />, {
    api,
    entity: cutoverEntities(cutover)[1],
    at,
  });
  return deliverables;
}

const drawer = () => screen.findByRole('dialog', { name: 'Document' });

const inDrawer = async () => within(await drawer());

async function menu(item: string | RegExp) {
  const { findByRole } = await inDrawer();
  await userEvent.click(
    await findByRole('button', { name: 'More for this document' }),
  );
  await userEvent.click(await screen.findByRole('menuitem', { name: item }));
}

async function tab(name: string | RegExp) {
  const { findByRole } = await inDrawer();
  await userEvent.click(await findByRole('tab', { name }));
}

async function write(name: string, text: string) {
  const { findByRole } = await inDrawer();
  const field = await findByRole('textbox', { name });
  await userEvent.clear(field);
  await userEvent.click(field);
  await userEvent.paste(text);
}

beforeEach(() => localStorage.clear());

describe('A document beside its list', () => {
  it('says that a gate has returned it, by whom and why', async () => {
    show({
      revisions: [first],
      sentBack: {
        ...{ gate: 'scheme-review', by: bob, comment: 'No numbers' },
        at: '2026-11-24T12:00:00.000Z',
      },
    });
    const { findByText } = await inDrawer();
    const note = await findByText(/Returned by bob, Nov 24, 2026/);
    expect(note.parentElement).toHaveTextContent(/: “No numbers”$/);
    expect(await obstacles(await drawer())).toEqual([]);
  });

  it('opens from its row and gives the focus back to it', async () => {
    show({}, '/');
    const opener = await screen.findByRole('button', {
      name: 'Feasibility assessment',
    });
    await userEvent.click(opener);
    const { findByRole } = await inDrawer();
    expect(
      await findByRole('heading', { name: 'Feasibility assessment' }),
    ).toBeInTheDocument();
    expect(await findByRole('textbox', { name: 'Summary' })).toBeEnabled();
    expect(await obstacles()).toEqual([]);
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(opener).toHaveFocus();
  });

  it('opens by a link, and gives the focus to its row all the same', async () => {
    show();
    const { findByRole } = await inDrawer();
    await userEvent.click(await findByRole('button', { name: 'Close' }));
    await waitFor(() =>
      expect(
        screen.getByRole('button', { name: 'Feasibility assessment' }),
      ).toHaveFocus(),
    );
  });

  it('shows the policy of its activity and what was last handed in', async () => {
    show({ revisions: [first] });
    const { findByRole } = await inDrawer();
    const policy = await findByRole('tabpanel', { name: 'Policy' });
    expect(policy).toHaveTextContent('Activity: Design the target');
    expect(policy).toHaveTextContent('Architecture and tests');
    expect(policy).toHaveTextContent('Revision 1 · bob');
    expect(
      within(policy).getByRole('link', { name: 'Read and print' }),
    ).toHaveAttribute(
      'href',
      '/cutovers/documents/move-the-shop/planning?deliverable=feasibility&revision=1',
    );
  });

  it('says that there is no such document', async () => {
    show({}, '/?deliverable=other');
    const { findByText } = await inDrawer();
    expect(await findByText('This document is not here')).toBeInTheDocument();
    expect(await obstacles()).toEqual([]);
  });

  it('says that the reader may not see it', async () => {
    const cutover = aCutover();
    const deliverables = new FakeDeliverableApi([aDeliverable()]);
    deliverables.refuse.read = refusal(403, {
      reason: 'permission.missing',
      message: 'No',
    });
    renderPage(<PhaseContent />, {
      api: new FakeCutoverApi([cutover], undefined, { deliverables }),
      entity: cutoverEntities(cutover)[1],
      at: OPEN,
    });
    const { findByText } = await inDrawer();
    expect(
      await findByText('You may not see this document'),
    ).toBeInTheDocument();
  });

  it('is a document to be read, with the reason, for whoever may not write on it', async () => {
    const cutover = aCutover();
    const deliverables = new FakeDeliverableApi([
      aDeliverable({ revisions: [first] }),
    ]);
    deliverables.forbidden.edit = {
      allowed: false,
      reason: 'deliverable.phase-done',
      message: 'Done',
    };
    renderPage(<PhaseContent />, {
      api: new FakeCutoverApi([cutover], undefined, { deliverables }),
      entity: cutoverEntities(cutover)[1],
      at: OPEN,
    });
    const { findByRole, findByText, queryByRole } = await inDrawer();
    expect(await findByRole('article')).toHaveTextContent('SummaryIt pays');
    expect(
      await findByText(/The phase is done, and what was handed in/),
    ).toBeInTheDocument();
    expect(queryByRole('textbox', { name: 'Summary' })).toBeNull();
    expect(await obstacles()).toEqual([]);
  });
});

describe('Submitting', () => {
  it('makes a revision with a note', async () => {
    const api = show({ data: { summary: 'It pays', verdict: 'feasible' } });
    await write('Summary', 'It pays well');
    const { getByRole, findByText } = await inDrawer();
    await userEvent.click(getByRole('button', { name: 'Submit' }));
    const dialog = await screen.findByRole('dialog', {
      name: 'Submit “Feasibility assessment”',
    });
    expect(dialog).toHaveTextContent('The draft becomes revision 1');
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: 'Note (optional)' }),
      'First',
    );
    expect(await obstacles(dialog)).toEqual([]);
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Submit' }),
    );
    expect(await findByText('Revision 1 is submitted.')).toBeInTheDocument();
    await waitFor(() =>
      expect(getByRole('button', { name: 'Submit' })).toHaveFocus(),
    );
    expect(api.stored('feasibility').revisions).toMatchObject([
      { data: { summary: 'It pays well' }, note: 'First' },
    ]);
  });

  it('lists what is missing, each with the way to its field', async () => {
    const api = show({ data: { verdict: 'feasible' } });
    const { findByRole, getByRole } = await inDrawer();
    await findByRole('textbox', { name: 'Summary' });
    await userEvent.click(getByRole('button', { name: 'Submit' }));
    await userEvent.click(await findByRole('button', { name: 'Summary' }));
    expect(getByRole('textbox', { name: 'Summary' })).toHaveFocus();
    expect(api.stored('feasibility').revisions).toEqual([]);
  });

  it('asks for a note whatever of what was typed is drawn already', async () => {
    const api = show({ data: { verdict: 'feasible' } });
    const { findByRole, getByRole } = await inDrawer();
    const summary = await findByRole('textbox', { name: 'Summary' });
    // The field keeps the focus: the form is drawn anew only after a pause.
    fireEvent.change(summary, { target: { value: 'It pays' } });
    fireEvent.click(getByRole('button', { name: 'Submit' }));
    expect(
      await screen.findByRole('textbox', { name: 'Note (optional)' }),
    ).toBeVisible();
    expect(api.stored('feasibility').revisions).toEqual([]);
  });

  it('says why there is nothing to submit', async () => {
    show({ revisions: [first] });
    const { findByRole } = await inDrawer();
    const button = await findByRole('button', { name: 'Submit' });
    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(button).toHaveAccessibleDescription(
      'Nothing has changed since revision 1.',
    );
  });
});

describe('The menu of a document', () => {
  it('discards the draft after a question', async () => {
    const api = show({
      revisions: [first],
      draft: {
        data: { summary: 'Other' },
        origins: [],
        basedOn: 1,
        savedBy: bob,
        savedAt: '2026-11-21T09:00:00.000Z',
      },
    });
    await menu('Discard the draft');
    const dialog = await screen.findByRole('dialog', {
      name: 'Discard the draft of “Feasibility assessment”',
    });
    expect(dialog).toHaveTextContent('changes since revision 1 are lost');
    expect(await obstacles(dialog)).toEqual([]);
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Discard' }),
    );
    await waitFor(() =>
      expect(api.stored('feasibility').draft).toBeUndefined(),
    );
    const { findByRole } = await inDrawer();
    await waitFor(async () =>
      expect(await findByRole('textbox', { name: 'Summary' })).toHaveValue(
        'It pays',
      ),
    );
  });

  it('copies from a finished cutover', async () => {
    const api = show();
    api.copyableFrom = [
      { cutover: 'old-shop', title: 'The old shop', revision: first },
    ];
    await menu('Copy from a finished cutover');
    const dialog = await screen.findByRole('dialog', { name: /^Copy/ });
    await userEvent.click(
      await within(dialog).findByRole('radio', {
        name: 'The old shop, revision 1 of Nov 20, 2026',
      }),
    );
    expect(await obstacles(dialog)).toEqual([]);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Copy' }));
    const { findByRole } = await inDrawer();
    await waitFor(async () =>
      expect(await findByRole('textbox', { name: 'Summary' })).toHaveValue(
        'Copied from The old shop',
      ),
    );
  });

  it('says what cannot be done, and why', async () => {
    show();
    await menu(/Discard the draft/);
    expect(
      screen.getByRole('menuitem', { name: /Discard the draft/ }),
    ).toHaveTextContent('There is no draft');
    expect(screen.queryByRole('dialog', { name: /^Discard/ })).toBeNull();
  });

  it('shows what a file changes before it is taken over', async () => {
    const api = show({ data: { summary: 'It pays', verdict: 'feasible' } });
    const { findByRole } = await inDrawer();
    await findByRole('textbox', { name: 'Summary' });
    const input = document.querySelector<HTMLInputElement>(
      'input[type=file][aria-label="Import from JSON"]',
    );
    if (!input) throw new Error('There is no way to choose a file');
    await userEvent.upload(
      input,
      new File(
        [JSON.stringify({ summary: 'It pays', verdict: 'no' })],
        'it.json',
        { type: 'application/json' },
      ),
    );
    const dialog = await screen.findByRole('dialog', { name: /^Import into/ });
    expect(await within(dialog).findByText('Not feasible')).toBeInTheDocument();
    expect(within(dialog).getByText('Feasible').tagName).toBe('DEL');
    expect(await obstacles(dialog)).toEqual([]);
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Take over' }),
    );
    await waitFor(() =>
      expect(api.stored('feasibility').draft?.data).toEqual({
        summary: 'It pays',
        verdict: 'no',
      }),
    );
  });

  it('leaves out of a file what the form does not ask for, and says so', async () => {
    const api = show({ data: { summary: 'It pays' } });
    const { findByRole } = await inDrawer();
    await findByRole('textbox', { name: 'Summary' });
    const input = document.querySelector<HTMLInputElement>(
      'input[type=file][aria-label="Import from JSON"]',
    );
    if (!input) throw new Error('There is no way to choose a file');
    const text = JSON.stringify({ summary: 'It pays twice', budget: 100 });
    await userEvent.upload(input, new File([text], 'it.json'));
    const dialog = await screen.findByRole('dialog', { name: /^Import into/ });
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'this form does not ask you for it: budget',
    );
    expect(await obstacles(dialog)).toEqual([]);
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Take over' }),
    );
    await waitFor(() =>
      expect(api.stored('feasibility').draft?.data).toEqual({
        summary: 'It pays twice',
      }),
    );
  });

  it('says that a file cannot be read', async () => {
    show();
    await inDrawer();
    const input = await waitFor(() => {
      const found = document.querySelector<HTMLInputElement>(
        'input[type=file][aria-label="Import from JSON"]',
      );
      if (!found) throw new Error('There is no way to choose a file');
      return found;
    });
    await userEvent.upload(
      input,
      new File(['{"summary"'], 'it.json', { type: 'application/json' }),
    );
    const dialog = await screen.findByRole('dialog', { name: /^Import into/ });
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'This is not JSON',
    );
    expect(
      within(dialog).getByRole('button', { name: 'Take over' }),
    ).toBeDisabled();
  });
});

describe('Comments', () => {
  it('begin at a field, mention people and stay when the drawer is closed', async () => {
    const api = show();
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
    const api = show({
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
    const api = show({
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

describe('Revisions', () => {
  it('are listed and compared in words', async () => {
    show({
      revisions: [
        first,
        {
          ...first,
          number: 2,
          note: 'After the review',
          data: { summary: 'It pays well', verdict: 'with-conditions' },
        },
      ],
    });
    await tab('Revisions');
    const { findByRole, findByText } = await inDrawer();
    const list = await findByRole('list', { name: 'Revisions' });
    expect(list).toHaveTextContent(
      /Revision 2.*“After the review”.*Revision 1/,
    );
    const differs = await findByRole('region', { name: 'What differs' });
    expect((await within(differs).findByText('Feasible')).tagName).toBe('DEL');
    expect(within(differs).getByText('With conditions').tagName).toBe('INS');
    expect((await findByText(/^ ?well$/)).tagName).toBe('INS');
    expect(await obstacles()).toEqual([]);
  });

  it('say so where nothing was submitted', async () => {
    show();
    await tab('Revisions');
    expect(
      await (await inDrawer()).findByText('Nothing was submitted yet'),
    ).toBeInTheDocument();
  });

  it('of somebody else are told while one writes, without touching what is typed', async () => {
    const api = show({ revisions: [first] });
    await write('Summary', 'Mine');
    await waitFor(() =>
      expect(api.stored('feasibility').draft?.data.summary).toBe('Mine'),
    );
    await api
      .as(bob)
      .submit(ref, {}, { version: api.stored('feasibility').version });
    // Saving is refused, as the version is another; the form looks at what there is now.
    await write('Summary', 'Mine, longer');
    const { findByText, getByRole, findByRole } = await inDrawer();
    expect(
      await findByText('bob has submitted revision 2 while you had this open.'),
    ).toBeInTheDocument();
    expect(getByRole('textbox', { name: 'Summary' })).toHaveValue(
      'Mine, longer',
    );
    await userEvent.click(getByRole('button', { name: 'See what differs' }));
    expect(
      await findByRole('tab', { name: 'Revisions', selected: true }),
    ).toBeInTheDocument();
  });
});

describe('Files', () => {
  it('are listed, and removed as long as no revision names them', async () => {
    const api = show({
      files: [
        {
          file: {
            id: 'f1',
            name: 'plan.pdf',
            mediaType: 'application/pdf',
            size: 2_400_000,
            sha256: 'b'.repeat(64),
            uploadedBy: bob,
            uploadedAt: '2026-11-20T09:00:00.000Z',
          },
          content: new Blob(['pdf']),
        },
      ],
    });
    await tab('Files');
    const { findByRole, findByText } = await inDrawer();
    expect(await findByText('2.4 MB · bob · Nov 20, 2026')).toBeInTheDocument();
    expect(await obstacles()).toEqual([]);
    await userEvent.click(
      await findByRole('button', { name: 'Remove plan.pdf' }),
    );
    expect(
      await findByText('No files were added to this document.'),
    ).toBeInTheDocument();
    expect(api.stored('feasibility').files).toEqual([]);
  });
});
