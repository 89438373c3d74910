import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  cutoverEntities,
  type Actor,
} from '@backstage-cutover/plugin-cutover-common';
import { aDeliverable } from '../../deliverable/__testUtils__/aDeliverable';
import { FakeDeliverableApi } from '../../deliverable/__testUtils__/FakeDeliverableApi';
import { aCutover, alice, bob, carol } from '../__testUtils__/aCutover';
import { FakeCutoverApi } from '../__testUtils__/FakeCutoverApi';
import { refusal } from '../__testUtils__/refusal';
import { obstacles, renderPage } from '../__testUtils__/renderPage';
import { PhaseContent } from './PhaseContent';

const person = (ref: string): Actor => ({ kind: 'person', ref, groups: [ref] });

interface Setting {
  me?: string;
  deliverables?: FakeDeliverableApi;
  at?: string;
}

function show(differently = {}, setting: Setting = {}) {
  const {
    me = alice,
    deliverables = new FakeDeliverableApi([aDeliverable()]),
    at,
  } = setting;
  const cutover = aCutover(differently);
  const api = new FakeCutoverApi([cutover], person(me), { deliverables });
  renderPage(<PhaseContent />, {
    api,
    entity: cutoverEntities(cutover)[1],
    at,
  });
  return api;
}

const row = async (activity: string) => {
  const heading = await screen.findByRole('heading', { name: activity });
  const found = heading.closest('li');
  if (!found) throw new Error(`${activity} stands in no row`);
  return within(found);
};

async function choose(activity: string, act: string | RegExp) {
  const { getByRole } = await row(activity);
  await userEvent.click(
    getByRole('button', { name: `More for “${activity}”` }),
  );
  await userEvent.click(await screen.findByRole('menuitem', { name: act }));
}

const activityOf = async (api: FakeCutoverApi, id: string) =>
  (await api.activities.list('move-the-shop')).find(each => each.id === id);

beforeEach(() => localStorage.clear());

describe('The page of a phase', () => {
  it('shows the goal, the activities in order and the gate in words', async () => {
    show();
    expect(await screen.findByText('A plan that holds')).toBeInTheDocument();
    await row('Cutover plan');
    expect(
      screen
        .getAllByRole('heading', { level: 4 })
        .map(heading => heading.textContent),
    ).toEqual([
      'Cutover plan',
      'Design the target',
      'Who approves',
      'What is checked',
    ]);
    const gate = screen.getByRole('region', { name: 'Gate: Scheme review' });
    expect(gate).toHaveTextContent(
      'All of these approve: Sponsor, Technology lead.',
    );
    expect(await obstacles()).toEqual([]);
  });

  it('says of each activity how far it is, who does it and when', async () => {
    const api = show();
    await row('Design the target');
    api.activities.elsewhere('move-the-shop', 'technical-scheme', {
      status: 'in-progress',
      assignees: [bob],
      actual: { start: '2026-11-20T09:00:00.000Z' },
      forecast: { end: '2040-02-20T09:00:00.000Z' },
    });
    await choose('Cutover plan', 'Assign');
    await userEvent.click(await screen.findByRole('button', { name: 'Save' }));
    const { findByText, getByText } = await row('Design the target');
    expect(await findByText('In progress')).toBeInTheDocument();
    expect(getByText(/Technology lead/)).toHaveTextContent(
      'Technology lead: bob (assigned)',
    );
    expect(getByText(/^Planned: /)).toBeInTheDocument();
    expect(getByText(/^Forecast: until Feb 20, 2040/)).toBeInTheDocument();
    expect(getByText(/^Began Nov 20, 2026/)).toBeInTheDocument();
  });

  it('marks what is late by a word', async () => {
    show({
      phases: aCutover().phases.map(phase =>
        phase.id === 'planning'
          ? {
              ...phase,
              planned: {
                start: '2026-10-01T08:00:00.000Z',
                end: '2026-11-10T08:00:00.000Z',
              },
            }
          : phase,
      ),
    });
    const { getByText } = await row('Cutover plan');
    expect(getByText('Late')).toBeInTheDocument();
  });

  it('lists the documents of an activity with what was done about them', async () => {
    show(
      {},
      {
        deliverables: new FakeDeliverableApi([
          aDeliverable({
            revisions: [
              {
                number: 3,
                hash: 'a'.repeat(64),
                author: bob,
                byService: false,
                at: '2026-11-20T09:00:00.000Z',
                data: {},
                origins: [],
              },
            ],
            comments: [
              {
                id: 'c1',
                text: 'Why?',
                author: bob,
                at: '2026-11-20T09:00:00.000Z',
                revision: 3,
                mentions: [],
                answers: [],
                resolve: { allowed: true },
              },
            ],
          }),
        ]),
      },
    );
    const documents = await screen.findByRole('list', {
      name: 'Documents of Design the target',
    });
    expect(documents).toHaveTextContent('Feasibility assessment');
    expect(documents).toHaveTextContent('Submitted');
    expect(documents).toHaveTextContent('Revision 3 · bob · Nov 20, 2026');
    expect(documents).toHaveTextContent('1 open comment');
    expect(
      screen.getByRole('link', { name: 'All documents of the phase' }),
    ).toHaveAttribute('href', '/cutovers/documents/move-the-shop/planning');
  });

  it('shows the activities also to whoever may not see the documents', async () => {
    const deliverables = new FakeDeliverableApi([]);
    deliverables.refuse.read = refusal(403, {
      reason: 'permission.missing',
      message: 'No',
    });
    show({}, { deliverables });
    await row('Cutover plan');
    expect(
      screen.getByText('The documents cannot be shown'),
    ).toBeInTheDocument();
  });

  it('says that the activities could not be fetched, and tries again', async () => {
    const cutover = aCutover();
    const api = new FakeCutoverApi([cutover], person(alice), {
      deliverables: new FakeDeliverableApi([]),
    });
    api.activities.refuse.read = new TypeError('Failed to fetch');
    renderPage(<PhaseContent />, { api, entity: cutoverEntities(cutover)[1] });
    const again = await screen.findByRole('button', { name: 'Try again' });
    api.activities.refuse.read = undefined;
    await userEvent.click(again);
    expect(
      await screen.findByRole('heading', { name: 'Cutover plan' }),
    ).toBeInTheDocument();
  });
});

