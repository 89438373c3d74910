import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  obstacles,
  renderPage,
} from '../../lifecycle/__testUtils__/renderPage';
import { FakeSignals } from '../../lifecycle/__testUtils__/FakeSignals';
import { refusal } from '../../lifecycle/__testUtils__/refusal';
import {
  alice,
  anActivity,
  aQuestion,
  aSubmission,
  aWorkStage,
  bob,
  carol,
  FUTURE,
  PAST,
  refOf,
  shop,
  till,
} from './__testUtils__/workStage';
import { MyWorkPage } from './MyWorkPage';

const show = ({ api }: Pick<ReturnType<typeof aWorkStage>, 'api'>) =>
  renderPage(<MyWorkPage />, { api });

const group = async (name: RegExp) =>
  within(await screen.findByRole('region', { name }));

describe('My work', () => {
  it('lists over all cutovers what is to be decided, answered, done and waited for', async () => {
    const stage = aWorkStage({
      advise: [aQuestion()],
      do: [
        anActivity({
          documents: [{ deliverable: 'plan', title: 'Rollback plan' }],
        }),
        anActivity({
          activity: 'design',
          title: 'Design the target',
          dueAt: PAST,
          late: true,
        }),
      ],
      waiting: [aSubmission()],
    });
    await stage.submit(till);
    show(stage);

    const decide = await group(/^Decide \(1\)/);
    expect(decide.getByRole('listitem')).toHaveTextContent(
      /Scheme reviewNew tillsNo due dateRound 1Since Nov 24, 2026/,
    );
    expect(
      (await group(/^Give an opinion \(1\)/)).getByRole('listitem'),
    ).toHaveTextContent('bob asks: “Is one night enough?”');
    const todo = await group(/^Do \(2\)/);
    expect(
      todo.getAllByRole('heading', { level: 3 }).map(each => each.textContent),
    ).toEqual(['Design the target', 'Cutover plan']);
    expect(todo.getByText(/Overdue since Jan 2, 2020/)).toBeInTheDocument();
    expect(todo.getByRole('link', { name: 'Rollback plan' })).toHaveAttribute(
      'href',
      '/catalog/default/cutover/move-the-shop/phases?deliverable=plan#cutover-plan',
    );
    expect(
      (await group(/^Waiting for others \(1\)/)).getByText(
        /bob, since Nov 24, 2026/,
      ),
    ).toBeInTheDocument();
    expect(await obstacles()).toEqual([]);
  });

  it('says on whose behalf one decides', async () => {
    const stage = aWorkStage();
    await stage.submit(shop);
    const { decide } = await stage.gates.work();
    stage.rest.decide.push({ ...decide[0], onBehalfOf: bob, dueAt: FUTURE });
    show(stage);
    const { findByText, getAllByRole } = await group(/^Decide \(2\)/);
    expect(await findByText('On behalf of bob')).toBeInTheDocument();
    // The one with a date goes before the one without.
    expect(getAllByRole('button', { name: /^Decide/ })[0]).toHaveAccessibleName(
      'Decide: Scheme review of Move the shop, on behalf of bob',
    );
  });

  it('follows a signal at once: what another person has decided goes, what comes is there', async () => {
    const stage = aWorkStage({});
    const signals = new FakeSignals();
    await stage.submit(shop);
    renderPage(<MyWorkPage />, { api: stage.api, signals });
    await group(/^Decide \(1\)/);
    await stage.submit(till);
    act(() => signals.send('cutover', { id: till.id }));
    await group(/^Decide \(2\)/);
    await stage.gates.as(carol).withdraw(refOf(shop), {});
    act(() => signals.send('cutover', { id: shop.id }));
    expect(
      (await group(/^Decide \(1\)/)).getByRole('listitem'),
    ).toHaveTextContent(/New tills/);
  });

  it('says what a gate has returned, by whom and why', async () => {
    const mark = {
      ...{ gate: 'scheme-review', by: bob, comment: 'No numbers' },
      at: PAST,
    };
    const stage = aWorkStage({
      do: [
        anActivity({
          sentBack: { ...mark, comment: 'Once more' },
          documents: [
            { deliverable: 'plan', title: 'The plan', sentBack: mark },
            { deliverable: 'costs', title: 'The costs' },
          ],
        }),
      ],
    });
    show(stage);
    const { getByText, getByRole } = await group(/^Do/);
    getByText(/: “Once more”/);
    const note = getByText(/: “No numbers”/);
    expect(note).toHaveTextContent('Returned by bob, Jan 2, 2020');
    expect(note.closest('div')?.parentElement).toHaveTextContent(/^The plan/);
    expect(getByText(/^Missing documents/).querySelectorAll('li')).toHaveLength(
      1,
    );
    expect(getByRole('link', { name: 'The costs' })).toBeInTheDocument();
    expect(await obstacles()).toEqual([]);
  });

  it('says when nothing waits, and the next date on which something will', async () => {
    const stage = aWorkStage({
      waiting: [
        aSubmission({
          waitingFor: [{ person: bob, since: PAST, dueAt: FUTURE }],
        }),
      ],
    });
    show(stage);
    expect(
      await screen.findByText('Nothing waits for you'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        /Next date: May 6, 2040, .*\. By then, Scheme review of Move the shop is due from bob\./,
      ),
    ).toBeInTheDocument();
    expect(await obstacles()).toEqual([]);
  });

  it('goes from row to row with j and k, and opens with Enter', async () => {
    const stage = aWorkStage({ do: [anActivity()] });
    await stage.submit(shop);
    show(stage);
    await group(/^Decide/);
    expect(screen.getByText('Keys:', { exact: false })).toHaveTextContent(
      'Keys: j next · k previous · Enter open it',
    );
    await userEvent.keyboard('j');
    const decide = screen.getByRole('button', {
      name: 'Decide: Scheme review of Move the shop',
    });
    expect(decide).toHaveFocus();
    await userEvent.keyboard('j');
    expect(
      screen.getByRole('link', {
        name: 'Open: Cutover plan of Move the shop',
      }),
    ).toHaveFocus();
    await userEvent.keyboard('jk');
    expect(decide).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(
      await screen.findByRole('dialog', { name: /Scheme review/ }),
    ).toBeInTheDocument();
  });

  it('takes j and k for letters while somebody types', async () => {
    const stage = aWorkStage({ do: [anActivity()] });
    show(stage);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Name a substitute' }),
    );
    const field = screen.getByRole('textbox', { name: /Who decides for me/ });
    await userEvent.type(field, 'jack');
    expect(field).toHaveFocus();
    expect(field).toHaveValue('jack');
  });

  it('lets one decide right from the list, and the gate leaves it', async () => {
    const stage = aWorkStage({ do: [anActivity()] });
    await stage.submit(shop);
    show(stage);
    const { getByRole } = await group(/^Decide/);
    await userEvent.click(getByRole('button', { name: /^Decide/ }));
    const dialog = within(
      await screen.findByRole('dialog', { name: /Scheme review, round 1/i }),
    );
    await userEvent.click(
      dialog.getByRole('button', { name: /^Look at Feasibility/ }),
    );
    await userEvent.click(dialog.getByRole('radio', { name: 'Approve' }));
    await dialog.findByText('Looked at');
    await userEvent.click(
      dialog.getByRole('button', { name: 'Send decision' }),
    );
    await waitFor(() =>
      expect(
        screen.queryByRole('region', { name: /^Decide/ }),
      ).not.toBeInTheDocument(),
    );
    expect(
      screen.getByText('Done: Decide: Scheme review of Move the shop.'),
    ).toBeInTheDocument();
  });

  it('says in the dialog that somebody else was faster', async () => {
    const stage = aWorkStage();
    await stage.submit(shop);
    show(stage);
    const { getByRole } = await group(/^Decide/);
    await stage.gates.as('user:default/carol').withdraw(refOf(shop), {});
    await userEvent.click(getByRole('button', { name: /^Decide/ }));
    expect(
      await screen.findByText('This no longer waits for you'),
    ).toBeInTheDocument();
  });

  it('answers a question right from the list', async () => {
    const stage = aWorkStage();
    await stage.submit(shop);
    const { rounds } = await stage.gates.get(refOf(shop));
    const seat = rounds[0].seats.find(({ holder }) => holder === bob)!.id;
    await stage.gates
      .as(bob)
      .ask({ ...refOf(shop), seat }, { of: alice, question: 'Enough?' });
    stage.rest.advise.push(aQuestion({ seat, question: 'Enough?' }));
    show(stage);
    const { getByRole } = await group(/^Give an opinion/);
    await userEvent.click(getByRole('button', { name: /^Answer/ }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(
      await dialog.findByRole('textbox', { name: /Your opinion/ }),
      'Yes',
    );
    await userEvent.click(
      dialog.getByRole('button', { name: 'Give your opinion' }),
    );
    await waitFor(() =>
      expect(stage.gates.calls.at(-1)).toMatchObject({
        act: 'answer',
        input: { answer: 'Yes' },
      }),
    );
  });

  it('says that the work is not shown', async () => {
    const stage = aWorkStage();
    stage.gates.refuse.read = refusal(403, {
      reason: 'permission.missing',
      message: 'No',
    });
    show(stage);
    expect(
      await screen.findByText('What waits for you is not shown to you'),
    ).toBeInTheDocument();
    expect(await obstacles()).toEqual([]);
    expect(
      screen.queryByRole('button', { name: 'Try again' }),
    ).not.toBeInTheDocument();
  });

  it('says that the work could not be fetched, and tries again', async () => {
    const stage = aWorkStage();
    stage.gates.refuse.read = new TypeError('Failed to fetch');
    show(stage);
    expect(
      await screen.findByText('It could not be found out what waits for you'),
    ).toBeInTheDocument();
    stage.gates.refuse.read = undefined;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByText('Nothing waits for you'),
    ).toBeInTheDocument();
  });
});

