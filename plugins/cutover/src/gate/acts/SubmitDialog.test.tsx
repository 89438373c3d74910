import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { obstacles } from '../../lifecycle/__testUtils__/renderPage';
import {
  aCheck,
  alice,
  aStage,
  bob,
  carol,
  charter,
  dave,
  decides,
  dialog,
  feasibility,
  gone,
  inPanel,
  panel,
  pick,
  press,
  ref,
  seatOf,
  sent,
  showPanel,
  submitting,
} from '../__testUtils__/gateStage';

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
