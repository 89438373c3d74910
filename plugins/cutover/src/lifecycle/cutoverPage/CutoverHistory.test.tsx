import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Happened } from '@backstage-cutover/plugin-cutover-common';
import { aCutover, alice, bob } from '../__testUtils__/aCutover';
import { FakeCutoverApi } from '../__testUtils__/FakeCutoverApi';
import {
  cutoverEntity,
  obstacles,
  renderPage,
} from '../__testUtils__/renderPage';
import { CutoverHistory } from './CutoverHistory';

/** What the page fetched by itself. */
const asked: string[] = [];

function show(...trail: Partial<Happened>[]) {
  const api = new FakeCutoverApi([aCutover()]);
  trail.forEach((happened, index) =>
    api.trail.push({
      type: 'cutover.updated',
      cutoverId: aCutover().id,
      at: `2026-11-${10 + index}T12:00:00.000Z`,
      by: alice,
      ...happened,
      seq: index + 1,
      previousHash: '',
      hash: 'abcdef0123456789',
    }),
  );
  renderPage(<CutoverHistory />, {
    api,
    entity: cutoverEntity(aCutover()),
    fetch: async input => {
      asked.push(String(input));
      return new Response('{}');
    },
  });
}

const entries = async () =>
  (await screen.findAllByText(/entry \d/)).map(
    element => element.closest('li')?.textContent ?? '',
  );

/** jsdom neither saves files nor keeps blobs. */
function atTheExport() {
  const saved: string[] = [];
  URL.createObjectURL = () => 'blob:trail';
  URL.revokeObjectURL = () => {};
  jest
    .spyOn(HTMLAnchorElement.prototype, 'click')
    .mockImplementation(function click(this: HTMLAnchorElement) {
      saved.push(this.download);
    });
  return { asked, saved };
}

describe('The history of a cutover', () => {
  it('tells to which version of the template it moved, why, and what went with that', async () => {
    show({
      type: 'cutover.template-moved',
      reason: 'The policy has changed',
      before: {
        template: { version: '1.0.0', hash: 'a' },
        activities: [{ id: 'drill', status: 'in-progress' }],
      },
      after: { template: { version: '1.1.0', hash: 'b' } },
    });
    const [entry] = await entries();
    expect(entry).toContain(
      'moved the cutover to a newer version of its template',
    );
    expect(entry).toContain('“The policy has changed”');
    expect(entry).toContain('Version of the template: 1.0.0 → 1.1.0');
    expect(entry).toContain('Activities taken out: drill → –');
  });

  it('tells the newest first, with what an edit changed', async () => {
    show(
      { type: 'cutover.created' },
      { by: bob, before: { title: 'Old' }, after: { title: 'New' } },
      { type: 'phase.completed', item: 'planning', reason: 'All stands' },
    );
    const [third, second, first] = await entries();
    expect(third).toMatch(/ended a phase – Planning.*“All stands”/);
    expect(second).toMatch(/edited the plan.*Title: Old → New/);
    expect(first).toMatch(/started the cutover/);
    expect(await obstacles()).toEqual([]);
  });

  it('says what made approvals lapse by the titles of gate, document and field', async () => {
    show({
      type: 'gate.lapsed',
      item: 'scheme-review',
      after: {
        reopened: false,
        causes: [
          { item: 'plan', fields: ['/window'] },
          { item: 'deliverable:technical-scheme', fields: [] },
        ],
      },
    });
    const [entry] = await entries();
    expect(entry).toMatch(
      /made the approvals lapse – Scheme review.*Plan: Cutover window.*Technical scheme: came or went as a whole/,
    );
  });

  it('says what became of activities and documents by the names that people know', async () => {
    show(
      {
        type: 'activity.changed',
        item: 'technical-scheme',
        reason: 'Nothing to design',
        before: { status: 'in-progress' },
        after: { status: 'not-applicable' },
      },
      {
        type: 'activity.changed',
        item: 'cutover-plan',
        before: { assignees: [alice], forecast: null },
        after: {
          assignees: [alice, bob],
          forecast: { end: '2040-01-10T12:00:00.000Z' },
        },
      },
      {
        type: 'deliverable.submitted',
        item: 'technical-scheme',
        after: { revision: 2, hash: 'abc' },
      },
      { type: 'deliverable.commented', item: 'technical-scheme' },
    );
    const [commented, submitted, assigned, dismissed] = await entries();
    expect(dismissed).toMatch(
      /changed an activity – Design the target“Nothing to design”Status: In progress → Not applicable/,
    );
    expect(assigned).toMatch(
      /changed an activity – Cutover plan.*Assigned to: – → bob.*Forecast: – → until .*2040/,
    );
    expect(submitted).toMatch(
      /handed in a document – Technical scheme, revision 2/,
    );
    expect(commented).toMatch(/commented on a document – Technical scheme$/);

    await userEvent.click(screen.getByRole('button', { name: /About/ }));
    await userEvent.click(
      screen.getByRole('option', { name: 'Technical scheme' }),
    );
    expect(await entries()).toHaveLength(2);
  });

  it('shows the entries of one person', async () => {
    show({ type: 'cutover.created' }, { by: bob });
    await entries();
    await userEvent.click(screen.getByRole('button', { name: /Person/ }));
    await userEvent.click(
      within(screen.getByRole('listbox')).getByRole('option', { name: 'bob' }),
    );
    expect(await entries()).toHaveLength(1);
  });

  it('shows the entries about one phase or one field of the plan', async () => {
    show(
      { before: { title: 'Old' }, after: { title: 'New' } },
      { before: { goals: 'Old' }, after: { goals: 'New' } },
      { type: 'phase.completed', item: 'planning', reason: 'All stands' },
    );
    await entries();
    await userEvent.click(screen.getByRole('button', { name: /About/ }));
    const options = screen.getAllByRole('option').map(o => o.textContent);
    expect(options).toEqual(['All', 'Goals', 'Planning', 'Title']);
    await userEvent.click(screen.getByRole('option', { name: 'Goals' }));
    expect(await entries()).toHaveLength(1);
  });

  it('hands out all entries as a file, with the credentials of the reader', async () => {
    const { asked: fetched, saved } = atTheExport();
    show({ type: 'cutover.created' });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Download all entries' }),
    );
    await waitFor(() => expect(saved).toEqual(['move-the-shop.audit.jsonl']));
    expect(fetched).toEqual([
      `http://portal/api/cutover/cutovers/${aCutover().id}/audit.jsonl`,
    ]);
  });

  it('says that the chain holds', async () => {
    show({ type: 'cutover.created' });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Verify the chain' }),
    );
    expect(
      await screen.findByText(
        'The chain holds: 1 entry, ending with abcdef012345…',
      ),
    ).toBeInTheDocument();
  });
});
