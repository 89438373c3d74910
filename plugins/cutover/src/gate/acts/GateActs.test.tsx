import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { refusal } from '../../lifecycle/__testUtils__/refusal';
import { obstacles } from '../../lifecycle/__testUtils__/renderPage';
import {
  aCheck,
  alice,
  aStage,
  bob,
  carol,
  charter,
  choose,
  dave,
  decides,
  dialog,
  feasibility,
  inPanel,
  panel,
  press,
  ref,
  seatOf,
  showPanel,
  type Stage,
} from '../__testUtils__/gateStage';

/** Alice keeps the plan and submits; Bob and Dave decide. */
const submitting = (gate: Parameters<typeof aStage>[0] = {}) =>
  aStage({
    cutover: {
      team: {
        sponsor: [dave],
        coordinator: [alice],
        'technology-lead': [bob],
      },
    },
    ...gate,
  });

const sent = ({ gates }: Stage, act: string) =>
  gates.calls.filter(each => each.act === act).at(-1)?.input;

const opened = async () => within(await screen.findByRole('dialog'));

async function pick(field: RegExp, name: string) {
  const { getByRole } = await opened();
  await userEvent.click(getByRole('textbox', { name: field }));
  await userEvent.click(await screen.findByRole('option', { name }));
}

async function select(name: string) {
  const { findByRole } = await opened();
  await userEvent.click(await findByRole('radio', { name }));
}

const gone = () =>
  waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());

describe('Submitting a gate', () => {
  it('shows first who would decide, what fails and who is editing, and begins a round', async () => {
    const stage = submitting();
    stage.gates.desk.checks = [
      aCheck({ outcome: 'failed', explanation: 'One risk is open.' }),
    ];
    stage.gates.desk.beingEdited = [
      {
        item: charter.id,
        title: charter.title,
        by: bob,
        at: '2026-11-24T11:00:00.000Z',
      },
    ];
    showPanel(stage);
    await press('Submit for review: Scheme review');
    const { findByText, getByRole } = await dialog(/^Submit for review/);
    await findByText(
      'Sponsor, Technology lead: dave, Sponsor; bob, Technology lead',
    );
    const shown = screen.getByRole('dialog');
    expect(shown).toHaveTextContent('One risk is open.');
    expect(shown).toHaveTextContent('bob is editing “Charter”');
    expect(await obstacles(shown)).toEqual([]);
    await userEvent.type(
      getByRole('textbox', { name: /Note/ }),
      'All is ready',
    );
    await pick(/Copies to/, 'carol');
    await userEvent.click(getByRole('button', { name: 'Submit for review' }));
    await gone();
    expect(await panel()).toHaveTextContent('Round 1, under review');
    expect(sent(stage, 'submit')).toEqual({
      approvers: {},
      offered: [],
      straight: false,
      note: 'All is ready',
      copies: [carol],
    });
    expect(screen.getByRole('status')).toHaveTextContent(
      'Done: Submit for review.',
    );
  });

  it('says who is missing, and why, instead of submitting', async () => {
    const stage = submitting({
      cutover: {
        team: {
          sponsor: [alice],
          coordinator: [alice],
          'technology-lead': [bob],
        },
      },
    });
    showPanel(stage);
    await press('Submit for review: Scheme review');
    const { findByText, getByRole } = await dialog(/^Submit for review/);
    await findByText('Nobody to approve');
    expect(screen.getByRole('dialog')).toHaveTextContent(
      'Sponsor, Technology lead: nobody who holds Sponsor may decide.alice may not: whoever submits does not decide.',
    );
    const submit = getByRole('button', { name: 'Submit for review' });
    expect(submit).toHaveAttribute('aria-disabled', 'true');
    expect(submit).toHaveAccessibleDescription(
      'Settle what is missing above first.',
    );
  });

  it('lets the submitter choose the approvers where the template asks', async () => {
    const stage = submitting({
      gate: {
        rules: [
          {
            id: 'leads',
            type: 'all',
            roles: ['technology-lead'],
            onReject: 'end',
            onEmpty: 'refuse',
            pick: { min: 1, max: 1 },
            after: [],
          },
        ],
      },
      cutover: {
        team: {
          sponsor: [dave],
          coordinator: [alice],
          'technology-lead': [bob, carol],
        },
      },
    });
    showPanel(stage);
    await press('Submit for review: Scheme review');
    const { findByText, getByRole } = await dialog(/^Submit for review/);
    await findByText('Choose from 1 to 1 people, not 0.');
    await userEvent.click(getByRole('checkbox', { name: 'carol' }));
    await findByText('Technology lead: carol, Technology lead');
    await userEvent.click(getByRole('button', { name: 'Submit for review' }));
    await gone();
    expect(await panel()).toHaveTextContent('Waiting for carol');
  });

  it('goes straight back to who returned it, where nothing was changed', async () => {
    const stage = submitting({ gate: { addSignersFrom: ['sponsor'] } });
    await stage.gates.submit(ref, {});
    await decides(stage, dave, 'approve');
    await stage.gates.as(bob).returnTo(
      { ...ref, seat: await seatOf(stage, bob) },
      {
        hash: (await stage.gates.get(ref)).hash,
        comment: 'Once more',
        items: [charter.id],
        activities: [],
      },
    );
    showPanel(stage);
    await press('Resubmit: Scheme review');
    const { findByRole, getByRole } = await dialog(/^Resubmit/);
    await userEvent.click(
      await findByRole('checkbox', { name: /^Straight to bob/ }),
    );
    const submit = getByRole('button', { name: 'Resubmit' });
    await waitFor(() =>
      expect(submit).toHaveAttribute('aria-disabled', 'false'),
    );
    await userEvent.click(submit);
    await gone();
    expect(await panel()).toHaveTextContent(
      'Decided in round 1, stands unchanged',
    );
    expect(await panel()).toHaveTextContent('Waiting for bob');
  });

  it('says that all decide again where what was approved has been changed', async () => {
    const stage = submitting();
    await stage.gates.submit(ref, {});
    await stage.gates.as(bob).returnTo(
      { ...ref, seat: await seatOf(stage, bob) },
      {
        hash: (await stage.gates.get(ref)).hash,
        comment: 'Once more',
        items: ['deliverable:feasibility'],
        activities: [],
      },
    );
    stage.gates.desk.items = [feasibility(2), charter];
    showPanel(stage);
    expect(
      await screen.findByText('Returned to: Feasibility assessment'),
    ).toBeInTheDocument();
    await press('Resubmit: Scheme review');
    const { findByText, queryByRole } = await dialog(/^Resubmit/);
    await findByText(
      'What the others approved has been changed, so all decide again.',
    );
    expect(queryByRole('checkbox')).not.toBeInTheDocument();
  });

  it('is not for everybody, and says for whom', async () => {
    const stage = aStage({
      cutover: {
        team: { coordinator: [carol], sponsor: [bob], 'technology-lead': [] },
      },
    });
    showPanel(stage);
    const { findByRole } = await inPanel();
    expect(
      await findByRole('button', { name: 'Submit for review: Scheme review' }),
    ).toHaveAccessibleDescription(/^Only those who lead or keep the plan/);
  });
});

