import { screen, within } from '@testing-library/react';
import { bob } from '../../lifecycle/__testUtils__/aCutover';
import { obstacles } from '../../lifecycle/__testUtils__/renderPage';
import {
  aCourse,
  aDefinition,
  aMember,
  aPractical,
} from '../__testUtils__/aCourse';
import { FakeTrainingApi } from '../__testUtils__/FakeTrainingApi';
import { showMine } from '../__testUtils__/stage';

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

describe('A practical exercise', () => {
  const PRACTICAL = '/move-the-shop/till/till-practical';
  const practised = () =>
    new FakeTrainingApi({
      members: [aMember()],
      courses: [
        aCourse({
          definition: aDefinition({ assessments: ['till-practical'] }),
        }),
      ],
    });
  const criteria = async () =>
    within(await screen.findByRole('list', { name: 'Criteria' }))
      .getAllByText(/counts \d+ %/)
      .map(each => each.closest('li')?.textContent);

  it('shows whoever is to show it by what it is assessed, as the rubric stands now', async () => {
    const training = practised();
    const [opens, counts] = aPractical.criteria;
    training.versions.push({
      ...{ assessment: 'till-practical', version: 1, origin: 'cutover' },
      ...{ by: bob, at: training.now },
      definition: {
        ...aPractical,
        criteria: [{ ...opens, title: 'Opens it quickly' }, counts],
      },
    });
    const { user } = showMine(training);
    await user.click(
      await screen.findByRole('link', {
        name: 'How it is assessed: “Open and close the till”',
      }),
    );
    expect(await criteria()).toEqual([
      'Opens it quickly counts 60 %Not at all 0%Alone 100%',
      'Counts it counts 40 %Wrong 0%Right 100%',
    ]);
    expect(screen.getByText(/It is passed from 70% on/)).toBeVisible();
    expect(
      screen.queryByRole('list', { name: 'How it went' }),
    ).not.toBeInTheDocument();
    expect(await obstacles()).toEqual([]);
  });

  it('tells how it went, and that it is assessed by another rubric the next time', async () => {
    const training = practised();
    training.me = { kind: 'person', ref: bob, groups: [bob] };
    training.courses[0] = { ...training.courses[0], trainers: [bob] };
    await training.assessPractical(
      { cutover: 'any', course: 'till', assessment: 'till-practical' },
      {
        person: aMember().person,
        levels: { opens: 'no', counts: 'right' },
        remarks: { opens: 'Look for the **key**' },
        remark: 'Nearly there',
      },
    );
    training.versions.push({
      ...{ assessment: 'till-practical', version: 2, origin: 'cutover' },
      ...{ by: bob, at: training.now },
      definition: { ...aPractical, passMark: 0.5 },
    });
    training.me = { kind: 'person', ref: aMember().person, groups: [] };
    showMine(training, PRACTICAL);
    const went = within(
      await screen.findByRole('list', { name: 'How it went' }),
    );
    expect(
      went.getAllByRole('listitem').map(each => each.textContent?.trim()),
    ).toEqual(['Opens it: Not at allLook for the key', 'Counts it: Right']);
    expect(screen.getByText('40%: not passed (from 70% on)')).toBeVisible();
    expect(screen.getByText('Nearly there')).toBeVisible();
    expect(screen.getByText(/It is passed from 50% on/)).toBeVisible();
    expect(screen.getByText(/The rubric was changed since/)).toBeVisible();
    expect(await obstacles()).toEqual([]);
  });
});
