import { screen } from '@testing-library/react';
import type { ExposurePoint } from '@backstage-cutover/plugin-cutover-common';
import { aCutover } from '../__testUtils__/aCutover';
import { FakeCutoverApi } from '../__testUtils__/FakeCutoverApi';
import {
  cutoverEntity,
  obstacles,
  renderPage,
} from '../__testUtils__/renderPage';
import { aCourse, aMember } from '../../training/__testUtils__/aCourse';
import { FakeTrainingApi } from '../../training/__testUtils__/FakeTrainingApi';
import { FakeRiskApi } from '../../risk/__testUtils__/FakeRiskApi';
import { CutoverOf } from './CutoverOf';
import { DangersCard } from './DangersCard';

const day = 24 * 3_600_000;

function show(nextDue?: string) {
  const cutover = aCutover({ progress: { total: 4, done: 1, nextDue } });
  renderPage(<CutoverOf>{facts => <DangersCard facts={facts} />}</CutoverOf>, {
    api: new FakeCutoverApi([cutover]),
    entity: cutoverEntity(cutover),
  });
}

describe('The dangers to the date', () => {
  it('are told when an activity is late', async () => {
    show(new Date(Date.now() - 3.5 * day).toISOString());
    expect(
      await screen.findByText('An activity of this phase is 3 days late'),
    ).toBeVisible();
    expect(await obstacles()).toEqual([]);
  });

  it('are told when high risks are open', async () => {
    const cutover = aCutover();
    const risks = new FakeRiskApi([], cutover);
    risks.exposure = async (): Promise<ExposurePoint[]> => [
      { day: '2026-11-01', counts: { high: 5 } },
      { day: '2026-11-24', counts: { low: 3, high: 2 } },
    ];
    renderPage(
      <CutoverOf>{facts => <DangersCard facts={facts} />}</CutoverOf>,
      {
        api: new FakeCutoverApi([cutover], undefined, { risks }),
        entity: cutoverEntity(cutover),
      },
    );
    expect(
      await screen.findByText('2 open risks of priority High'),
    ).toBeVisible();
    expect(screen.queryByText(/of priority Low/)).not.toBeInTheDocument();
  });

  it('are told when people are not certified by the day of their course', async () => {
    const training = new FakeTrainingApi({
      courses: [aCourse({ due: '2026-11-01' })],
      members: [aMember()],
    });
    renderPage(
      <CutoverOf>{facts => <DangersCard facts={facts} />}</CutoverOf>,
      {
        api: new FakeCutoverApi([training.cutover], undefined, { training }),
        entity: cutoverEntity(training.cutover),
      },
    );
    expect(
      await screen.findByText(
        '1 person is not certified in “The till”, which was due Nov 1, 2026',
      ),
    ).toBeVisible();
  });

  it('are none while everything is in time', async () => {
    show(new Date(Date.now() + day).toISOString());
    expect(
      await screen.findByText('Nothing endangers the date at present.'),
    ).toBeVisible();
  });
});
