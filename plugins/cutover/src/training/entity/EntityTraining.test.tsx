import { screen, within } from '@testing-library/react';
import type { Entity } from '@backstage/catalog-model';
import { bob, carol } from '../../lifecycle/__testUtils__/aCutover';
import {
  FakeCutoverApi,
  refusal,
} from '../../lifecycle/__testUtils__/FakeCutoverApi';
import {
  obstacles,
  renderPage,
} from '../../lifecycle/__testUtils__/renderPage';
import { aCourse, aMember, STOCK } from '../__testUtils__/aCourse';
import { FakeTrainingApi } from '../__testUtils__/FakeTrainingApi';
import { people } from '../__testUtils__/stage';
import { EntityTraining } from './EntityTraining';
import { EntityTrainingCard } from './EntityTrainingCard';

const entity = (kind: string, name: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, namespace: 'default' },
});

const members = [
  aMember({
    person: bob,
    department: STOCK,
    certificate: {
      at: '2026-01-01T08:00:00.000Z',
      by: 'assessed',
      until: '2026-06-01T08:00:00.000Z',
    },
  }),
  aMember({ person: carol, department: STOCK }),
];

function show(
  training: FakeTrainingApi,
  of: Entity,
  page = <EntityTraining />,
) {
  renderPage(page, {
    api: new FakeCutoverApi([training.cutover], training.me, { training }),
    entities: people,
    entity: of,
  });
}

describe('Training assessments', () => {
  it('of a group name its people, how they stand and how long their certificates hold', async () => {
    show(new FakeTrainingApi({ members }), entity('Group', 'stock'));
    const rows = within(
      await screen.findByRole('table', { name: 'Training assessments' }),
    ).getAllByRole('row');
    expect(rows[1]).toHaveTextContent(
      /Move the shop.*The till.*Feb 27, 2040.*Exam on the till: not begun.*Expired Jun 1, 2026/,
    );
    expect(rows[2]).toHaveTextContent(/Not certified/);
    expect(await obstacles()).toEqual([]);
  });

  it('say of whom something is overdue, and not of those who are certified', async () => {
    const [, late] = members;
    const ready = aMember({
      person: bob,
      department: STOCK,
      certificate: { at: '2026-01-01T08:00:00.000Z', by: 'assessed' },
    });
    const courses = [aCourse({ due: '2026-01-10' })];
    show(
      new FakeTrainingApi({ courses, members: [ready, late] }),
      entity('Group', 'stock'),
    );
    const [, ofBob, ofCarol] = within(
      await screen.findByRole('table', { name: 'Training assessments' }),
    ).getAllByRole('row');
    expect(ofBob).not.toHaveTextContent('overdue');
    expect(ofCarol).toHaveTextContent('overdue since Jan 10, 2026');
  });

  it('say so where there are more than are shown', async () => {
    const training = new FakeTrainingApi({ members });
    training.moreAssessments = true;
    show(training, entity('Group', 'stock'));
    expect(
      await screen.findByText(/These are the first 2 lines; there are more/),
    ).toBeVisible();
  });

  it('of a person lead that person to what is to be done', async () => {
    show(
      new FakeTrainingApi({ members: [aMember()] }),
      entity('User', 'alice'),
    );
    expect(
      await screen.findByRole('link', { name: 'My training' }),
    ).toHaveAttribute('href', '/cutovers/training');
    expect(
      await screen.findByRole('link', { name: 'Move the shop' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/cutover/move-the-shop/training',
    );
  });

  it('say so where there are none, and where they are not shown', async () => {
    show(new FakeTrainingApi(), entity('User', 'bob'));
    expect(
      await screen.findByText('Nothing is to be learned here at present'),
    ).toBeVisible();
  });

  it('say so where they may not be read', async () => {
    const training = new FakeTrainingApi();
    training.refuse.read = refusal(403, {
      reason: 'permission.missing',
      message: 'No',
    });
    show(training, entity('User', 'bob'));
    expect(
      await screen.findByText('These assessments are not shown to you'),
    ).toBeVisible();
  });
});

describe('The card of what cutovers change', () => {
  it('shows how ready people are, and by when', async () => {
    const training = new FakeTrainingApi();
    const course = (id: string, certified: number) => ({
      ...{ id, title: id, dueDay: '2040-02-01', needed: 4, certified },
    });
    training.entityReadiness = [
      {
        cutover: { id: '1', name: 'move-the-shop', title: 'Move the shop' },
        dueDay: '2020-02-01',
        late: true,
        needed: 8,
        certified: 5,
        courses: [course('One', 4), course('Two', 1)],
      },
    ];
    show(training, entity('Component', 'shop'), <EntityTrainingCard />);
    expect(await screen.findByText(/5 of 8 certified/)).toHaveTextContent(
      '5 of 8 certified, overdue since Feb 1, 2020',
    );
    expect(await obstacles()).toEqual([]);
  });
});