describe('A round under review', () => {
  it('is withdrawn by whoever submitted it', async () => {
    const stage = submitting();
    await stage.gates.submit(ref, {});
    showPanel(stage);
    await choose('More for this gate', 'Withdraw');
    const { getByRole } = await dialog(/^Withdraw/);
    await userEvent.type(getByRole('textbox'), 'Something is missing');
    await userEvent.click(getByRole('button', { name: 'Withdraw' }));
    await gone();
    expect(await panel()).toHaveTextContent('“Something is missing”');
    expect(await panel()).toHaveTextContent('Withdrawn by alice');
  });

  it('keeps the text where that is refused, and says why', async () => {
    const stage = submitting();
    await stage.gates.submit(ref, {});
    showPanel(stage);
    await choose('More for this gate', 'Withdraw');
    const { getByRole, findByRole } = await dialog(/^Withdraw/);
    await userEvent.type(getByRole('textbox'), 'Something is missing');
    stage.gates.refuse.write = refusal(409, {
      reason: 'gate.not-in-review',
      message: 'No',
    });
    await userEvent.click(getByRole('button', { name: 'Withdraw' }));
    expect(await findByRole('alert')).toHaveTextContent(
      'No round of this gate is under review now.',
    );
    expect(getByRole('textbox')).toHaveValue('Something is missing');
    expect(await obstacles(screen.getByRole('dialog'))).toEqual([]);
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(
        screen.getByRole('button', { name: 'More for this gate' }),
      ).toHaveFocus(),
    );
  });

  it('has its approvers urged, once in four hours', async () => {
    const stage = submitting();
    await stage.gates.submit(ref, {});
    showPanel(stage);
    await choose('More for this gate', 'Urge');
    await waitFor(async () =>
      expect(await panel()).toHaveTextContent('Urged Nov 24, 2026'),
    );
    await choose('More for this gate', 'Urge');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'They were urged within the last four hours.',
    );
    await choose('More for the seat of bob', 'Urge');
    expect(sent(stage, 'urge')).toEqual({
      seats: [await seatOf(stage, bob)],
    });
  });

  it('is copied to more people', async () => {
    const stage = submitting();
    await stage.gates.submit(ref, {});
    showPanel(stage);
    await choose('More for this gate', 'Send copies');
    await pick(/People/, 'carol');
    const { getByRole } = await dialog(/^Send copies/);
    expect(await obstacles(screen.getByRole('dialog'))).toEqual([]);
    await userEvent.click(getByRole('button', { name: 'Send copies' }));
    await gone();
    expect(await panel()).toHaveTextContent('Copies to: carol');
  });

  it('says of what the reader may not do why not', async () => {
    const stage = aStage();
    await stage.gates.as(carol).submit(ref, {});
    showPanel(stage);
    await press('More for this gate');
    const withdraw = await screen.findByRole('menuitem', { name: /Withdraw/ });
    expect(withdraw).toHaveAttribute('aria-disabled', 'true');
    expect(withdraw).toHaveTextContent(
      'Only whoever submitted it may withdraw it.',
    );
    expect(
      screen.queryByRole('menuitem', { name: /emergency/ }),
    ).not.toBeInTheDocument();
    await userEvent.keyboard('{Escape}');
    await press('More for the seat of bob');
    expect(
      await screen.findByRole('menuitem', { name: /Transfer/ }),
    ).toHaveTextContent('Only those who decide on this seat may transfer it.');
    expect(await obstacles()).toEqual([]);
  });
});

describe('An emergency', () => {
  it('opens the gate for a reason', async () => {
    const stage = aStage({
      gate: { emergency: { roles: ['sponsor'], reviewWithin: 'P2D' } },
    });
    showPanel(stage);
    await choose('More for this gate', 'Open in an emergency');
    const { getByRole } = await dialog(/^Open in an emergency/);
    const open = getByRole('button', { name: 'Open in an emergency' });
    expect(open).toHaveAccessibleDescription('Still missing: Reason.');
    await userEvent.type(getByRole('textbox'), 'The shop is down');
    await userEvent.click(open);
    await gone();
    expect(await panel()).toHaveTextContent('“The shop is down”');
    expect(
      screen.getByRole('button', { name: 'Submit for review: Scheme review' }),
    ).toBeInTheDocument();
  });
});

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