describe('Several gates at once', () => {
  const tickOf = (cutover: string) =>
    screen.getByRole('checkbox', {
      name: `Approve: Scheme review of ${cutover}`,
    });

  async function lookAt(cutover: string) {
    await userEvent.click(
      screen.getByRole('button', {
        name: `Show the difference: Scheme review of ${cutover}`,
      }),
    );
    const look = await screen.findAllByRole('button', {
      name: /^Look at Feasibility/,
    });
    await userEvent.click(look[0]);
    await waitFor(() => expect(tickOf(cutover)).toBeEnabled());
    await userEvent.click(
      screen.getByRole('button', {
        name: `Hide the difference: Scheme review of ${cutover}`,
      }),
    );
  }

  async function twoGates() {
    const stage = aWorkStage();
    await stage.submit(shop);
    await stage.submit(till);
    show(stage);
    await group(/^Decide \(2\)/);
    return stage;
  }

  it('can be ticked only after the difference of each was opened', async () => {
    await twoGates();
    expect(tickOf('Move the shop')).toBeDisabled();
    expect(tickOf('Move the shop')).toHaveAccessibleDescription(
      'Open its difference to tick it',
    );
    await userEvent.click(
      screen.getByRole('button', {
        name: 'Show the difference: Scheme review of Move the shop',
      }),
    );
    expect(
      await screen.findByText(/1 document of it is still to be opened/),
    ).toBeInTheDocument();
    expect(tickOf('Move the shop')).toBeDisabled();
    await userEvent.click(
      screen.getByRole('button', { name: /^Look at Feasibility/ }),
    );
    await waitFor(() => expect(tickOf('Move the shop')).toBeEnabled());
    expect(tickOf('New tills')).toBeDisabled();
    expect(await obstacles()).toEqual([]);
  });

  it('are approved one after the other, with what came of each', async () => {
    const stage = await twoGates();
    await lookAt('Move the shop');
    await lookAt('New tills');
    await userEvent.click(tickOf('Move the shop'));
    await userEvent.click(tickOf('New tills'));
    await userEvent.type(
      screen.getByRole('textbox', { name: /Comment to all/ }),
      'Fine',
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Approve 2 gates' }),
    );
    const outcomes = screen.getByRole('status', { name: 'What came of it' });
    await waitFor(() =>
      expect(outcomes).toHaveTextContent(
        /Scheme review of Move the shop: approved; bob still decide\..*Scheme review of New tills: approved/,
      ),
    );
    expect(stage.gates.calls.slice(-2)).toMatchObject([
      { act: 'decide', input: { decisions: [{ comment: 'Fine' }] } },
      { act: 'decide', input: { decisions: [{ verdict: 'approve' }] } },
    ]);
    expect(
      await screen.findByText('Nothing waits for you'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/Scheme review of New tills: approved/),
    ).toBeInTheDocument();
    expect(await obstacles()).toEqual([]);
  });

  it('stay ticked with the reason where they are refused, and nothing typed is lost', async () => {
    const stage = await twoGates();
    await lookAt('Move the shop');
    await userEvent.click(tickOf('Move the shop'));
    await userEvent.type(
      screen.getByRole('textbox', { name: /Comment to all/ }),
      'Fine',
    );
    stage.gates.refuse.write = refusal(409, {
      reason: 'gate.checks-fail',
      message: 'No',
    });
    await userEvent.click(
      screen.getByRole('button', { name: 'Approve 1 gate' }),
    );
    expect(
      await screen.findByText('Scheme review of Move the shop: not approved'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/cannot open while not all of its checks pass/),
    ).toBeInTheDocument();
    expect(tickOf('Move the shop')).toBeChecked();
    expect(screen.getByRole('textbox', { name: /Comment to all/ })).toHaveValue(
      'Fine',
    );
  });

  it('have to be looked at again where what is reviewed has changed', async () => {
    const stage = await twoGates();
    await lookAt('Move the shop');
    await userEvent.click(tickOf('Move the shop'));
    await stage.gates.as('user:default/carol').withdraw(refOf(shop), {});
    stage.gates.desk.items = [
      { ...stage.gates.desk.items[0], revision: 2, hash: 'f'.repeat(64) },
    ];
    await stage.submit(shop);
    await userEvent.click(
      screen.getByRole('button', { name: 'Approve 1 gate' }),
    );
    expect(
      await screen.findByText(/What you looked at is no longer/),
    ).toBeInTheDocument();
    await waitFor(() => expect(tickOf('Move the shop')).toBeDisabled());
    expect(
      screen.getByText(/What is reviewed has changed since/),
    ).toBeInTheDocument();
  });
});
