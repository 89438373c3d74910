import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { obstacles } from '../../lifecycle/__testUtils__/renderPage';
import {
  alice,
  aStage,
  bob,
  carol,
  choose,
  dave,
  decides,
  dialog,
  gone,
  inPanel,
  opened,
  panel,
  pick,
  press,
  ref,
  seatOf,
  showPanel,
} from '../__testUtils__/gateStage';

async function select(name: string) {
  const { findByRole } = await opened();
  await userEvent.click(await findByRole('radio', { name }));
}

describe('A seat', () => {
  const start = async (gate: Parameters<typeof aStage>[0] = {}) => {
    const stage = aStage(gate);
    await stage.gates.as(carol).submit(ref, {});
    return stage;
  };

  it('has its decision taken back, which stays readable', async () => {
    const stage = await start();
    await decides(stage, alice, 'approve');
    showPanel(stage);
    await press('Take back my decision: seat of alice');
    await waitFor(async () =>
      expect(await panel()).toHaveTextContent(/Taken back .*: Approved, alice/),
    );
    expect(
      screen.getByRole('heading', { name: 'Gate: Scheme review' }),
    ).toHaveFocus();
  });

  it('gets a signer before it, who can be removed again', async () => {
    const stage = await start({
      gate: { addSignersFrom: ['coordinator', 'sponsor'] },
      cutover: {
        team: {
          sponsor: [alice, dave],
          coordinator: [carol],
          'technology-lead': [bob],
        },
      },
    });
    // Dave has a seat under this rule already: what the server says of that is shown.
    showPanel(stage);
    await choose('More for the seat of alice', 'Add a signer');
    await select('dave');
    const { getByRole, findByRole } = await dialog(/^Add a signer/);
    expect(await obstacles(screen.getByRole('dialog'))).toEqual([]);
    await userEvent.click(getByRole('radio', { name: /^In parallel/ }));
    await userEvent.click(getByRole('button', { name: 'Add a signer' }));
    expect(await findByRole('alert')).toHaveTextContent(
      'This person decides under this rule already.',
    );
    expect(getByRole('radio', { name: /^In parallel/ })).toBeChecked();
  });

  it('loses an added signer for a reason', async () => {
    const stage = await start({
      gate: { addSignersFrom: ['closer'] },
      cutover: {
        team: {
          sponsor: [alice],
          coordinator: [carol],
          'technology-lead': [bob],
          closer: [dave],
        },
      },
    });
    await stage.gates.addSigner(
      { ...ref, seat: await seatOf(stage, alice) },
      { person: dave, position: 'before', reason: 'Knows the law' },
    );
    showPanel(stage);
    const { findByText } = await inPanel();
    await findByText(
      /alice added this signer before their seat: “Knows the law”/,
    );
    await choose('More for the seat of dave', 'Remove this signer');
    const { getByRole } = await dialog(/^Remove this signer/);
    await userEvent.type(getByRole('textbox'), 'Is ill');
    await userEvent.click(getByRole('button', { name: 'Remove this signer' }));
    await gone();
    expect(await panel()).toHaveTextContent(/Removed by alice, .*: “Is ill”/);
  });

  it('is transferred for good, and recalled until it is used', async () => {
    const stage = await start();
    showPanel(stage);
    await choose('More for the seat of alice', 'Transfer');
    await select('bob');
    const { getByRole, findByRole } = await dialog(/^Transfer/);
    expect(await obstacles(screen.getByRole('dialog'))).toEqual([]);
    await userEvent.type(getByRole('textbox', { name: /Reason/ }), 'Away');
    await userEvent.click(getByRole('button', { name: 'Transfer' }));
    expect(await findByRole('alert')).toHaveTextContent(
      'This person decides under this rule already; choose somebody else.',
    );
    expect(getByRole('textbox', { name: /Reason/ })).toHaveValue('Away');
  });

  it('is recalled by whoever handed it over', async () => {
    const stage = await start({
      cutover: {
        team: {
          sponsor: [alice],
          coordinator: [carol],
          'technology-lead': [bob],
          guests: [dave],
        },
      },
    });
    await stage.gates.transfer(
      { ...ref, seat: await seatOf(stage, alice) },
      { to: dave },
    );
    showPanel(stage);
    const { findByText } = await inPanel();
    await findByText(/alice transferred it to dave/);
    await choose('More for the seat of dave', 'Recall the transfer');
    await waitFor(async () =>
      expect(await panel()).toHaveTextContent('Waiting for alice, bob'),
    );
  });

  it('has an opinion asked, waited for no longer, and given', async () => {
    const stage = await start();
    showPanel(stage);
    await choose('More for the seat of alice', 'Ask for an opinion');
    await pick(/Person/, 'dave');
    const { getByRole } = await dialog(/^Ask for an opinion/);
    await userEvent.type(
      getByRole('textbox', { name: /Question/ }),
      'Is it safe?',
    );
    expect(await obstacles(screen.getByRole('dialog'))).toEqual([]);
    await userEvent.click(getByRole('button', { name: 'Ask for an opinion' }));
    await gone();
    expect(await panel()).toHaveTextContent('No answer yet');
    await choose('More for the seat of alice', 'Stop waiting for the opinion');
    await waitFor(async () =>
      expect(await panel()).toHaveTextContent('Not answered'),
    );
    await stage.gates
      .as(bob)
      .ask(
        { ...ref, seat: await seatOf(stage, bob) },
        { of: alice, question: 'Can we pay?' },
      );
    await choose('More for this gate', 'Urge');
    await press('Give your opinion: seat of bob');
    const answer = await dialog(/^Give your opinion/);
    await answer.findByText('bob asks: “Can we pay?”');
    await userEvent.type(answer.getByRole('textbox'), 'We can');
    await userEvent.click(
      answer.getByRole('button', { name: 'Give your opinion' }),
    );
    await gone();
    expect(await panel()).toHaveTextContent('“We can”');
  });

  it('says why there is no earlier phase to return to', async () => {
    const stage = aStage({ gate: { returnTo: ['sponsor'] } });
    await stage.gates.as(carol).submit(ref, {});
    showPanel(stage);
    await press('Return: Scheme review');
    const { findByText, queryByLabelText } = await dialog(/^Return/);
    expect(
      await findByText('Earlier phase: There is no phase before this one.'),
    ).toBeInTheDocument();
    expect(queryByLabelText('Earlier phase')).not.toBeInTheDocument();
  });

  it('returns documents and activities, with what is to be done', async () => {
    const stage = await start();
    showPanel(stage);
    await press('Return: Scheme review');
    const { getByRole } = await dialog(/^Return/);
    const send = getByRole('button', { name: 'Return' });
    expect(send).toHaveAccessibleDescription('Choose what is returned.');
    await userEvent.click(
      getByRole('checkbox', { name: 'Feasibility assessment' }),
    );
    await userEvent.click(getByRole('checkbox', { name: 'Cutover plan' }));
    await userEvent.type(
      getByRole('textbox', { name: /What is to be done/ }),
      'Add the costs',
    );
    expect(await obstacles(screen.getByRole('dialog'))).toEqual([]);
    await userEvent.click(send);
    await gone();
    expect(await panel()).toHaveTextContent(
      'Returned to: Feasibility assessment, Cutover plan',
    );
    expect(stage.refresh).toHaveBeenCalled();
  });
});
