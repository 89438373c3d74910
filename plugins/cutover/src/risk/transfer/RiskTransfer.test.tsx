import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { riskColumns, scaleOf } from '@backstage-cutover/plugin-cutover-common';
import { alice } from '../../lifecycle/__testUtils__/aCutover';
import { FakeCutoverApi } from '../../lifecycle/__testUtils__/FakeCutoverApi';
import {
  cutoverEntity,
  obstacles,
  renderPage,
} from '../../lifecycle/__testUtils__/renderPage';
import { aRisk, riskSpec } from '../__testUtils__/aRisk';
import { FakeRiskApi } from '../__testUtils__/FakeRiskApi';
import { CutoverRisks } from '../register/CutoverRisks';
import { cellsOfRisks, rowsOfCells } from './riskSheet';

const scale = scaleOf(riskSpec);
const down = aRisk();

async function bringIn(risks: FakeRiskApi, text: BlobPart, name = 'risks.csv') {
  const api = new FakeCutoverApi([risks.cutover], risks.me, { risks });
  const { container } = renderPage(<CutoverRisks />, {
    api,
    entity: cutoverEntity(risks.cutover),
  });
  const user = userEvent.setup();
  await screen.findByRole('button', { name: 'Import' });
  const input = container.querySelector<HTMLInputElement>('input[type=file]');
  await user.upload(input!, new File([text], name, { type: 'text/csv' }));
  return user;
}

const csv = (...lines: string[]) =>
  ['risk,title,category,owner,phase,current.likelihood,current.impact.goals']
    .concat(lines)
    .join('\n');

const review = () => screen.findByRole('dialog', { name: /would change/ });
const rows = async () =>
  within(await review())
    .getAllByRole('row')
    .slice(1)
    .map(row => row.textContent);

beforeEach(() => localStorage.clear());

describe('A file of risks', () => {
  it('is looked at row by row, and then stored', async () => {
    const risks = new FakeRiskApi([down]);
    const user = await bringIn(
      risks,
      csv(
        `,Fire,technical,${alice},planning,low,major`,
        `R-1,The shop is slow,technical,${alice},implementation,,`,
      ),
    );
    expect(await rows()).toEqual([
      '2NewR-2 Fire' +
        'Category: TechnicalOwner: alicePhase: PlanningCurrent, Priority: Low',
      '3ChangedR-1 The shop is slow' +
        'Title: The shop is down → The shop is slow',
    ]);
    expect(risks.risks).toHaveLength(1);
    expect(await obstacles(await review())).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Import 2 risks' }));
    expect(await screen.findByText('2 risks were stored.')).toBeVisible();
    expect(risks.stored(2).places.current?.priority).toBe('low');
    expect(risks.stored(1).title).toBe('The shop is slow');
  });

  it('is not taken where one row is wrong, and says why', async () => {
    const risks = new FakeRiskApi([down]);
    await bringIn(
      risks,
      csv(
        `,Fire,technical,${alice},planning,,`,
        `R-9,Gone,space,${alice},never,,`,
      ),
    );
    expect(await rows()).toEqual([
      '3WrongGone' +
        'risk: There is no such risk in this cutover.' +
        'category: The template has no category “space”; use one of technical, business.' +
        'phase: The template has no phase “never”; use one of planning, implementation, closing.',
    ]);
    expect(
      screen.getByRole('button', { name: /^Import 1 risk/ }),
    ).toBeDisabled();
    expect(
      screen.getByText(/1 row is wrong, and so nothing is imported/),
    ).toBeVisible();
  });

  it('that is no spreadsheet, is too long or has other columns is refused before anything is sent', async () => {
    const risks = new FakeRiskApi([down]);
    await bringIn(risks, new Uint8Array([1, 0, 2, 0]), 'picture.csv');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /spreadsheet|CSV/i,
    );
    expect(risks.sent).toEqual([]);
  });

  it('with more rows than are taken says so', async () => {
    const risks = new FakeRiskApi([down]);
    await bringIn(
      risks,
      csv(...Array.from({ length: 2001 }, (_, at) => `,Risk ${at},,,,,`)),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The file has more than 2000 rows. Bring them in by several files.',
    );
    expect(risks.sent).toEqual([]);
  });

  it('reads what was written, formulas as texts', () => {
    const risk = aRisk({ title: '=cmd|calc', cause: '<b>+1</b>' });
    const cells = cellsOfRisks([risk], scale);
    expect(cells[0]).toEqual(riskColumns(scale));
    const [row] = rowsOfCells(cells, scale) ?? [];
    expect(row).toMatchObject({ risk: 'R-1', title: '=cmd|calc' });
    const [written] = rowsOfCells([['title'], ["'=cmd|calc"]], scale) ?? [];
    expect(written.title).toBe('=cmd|calc');
  });

  it('loses no column without a word', () => {
    const cells = [
      ['Title', '', 'Colour'],
      ['Fire', 'lost', 'red'],
    ];
    expect(rowsOfCells(cells, scale)).toEqual([
      { title: 'Fire', '#2': 'lost', Colour: 'red' },
    ]);
    expect(rowsOfCells([['Colour'], ['red']], scale)).toBeUndefined();
  });
});

it('the register is handed out as CSV that runs no formula', async () => {
  const saved: Blob[] = [];
  URL.createObjectURL = jest.fn(blob => {
    saved.push(blob as Blob);
    return 'blob:x';
  });
  URL.revokeObjectURL = jest.fn();
  const risks = new FakeRiskApi([aRisk({ title: '=1+1' })]);
  const api = new FakeCutoverApi([risks.cutover], risks.me, { risks });
  renderPage(<CutoverRisks />, {
    api,
    entity: cutoverEntity(risks.cutover),
  });
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Export' }));
  await user.click(await screen.findByRole('menuitem', { name: 'CSV' }));
  await waitFor(() => expect(saved).toHaveLength(1));
  expect(await saved[0].text()).toContain("R-1,'=1+1,technical");
});
