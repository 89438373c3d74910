import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { refusal } from '../../lifecycle/__testUtils__/refusal';
import { obstacles } from '../../lifecycle/__testUtils__/renderPage';
import { sha256 } from '../__testUtils__/FakeGateApi';
import {
  aCheck,
  alice,
  aStage,
  bob,
  carol,
  charter,
  decides,
  dialog,
  feasibility,
  panel,
  press,
  ref,
  showPanel,
  type Stage,
} from '../__testUtils__/gateStage';

const decideDialog = () => dialog(/^Decide: Scheme review/);

/** The second round, in which one document is changed. */
async function secondRound(stage: Stage) {
  await stage.gates.as(carol).submit(ref, {});
  await decides(stage, bob, 'reject', 'Too vague');
  stage.gates.desk.items = [feasibility(2), charter];
  await stage.gates.as(carol).submit(ref, { note: 'Now with numbers' });
}

const lastDecision = ({ gates }: Stage) =>
  gates.calls.filter(({ act }) => act === 'decide').at(-1)?.input;

afterEach(() => localStorage.clear());

describe('Deciding on a gate', () => {
  it('shows the difference before it takes an approval', async () => {
    const stage = aStage();
    await secondRound(stage);
    showPanel(stage);
    await press('Decide: Scheme review');
    const { getByRole, findByText, getByText } = await decideDialog();
    await findByText('Decide on the difference only');
    expect(getByText(/Now with numbers/)).toBeInTheDocument();
    await userEvent.click(getByRole('radio', { name: 'Approve' }));
    const send = getByRole('button', { name: 'Send decision' });
    expect(send).toHaveAttribute('aria-disabled', 'true');
    expect(send).toHaveAccessibleDescription(
      'Look at what changed first: 1 document is not opened yet.',
    );
    await userEvent.click(
      getByRole('button', { name: 'Look at Feasibility assessment' }),
    );
    await findByText('Looked at');
    expect(await obstacles(screen.getByRole('dialog'))).toEqual([]);
    await userEvent.click(send);
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    const { rounds } = await stage.gates.get(ref);
    expect(rounds[1].seats[0].decision).toMatchObject({
      verdict: 'approve',
      by: alice,
    });
    expect(await panel()).toHaveTextContent('Waiting for bob');
    expect(stage.refresh).toHaveBeenCalled();
  });

  it('leads to the risks that are reviewed, and keeps what is written', async () => {
    const stage = aStage();
    stage.gates.desk.items = [
      {
        id: 'risk:5a1f1c0e-0000-4000-8000-000000000007',
        title: 'R-7 The shop is down',
        hash: sha256('risk'),
        contributors: [],
      },
    ];
    await stage.gates.as(carol).submit(ref, {});
    showPanel(stage);
    const inPanel = await within(await panel()).findByRole('link', {
      name: 'Look at R-7 The shop is down',
    });
    const page =
      '/catalog/default/cutover/move-the-shop/risks?risk=5a1f1c0e-0000-4000-8000-000000000007';
    expect(inPanel).toHaveAttribute('href', page);
    expect(inPanel).not.toHaveAttribute('target');
    await press('Decide: Scheme review');
    const { findByRole } = await decideDialog();
    const link = await findByRole('link', { name: /^Look at R-7/ });
    expect(link).toHaveAttribute('href', page);
    expect(link).toHaveAttribute('target', '_blank');
  });

  it('takes a rejection without it, but not without a comment', async () => {
    const stage = aStage();
    await secondRound(stage);
    showPanel(stage);
    await press('Decide: Scheme review');
    const { getByRole, findByRole } = await decideDialog();
    await userEvent.click(await findByRole('radio', { name: 'Reject' }));
    const send = getByRole('button', { name: 'Send decision' });
    expect(send).toHaveAccessibleDescription('Say why you reject it.');
    await userEvent.type(
      getByRole('textbox', { name: /Comment/ }),
      'No way back',
    );
    await userEvent.click(send);
    expect(await screen.findByText(/Rejected by alice/)).toBeInTheDocument();
    expect(await panel()).toHaveTextContent('“No way back”');
  });

  it('needs no look where nothing differs', async () => {
    const stage = aStage();
    await stage.gates.as(carol).submit(ref, {});
    await decides(stage, bob, 'reject', 'Not today');
    await stage.gates.as(carol).submit(ref, {});
    showPanel(stage);
    await press('Decide: Scheme review');
    const { getByRole, findByText } = await decideDialog();
    await findByText('Nothing changed since round 1');
    await userEvent.click(getByRole('radio', { name: 'Approve' }));
    expect(getByRole('button', { name: 'Send decision' })).toHaveAttribute(
      'aria-disabled',
      'false',
    );
  });

  it('has a row for each seat of the reader, also on behalf of others', async () => {
    const stage = aStage();
    stage.gates.desk.items = [];
    stage.gates.desk.substitutions = [
      {
        id: '1',
        principal: bob,
        substitute: alice,
        start: '2026-11-01T00:00:00.000Z',
        end: '2026-12-31T00:00:00.000Z',
      },
    ];
    await stage.gates.as(carol).submit(ref, {});
    showPanel(stage);
    await press('Decide: Scheme review');
    const found = await decideDialog();
    await found.findByRole('radiogroup', { name: 'As Sponsor' });
    await found.findByRole('radiogroup', {
      name: 'As Technology lead, on behalf of bob',
    });
    for (const approve of found.getAllByRole('radio', { name: 'Approve' })) {
      await userEvent.click(approve);
    }
    await userEvent.click(found.getByRole('button', { name: 'Send decision' }));
    await waitFor(async () =>
      expect((await stage.gates.get(ref)).status).toBe('open'),
    );
  });

  it('keeps what was typed where the server refuses it, and names the checks that fail', async () => {
    const stage = aStage();
    stage.gates.desk.items = [];
    await stage.gates.as(carol).submit(ref, {});
    await decides(stage, bob, 'approve');
    stage.gates.desk.checks = [
      aCheck({ outcome: 'failed', explanation: 'One risk is not assessed.' }),
    ];
    showPanel(stage);
    await press('Decide: Scheme review');
    const { getByRole, findByRole } = await decideDialog();
    await userEvent.click(await findByRole('radio', { name: 'Approve' }));
    await userEvent.type(getByRole('textbox'), 'Good work');
    await userEvent.click(getByRole('button', { name: 'Send decision' }));
    expect(await findByRole('alert')).toHaveTextContent(
      'The gate cannot open while not all of its checks pass.',
    );
    expect(screen.getByRole('dialog')).toHaveTextContent(
      'One risk is not assessed.',
    );
    expect(getByRole('textbox')).toHaveValue('Good work');
  });

  it('asks for another look where the content was changed meanwhile', async () => {
    const stage = aStage();
    await secondRound(stage);
    showPanel(stage);
    await press('Decide: Scheme review');
    const { getByRole, findByText, findByRole } = await decideDialog();
    await userEvent.click(
      await findByRole('button', { name: 'Look at Feasibility assessment' }),
    );
    await findByText('Looked at');
    await userEvent.click(getByRole('radio', { name: 'Approve' }));
    await userEvent.type(getByRole('textbox'), 'Good work');
    await stage.gates.as(carol).withdraw(ref, {});
    stage.gates.desk.items = [{ ...feasibility(2), hash: 'f'.repeat(64) }];
    await stage.gates.as(carol).submit(ref, {});
    await userEvent.click(getByRole('button', { name: 'Send decision' }));
    await findByText(/What is reviewed has changed since you opened this/);
    expect(getByRole('textbox')).toHaveValue('Good work');
    expect(getByRole('radio', { name: 'Approve' })).toBeChecked();
    expect(getByRole('button', { name: 'Send decision' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  });

  it('keeps a comment on this computer until the decision is sent, and no verdict', async () => {
    const stage = aStage();
    await stage.gates.as(carol).submit(ref, {});
    const { unmount } = showPanel(stage);
    await press('Decide: Scheme review');
    const first = await decideDialog();
    await userEvent.click(first.getByRole('radio', { name: 'Reject' }));
    await userEvent.type(
      first.getByRole('textbox', { name: /^Comment/ }),
      'Too vague',
    );
    unmount();

    showPanel(stage);
    await press('Decide: Scheme review');
    const again = await decideDialog();
    expect(again.getByRole('textbox', { name: 'Comment' })).toHaveValue(
      'Too vague',
    );
    expect(again.getByRole('radio', { name: 'Reject' })).not.toBeChecked();
    await userEvent.click(again.getByRole('radio', { name: 'Reject' }));
    await userEvent.click(again.getByRole('button', { name: 'Send decision' }));
    await waitFor(() =>
      expect(lastDecision(stage)).toMatchObject({
        decisions: [{ verdict: 'reject', comment: 'Too vague' }],
      }),
    );
    await waitFor(() =>
      expect(
        Object.keys(localStorage).filter(key => key.includes('gate')),
      ).toEqual([]),
    );
  });

  it('gives the focus back to the button when it is closed', async () => {
    const stage = aStage();
    await stage.gates.as(carol).submit(ref, {});
    showPanel(stage);
    await press('Decide: Scheme review');
    await decideDialog();
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(
        screen.getByRole('button', { name: 'Decide: Scheme review' }),
      ).toHaveFocus(),
    );
  });

  it('says why the reader may not decide', async () => {
    const stage = aStage({
      cutover: {
        team: {
          sponsor: [alice, bob],
          coordinator: [alice],
          'technology-lead': [bob],
        },
      },
    });
    await stage.gates.submit(ref, {});
    showPanel(stage);
    const button = await screen.findByRole('button', {
      name: 'Decide: Scheme review',
    });
    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(button).toHaveAccessibleDescription(
      'You submitted this; whoever submits does not decide.',
    );
    await userEvent.click(button);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(await obstacles()).toEqual([]);
  });

  it('sends the hash of the round that was looked at, once however often it is sent', async () => {
    const stage = aStage();
    stage.gates.desk.items = [];
    await stage.gates.as(carol).submit(ref, {});
    stage.gates.refuse.write = refusal(409, {
      reason: 'gate.hash-differs',
      message: 'Other content',
    });
    showPanel(stage);
    await press('Decide: Scheme review');
    const { getByRole, findByRole } = await decideDialog();
    await userEvent.click(await findByRole('radio', { name: 'Abstain' }));
    await userEvent.click(getByRole('button', { name: 'Send decision' }));
    await screen.findByText(/What you looked at is no longer what is reviewed/);
    const send = () =>
      userEvent.click(getByRole('button', { name: 'Send decision' }));
    const keys = () =>
      stage.gates.calls
        .filter(({ act }) => act === 'decide')
        .map(({ key }) => key);
    await send();
    await waitFor(() => expect(keys()).toHaveLength(2));
    expect(keys()[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(keys()[1]).toBe(keys()[0]);
    const { rounds } = await stage.gates.get(ref);
    expect(lastDecision(stage)).toEqual({
      hash: rounds[0].hash,
      decisions: [{ seat: rounds[0].seats[0].id, verdict: 'abstain' }],
    });
  });

  it('says why it is asked again, where the approvals before have lapsed', async () => {
    const stage = aStage();
    await stage.gates.as(carol).submit(ref, {});
    stage.gates.as(carol).lapse(ref, [{ item: 'plan', fields: ['/goals'] }]);
    await stage.gates.as(carol).submit(ref, {});
    showPanel(stage);
    await press('Decide: Scheme review');
    const { getByText } = await decideDialog();
    expect(
      getByText('The approvals lapsed, since these were changed:'),
    ).toBeVisible();
    expect(getByText('Plan: Goals')).toBeVisible();
  });
});
