import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { refusal } from '../../lifecycle/__testUtils__/refusal';
import { obstacles } from '../../lifecycle/__testUtils__/renderPage';
import {
  aStage,
  bob,
  carol,
  choose,
  dialog,
  gone,
  panel,
  pick,
  press,
  ref,
  seatOf,
  sent,
  showPanel,
  submitting,
} from '../__testUtils__/gateStage';

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
