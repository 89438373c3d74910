import { act, screen, waitFor, within } from '@testing-library/react';
import { aCutover, alice } from '../../lifecycle/__testUtils__/aCutover';
import { refusal } from '../../lifecycle/__testUtils__/FakeCutoverApi';
import { FakeSignals } from '../../lifecycle/__testUtils__/FakeSignals';
import { obstacles } from '../../lifecycle/__testUtils__/renderPage';
import {
  aCourse,
  aMember,
  bobAndCarol,
  certified,
} from '../__testUtils__/aCourse';
import { FakeTrainingApi } from '../__testUtils__/FakeTrainingApi';
import { showTab } from '../__testUtils__/stage';

const bars = async (name = 'By department') =>
  within(await screen.findByRole('list', { name }))
    .getAllByRole('listitem')
    .map(each => each.textContent);

const thirtyCourses = Array.from({ length: 30 }, (_, index) => {
  const id = `course-${index + 1}`;
  const course = aCourse({ id });
  const title = `Course ${index + 1}`;
  return { ...course, definition: { ...course.definition, id, title } };
});

beforeEach(() => localStorage.clear());

describe('The training of a cutover', () => {
  it('shows how ready each department is, the one furthest from it first, and by when', async () => {
    const user = showTab(new FakeTrainingApi({ members: bobAndCarol }));
    expect(await bars()).toEqual([
      'The stock0 of 1 certifieddue Feb 27, 2040',
      'The shop1 of 1 certified',
    ]);
    expect(
      screen.getByText('Days are those of the plan, Europe/Berlin.'),
    ).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'By role' }));
    expect(await bars('By role')).toEqual(['Technology lead1 of 1 certified']);
    expect(await obstacles()).toEqual([]);
  });

  it('sends whoever looks for people without a role to their departments', async () => {
    const user = showTab(
      new FakeTrainingApi({ members: [aMember({ roles: [] })] }),
    );
    await user.click(await screen.findByRole('button', { name: 'By role' }));
    expect(screen.getByText('Nobody attends by a role')).toBeVisible();
    expect(
      screen.getByText('Whoever is assigned stands under their department.'),
    ).toBeVisible();
  });

  it('shows no bar of a course that nobody needs', async () => {
    showTab(new FakeTrainingApi());
    expect(
      await screen.findByRole('button', {
        name: /^The till.*Nobody needs this yet/,
      }),
    ).toBeVisible();
  });

  it('says the same as a table', async () => {
    const user = showTab(new FakeTrainingApi({ members: bobAndCarol }));
    await user.click(await screen.findByRole('button', { name: 'As a table' }));
    expect(
      within(screen.getByRole('table', { name: 'Readiness' }))
        .getAllByRole('row')
        .slice(1)
        .map(row => row.textContent),
    ).toEqual([
      'The tillThe shop11Feb 27, 2040',
      'The tillThe stock01Feb 27, 2040',
    ]);
  });

  it('shows what a link says: readiness by role, as a table, of one course', async () => {
    const [course, another] = thirtyCourses;
    const members = [course, another].map(({ id }) =>
      aMember({ course: id, roles: ['technology-lead'] }),
    );
    showTab(
      new FakeTrainingApi({ courses: [course, another], members }),
      `/?by=role&look=table&ready=${another.id}`,
    );
    const table = await screen.findByRole('table', { name: 'Readiness' });
    expect(
      within(table)
        .getAllByRole('row')
        .slice(1)
        .map(row => row.textContent),
    ).toEqual(['Course 2Technology lead01Feb 27, 2040']);
  });

  it('finds one of many courses by its title, and lists the first of them', async () => {
    const user = showTab(new FakeTrainingApi({ courses: thirtyCourses }));
    const list = within(await screen.findByRole('region', { name: 'Courses' }));
    expect(list.getAllByRole('heading', { level: 3 })).toHaveLength(20);
    await user.click(list.getByRole('button', { name: 'Show 10 more' }));
    expect(list.getAllByRole('heading', { level: 3 })).toHaveLength(30);
    const find = list.getByRole('searchbox', { name: 'Title of a course' });
    await user.type(find, 'course 17');
    expect(
      list.getAllByRole('heading', { level: 3 }).map(each => each.textContent),
    ).toEqual(['Course 17']);
    await user.type(find, '0');
    expect(list.getByText('No course is called that')).toBeVisible();
    expect(await obstacles()).toEqual([]);
  });

  it('shows a trainee only themselves', async () => {
    const training = new FakeTrainingApi({
      cutover: aCutover({ team: { 'technology-lead': [alice] } }),
      members: [...bobAndCarol, aMember()],
    });
    showTab(training);
    const missing = await screen.findByRole('list', { name: 'Who is missing' });
    expect(await within(missing).findByText('Alice')).toBeVisible();
    expect(within(missing).queryByText('Carol')).not.toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Add a course' }),
    ).toHaveAttribute('aria-disabled', 'true');
    expect(screen.getByRole('link', { name: 'My training' })).toHaveAttribute(
      'href',
      '/cutovers/training',
    );
  });

  it('changes without a reload when somebody passes elsewhere', async () => {
    const training = new FakeTrainingApi({ members: bobAndCarol });
    const signals = new FakeSignals();
    showTab(training, '/', signals);
    expect(await bars()).toContain('The stock0 of 1 certifieddue Feb 27, 2040');
    training.members = training.members.map(each => ({
      ...each,
      certificate: certified,
    }));
    act(() => signals.send('cutover', { id: training.cutover.id }));
    await waitFor(async () =>
      expect(await bars()).toContain('The stock1 of 1 certified'),
    );
  });

  it('says what to do where nothing is planned', async () => {
    showTab(new FakeTrainingApi({ courses: [] }));
    expect(await screen.findByText('No training is planned')).toBeVisible();
  });

  it('says so where it may not be read', async () => {
    const training = new FakeTrainingApi();
    training.refuse.read = refusal(403, {
      reason: 'permission.missing',
      message: 'No',
    });
    showTab(training);
    expect(
      await screen.findByText('This training is not shown to you'),
    ).toBeVisible();
  });
});
