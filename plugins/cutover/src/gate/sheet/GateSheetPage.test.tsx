import { Route, Routes } from 'react-router-dom';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeCutoverApi } from '../../lifecycle/__testUtils__/FakeCutoverApi';
import { refusal } from '../../lifecycle/__testUtils__/refusal';
import {
  obstacles,
  renderPage,
} from '../../lifecycle/__testUtils__/renderPage';
import {
  alice,
  aStage,
  bob,
  carol,
  decides,
  feasibility,
  ref,
  type Stage,
} from '../__testUtils__/gateStage';
import { GateSheetPage } from './GateSheetPage';

function show({ cutover, gates }: Stage, gate = 'scheme-review') {
  renderPage(
    <Routes>
      <Route
        path="/cutovers/gates/:cutover/:gate"
        element={<GateSheetPage />}
      />
    </Routes>,
    {
      api: new FakeCutoverApi([cutover], undefined, { gates }),
      at: `/cutovers/gates/move-the-shop/${gate}`,
    },
  );
}

const sheet = () => screen.findByRole('article', { name: /Scheme|方案/ });

/** Two rounds: the first rejected on behalf of Alice, the second approved. */
async function decided() {
  const stage = aStage();
  stage.gates.desk.substitutions = [
    {
      id: '1',
      principal: alice,
      substitute: 'user:default/dave',
      start: '2026-11-01T00:00:00.000Z',
      end: '2026-12-31T00:00:00.000Z',
    },
  ];
  await stage.gates.as(carol).submit(ref, { note: 'Please look' });
  const { rounds } = await stage.gates.get(ref);
  await stage.gates.as('user:default/dave').decide(ref, {
    hash: rounds[0].hash,
    decisions: [
      {
        seat: rounds[0].seats[0].id,
        verdict: 'reject',
        comment: 'Too vague',
      },
    ],
  });
  stage.gates.desk.items = [feasibility(2)];
  await stage.gates.as(carol).submit(ref, {});
  await decides(stage, bob, 'approve', 'Well done');
  await decides(stage, alice, 'approve');
  return stage;
}

describe('The sheet of a gate', () => {
  it('records rounds, seats, on behalf of whom, comments, checks with facts and hashes', async () => {
    const stage = await decided();
    show(stage);
    const paper = await sheet();
    expect(paper).toHaveTextContent('StatusOpen');
    expect(paper).toHaveTextContent('Move the shop');
    const first = await screen.findByRole('region', { name: 'Round 1' });
    expect(first).toHaveTextContent('“Please look”');
    expect(first).toHaveTextContent('Rejected by dave');
    expect(first).toHaveTextContent('Rejecteddave on behalf of alice');
    expect(first).toHaveTextContent('“Too vague”');
    const second = screen.getByRole('region', { name: 'Round 2' });
    const { rounds } = await stage.gates.get(ref);
    expect(second).toHaveTextContent(rounds[1].hash);
    expect(second).toHaveTextContent('“Well done”');
    expect(
      within(second)
        .getAllByRole('table')
        .map(table => table.getAttribute('aria-label')),
    ).toEqual([
      'Approvals of round 2',
      'What was reviewed',
      'Checks of round 2',
    ]);
    expect(second).toHaveTextContent('All 3 risks are assessed.');
    expect(second).toHaveTextContent('risks: 3');
    expect(await obstacles()).toEqual([]);
  });

  it('is read in Chinese in an English portal', async () => {
    show(await decided());
    await userEvent.click(await screen.findByRole('button', { name: '中文' }));
    const paper = await sheet();
    expect(paper).toHaveAttribute('lang', 'zh-CN');
    expect(paper).toHaveTextContent('阶段门审批单：方案评审');
    expect(paper).toHaveTextContent('第 1 轮审批');
    expect(paper).toHaveTextContent('驳回dave，代 alice 审批');
    expect(paper).toHaveTextContent(
      '会签，须全部同意：项目组组长、技术负责人。',
    );
    expect(paper).toHaveTextContent('检查项');
    expect(screen.getByRole('button', { name: 'Print' })).toBeInTheDocument();
  });

  it('says that nothing was submitted', async () => {
    show(aStage());
    expect(
      await screen.findByText('This gate has not been submitted.'),
    ).toBeInTheDocument();
  });

  it('says that there is no such gate', async () => {
    show(aStage(), 'other');
    expect(
      await screen.findByText('There is no such gate'),
    ).toBeInTheDocument();
  });

  it('says that it is not shown to the reader', async () => {
    const stage = aStage();
    stage.gates.refuse.read = refusal(403, {
      reason: 'permission.missing',
      message: 'No',
    });
    show(stage);
    expect(
      await screen.findByText(
        'The decisions on this gate are not shown to you',
      ),
    ).toBeInTheDocument();
  });
});
