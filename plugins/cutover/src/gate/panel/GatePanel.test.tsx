import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { refusal } from '../../lifecycle/__testUtils__/refusal';
import { obstacles } from '../../lifecycle/__testUtils__/renderPage';
import {
  aCheck,
  aStage,
  bob,
  carol,
  charter,
  decides,
  feasibility,
  inPanel,
  panel,
  press,
  ref,
  showPanel,
} from '../__testUtils__/gateStage';

describe('The panel of a gate', () => {
  it('says who approves, what is checked and that nothing was submitted yet', async () => {
    const stage = aStage();
    stage.gates.desk.checks = [
      aCheck(),
      aCheck({
        check: 'activities.done',
        outcome: 'failed',
        explanation: 'Two activities are open.',
      }),
      aCheck({
        check: 'runbook.run-complete',
        outcome: 'unknown',
        explanation: 'The runbook did not answer.',
      }),
    ];
    showPanel(stage);
    const { findByText } = await inPanel();
    await findByText('It has not been submitted yet.');
    const gate = await panel();
    expect(gate).toHaveTextContent(
      'All of these approve: Sponsor, Technology lead.',
    );
    expect(gate).toHaveTextContent('Whoever submits does not decide.');
    await findByText('All 3 risks are assessed.');
    expect(
      within(gate)
        .getAllByRole('listitem')
        .map(item => item.textContent)
        .filter(text => /Facts/.test(text ?? '')),
    ).toEqual([
      expect.stringMatching(/^PassedEvery risk is assessed/),
      expect.stringMatching(/^FailedEvery activity is done/),
      expect.stringMatching(/^UnknownThe run has ended/),
    ]);
    expect(gate).toHaveTextContent('risks: 3');
    expect(await obstacles()).toEqual([]);
  });

  it('shows of each seat who, in which role, since when, and who is waited for', async () => {
    const stage = aStage({
      gate: {
        rules: [
          {
            id: 'leads',
            type: 'all',
            roles: ['sponsor', 'technology-lead'],
            onReject: 'end',
            onEmpty: 'refuse',
            due: 'PT1H',
            after: [],
          },
        ],
      },
    });
    await stage.gates.as(carol).submit(ref, { note: 'Please look' });
    await decides(stage, bob, 'approve', 'Fine with me');
    showPanel(stage);
    const { findByRole } = await inPanel();
    const seats = await findByRole('list', {
      name: 'Seats: Sponsor, Technology lead',
    });
    const [mine, his] = within(seats).getAllByRole('listitem');
    expect(mine).toHaveTextContent(/Decision awaitedalice, SponsorYours/);
    expect(mine).toHaveTextContent('Awaited since Nov 24, 2026');
    expect(mine).toHaveTextContent('Overdue since Nov 24, 2026');
    expect(his).toHaveTextContent(
      /Approvedbob, Technology leadbob, Nov 24, 2026.*“Fine with me”/,
    );
    const gate = await panel();
    expect(gate).toHaveTextContent('Waiting for alice');
    expect(gate).toHaveTextContent('Submitted by carol');
    expect(gate).toHaveTextContent('“Please look”');
    expect(await obstacles()).toEqual([]);
  });

  it('tells decisions on behalf of others, and those that were taken back', async () => {
    const stage = aStage();
    stage.gates.desk.substitutions = [
      {
        id: '1',
        principal: bob,
        substitute: 'user:default/dave',
        start: '2026-11-01T00:00:00.000Z',
        end: '2026-12-31T00:00:00.000Z',
      },
    ];
    await stage.gates.as(carol).submit(ref, {});
    const { rounds } = await stage.gates.get(ref);
    const dave = stage.gates.as('user:default/dave');
    const seat = rounds[0].seats[1].id;
    const decide = (verdict: 'approve' | 'abstain') =>
      dave.decide(ref, {
        hash: rounds[0].hash,
        decisions: [{ seat, verdict }],
      });
    await decide('abstain');
    await dave.takeBack({ ...ref, seat });
    await decide('approve');
    showPanel(stage);
    const gate = await panel();
    await within(gate).findByText(/^dave on behalf of bob/);
    expect(gate).toHaveTextContent(
      /Taken back Nov 24, 2026, .*: Abstained, dave on behalf of bob/,
    );
  });

  it('says by which fields the approvals lapsed, as people know them', async () => {
    const stage = aStage();
    stage.spec.forms[0].schema = {
      type: 'object',
      properties: {
        tests: {
          type: 'array',
          title: { en: 'Tests', 'zh-CN': '测试' },
          items: {
            type: 'object',
            properties: { goal: { type: 'string', title: 'Goal' } },
          },
        },
      },
    };
    await stage.gates.as(carol).submit(ref, {});
    stage.gates.as(carol).lapse(ref, [
      {
        item: 'deliverable:technical-scheme',
        fields: ['/tests/r-2/goal'],
        rows: { 'r-2': 2 },
      },
      { item: 'plan', fields: ['/scope', '/phases/planning'] },
    ]);
    showPanel(stage);
    const words = [
      'The approvals lapsed, since these were changed:',
      'Technical scheme: Tests › row 2 › Goal',
      'Plan: Scope, Dates of the phases › Planning',
    ];
    const gate = await panel();
    for (const line of words) await within(gate).findByText(line);
    expect(await obstacles()).toEqual([]);
  });

  it('shows what changed since the last round, and proves what did not', async () => {
    const stage = aStage();
    await stage.gates.as(carol).submit(ref, {});
    await decides(stage, bob, 'reject', 'Too vague');
    stage.gates.desk.items = [feasibility(2), charter];
    await stage.gates.as(carol).submit(ref, {});
    showPanel(stage);
    const gate = await panel();
    await within(gate).findByText('What changed since round 1');
    expect(gate).toHaveTextContent('Feasibility assessmentRevision 1 → 2');
    expect(gate).toHaveTextContent(
      `CharterUnchanged, proven by hash ${charter.hash.slice(0, 12)}…`,
    );
    await press('Look at Feasibility assessment');
    expect(await screen.findByText('Summary')).toBeInTheDocument();
    expect(await within(gate).findByText('twice')).toBeInTheDocument();
    await userEvent.click(
      within(gate).getByRole('button', { name: 'Round 1: Rejected' }),
    );
    expect(gate).toHaveTextContent('Rejected by bob, Nov 24, 2026');
    expect(gate).toHaveTextContent('“Too vague”');
    expect(await obstacles()).toEqual([]);
  });

  it('shows what somebody else decided meanwhile when an act is refused', async () => {
    const stage = aStage();
    await stage.gates.as(carol).submit(ref, {});
    showPanel(stage);
    const { findByText } = await inPanel();
    await findByText('Waiting for alice, bob');
    await decides(stage, bob, 'approve');
    stage.gates.refuse.write = refusal(409, {
      reason: 'gate.urged-lately',
      message: 'Later',
    });
    await press('More for this gate');
    expect(await screen.findByRole('menu')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('menuitem', { name: /Urge/ }));
    await waitFor(() =>
      expect(screen.getByText('Waiting for alice')).toBeInTheDocument(),
    );
  });

  it('says that the decisions are not shown to the reader, and shows the rules all the same', async () => {
    const stage = aStage();
    stage.gates.refuse.read = refusal(403, {
      reason: 'permission.missing',
      message: 'No',
    });
    showPanel(stage);
    const { findByText } = await inPanel();
    await findByText('The decisions on this gate are not shown to you');
    expect(await panel()).toHaveTextContent('All of these approve');
    expect(await obstacles()).toEqual([]);
  });

  it('says that its state could not be fetched, and tries again', async () => {
    const stage = aStage();
    stage.gates.refuse.read = new TypeError('Failed to fetch');
    showPanel(stage);
    const again = await (
      await inPanel()
    ).findByRole('button', { name: 'Try again' });
    stage.gates.refuse.read = undefined;
    await userEvent.click(again);
    expect(
      await screen.findByText('It has not been submitted yet.'),
    ).toBeInTheDocument();
  });

  it('says that the checks could not be asked', async () => {
    const stage = aStage();
    stage.gates.refuse.checks = refusal(503, { message: 'Gone' });
    showPanel(stage);
    expect(
      await screen.findByText('The checks could not be asked'),
    ).toBeInTheDocument();
  });

  it('shows the checks of an open gate as they stood when it opened', async () => {
    const stage = aStage();
    await stage.gates.as(carol).submit(ref, {});
    await decides(stage, 'user:default/alice', 'approve');
    await decides(stage, bob, 'approve');
    stage.gates.desk.checks = [aCheck({ explanation: 'Later' })];
    showPanel(stage);
    const { findByText } = await inPanel();
    await findByText(/As they stood when the gate opened/);
    expect(await panel()).toHaveTextContent('Open');
    expect(screen.queryByText('Later')).not.toBeInTheDocument();
  });

  it('tells an emergency opening with its reason, and that its review is due', async () => {
    const stage = aStage({
      gate: {
        emergency: { roles: ['sponsor'], reviewWithin: 'P2D' },
      },
    });
    await stage.gates.openInEmergency(ref, { reason: 'Fire in the hall' });
    showPanel(stage);
    const { findByText } = await inPanel();
    await findByText('Opened in an emergency; the review is still due');
    expect(await panel()).toHaveTextContent('“Fire in the hall”');
    expect(await panel()).toHaveTextContent(
      'A review is to be submitted by Nov 26, 2026',
    );
  });
});