describe('An activity', () => {
  it('is started and marked as done', async () => {
    const api = show();
    const { getByRole, findByRole, findByText } = await row('Cutover plan');
    await userEvent.click(getByRole('button', { name: 'Start: Cutover plan' }));
    await userEvent.click(
      await findByRole('button', { name: 'Mark as done: Cutover plan' }),
    );
    expect(await findByText('Done')).toBeInTheDocument();
    expect((await activityOf(api, 'cutover-plan'))?.status).toBe('done');
  });

  const missing = {
    id: 'feasibility',
    reason: 'deliverable.missing',
    message: 'feasibility has not been handed in',
  };

  it('says beforehand that it cannot be done yet, naming the documents that are missing', async () => {
    const api = show();
    api.activities.elsewhere('move-the-shop', 'technical-scheme', {
      status: 'in-progress',
    });
    api.activities.blockers['technical-scheme'] = [missing, missing];
    const { findByRole } = await row('Design the target');
    const done = await findByRole('button', {
      name: 'Mark as done: Design the target',
      description:
        'It cannot be done yet: Feasibility assessment: This has not been handed in.',
    });
    expect(done).toHaveAttribute('aria-disabled', 'true');
    await userEvent.click(done);
    expect(api.activities.changes).toEqual([]);
    expect(await obstacles()).toEqual([]);
  });

  it('says why it cannot be done any more, where something went missing meanwhile', async () => {
    const api = show();
    api.activities.elsewhere('move-the-shop', 'technical-scheme', {
      status: 'in-progress',
    });
    const { findByRole, getByRole } = await row('Design the target');
    const done = await findByRole('button', {
      name: 'Mark as done: Design the target',
    });
    api.activities.blockers['technical-scheme'] = [missing];
    await userEvent.click(done);
    expect(await findByRole('alert')).toHaveTextContent(
      /It cannot be done yet:Feasibility assessment: /,
    );
    expect(
      getByRole('button', { name: 'Mark as done: Design the target' }),
    ).toHaveAttribute('aria-disabled', 'true');
    expect(await obstacles()).toEqual([]);
  });

  it('shows what somebody else made of it meanwhile, and says so', async () => {
    const api = show();
    const { getByRole, findByRole, findByText } = await row('Cutover plan');
    api.activities.elsewhere('move-the-shop', 'cutover-plan', {
      status: 'in-progress',
    });
    await userEvent.click(getByRole('button', { name: 'Start: Cutover plan' }));
    expect(await findByRole('alert')).toHaveTextContent(
      'Somebody else has changed this activity',
    );
    expect(await findByText('In progress')).toBeInTheDocument();
  });

  it('tells whoever may not act on it why, by keyboard and to screen readers', async () => {
    const api = show({}, { me: carol });
    const { getByRole } = await row('Cutover plan');
    const start = getByRole('button', { name: 'Start: Cutover plan' });
    expect(start).toHaveAttribute('aria-disabled', 'true');
    expect(start).toHaveAccessibleDescription(
      'Only those who hold the responsible role, and those who lead or keep the plan, may do this.',
    );
    await userEvent.click(start);
    expect(api.activities.changes).toEqual([]);
    await choose('Cutover plan', /Not applicable/);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(await obstacles()).toEqual([]);
  });

  describe('that is over', () => {
    const over = aCutover().phases.map(phase => ({
      ...phase,
      status:
        phase.id === 'planning' ? ('done' as const) : ('in-progress' as const),
    }));

    it('is gone back to with a reason by who leads', async () => {
      const api = show({ phase: 'implementation', phases: over });
      await userEvent.click(
        await screen.findByRole('button', {
          name: 'Go back to the phase Planning',
        }),
      );
      const dialog = screen.getByRole('dialog', {
        name: 'Go back to the phase Planning',
      });
      expect(dialog).toHaveTextContent(/lapses and has to be submitted again/);
      const send = within(dialog).getByRole('button', {
        name: 'Go back to this phase',
      });
      expect(send).toBeDisabled();
      await userEvent.type(
        within(dialog).getByRole('textbox', { name: /Reason/ }),
        'Not thought through',
      );
      expect(await obstacles(dialog)).toEqual([]);
      await userEvent.click(send);
      await waitFor(() =>
        expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
      );
      expect((await api.getCutover(aCutover().id)).phase).toBe('planning');
      expect(api.trail.at(-1)).toMatchObject({
        type: 'phase.reopened',
        reason: 'Not thought through',
      });
    });

    it('says to others why they may not go back', async () => {
      show({ phase: 'implementation', phases: over }, { me: bob });
      const button = await screen.findByRole('button', {
        name: 'Go back to the phase Planning',
      });
      expect(button).toHaveAttribute('aria-disabled', 'true');
      await userEvent.hover(button);
      expect(
        await screen.findByText(
          'Only the leaders of the project team may go back to a phase.',
        ),
      ).toBeInTheDocument();
      await userEvent.click(button);
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
      expect(await obstacles()).toEqual([]);
    });
  });

  it('says who has returned it, or a document of it, and why', async () => {
    const mark = {
      ...{ gate: 'scheme-review', by: bob, comment: 'No numbers' },
      at: '2026-11-24T12:00:00.000Z',
    };
    const deliverables = new FakeDeliverableApi([
      aDeliverable({
        activity: 'technical-scheme',
        sentBack: { ...mark, comment: 'Too long' },
      }),
    ]);
    const api = show({}, { deliverables });
    api.activities.sentBack = { 'cutover-plan': mark };
    const plan = await row('Cutover plan');
    const note = await plan.findByText(/Returned by bob, Nov 24, 2026/);
    expect(note.parentElement).toHaveTextContent(/: “No numbers”$/);
    const scheme = await row('Design the target');
    await scheme.findByText(/: “Too long”/);
    expect(await obstacles()).toEqual([]);
  });

  it('is set aside with a reason, and opened again', async () => {
    const api = show();
    await choose('Cutover plan', 'Not applicable');
    const dialog = within(
      await screen.findByRole('dialog', {
        name: 'Not applicable: Cutover plan',
      }),
    );
    const button = dialog.getByRole('button', { name: 'Not applicable' });
    expect(button).toBeDisabled();
    await userEvent.type(
      dialog.getByRole('textbox', { name: /Reason/ }),
      'There is a plan',
    );
    expect(await obstacles(screen.getByRole('dialog'))).toEqual([]);
    await userEvent.click(button);
    const { findByText } = await row('Cutover plan');
    expect(await findByText('Reason: There is a plan')).toBeInTheDocument();

    await choose('Cutover plan', 'Open again');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Open again' }),
    );
    await waitFor(async () =>
      expect((await activityOf(api, 'cutover-plan'))?.status).toBe(
        'not-started',
      ),
    );
  });

  it('is assigned among the holders of its role', async () => {
    const api = show({ team: { sponsor: [alice, carol] } });
    await choose('Cutover plan', 'Assign');
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(
      within(dialog).getByRole('checkbox', { name: 'carol' }),
    );
    expect(await obstacles(dialog)).toEqual([]);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    await waitFor(async () =>
      expect((await activityOf(api, 'cutover-plan'))?.assignees).toEqual([
        carol,
      ]),
    );
  });

  it('gets dates; what is outside the phase is said at its field, and what was typed stays', async () => {
    const api = show();
    await choose('Cutover plan', 'Planned dates');
    const dialog = within(await screen.findByRole('dialog'));
    const ends = dialog.getByLabelText(/Ends/);
    await userEvent.clear(ends);
    await userEvent.type(ends, '2041-01-01T10:00');
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(ends).toBeInvalid());
    expect(ends).toHaveValue('2041-01-01T10:00');
    await userEvent.clear(ends);
    await userEvent.type(ends, '2040-02-01T10:00');
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    await waitFor(async () =>
      expect((await activityOf(api, 'cutover-plan'))?.planned).toMatchObject({
        end: '2040-02-01T09:00:00.000Z',
        byHand: true,
      }),
    );
  });

  it('has a forecast that can be taken back', async () => {
    const api = show();
    api.activities.elsewhere('move-the-shop', 'cutover-plan', {
      forecast: { end: '2040-02-01T09:00:00.000Z' },
    });
    await choose('Cutover plan', 'Forecast');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Take the forecast back' }),
    );
    await waitFor(async () =>
      expect((await activityOf(api, 'cutover-plan'))?.forecast).toBeUndefined(),
    );
  });
});
