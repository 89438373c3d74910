import type { CutoverTemplateSpec } from '@backstage-cutover/plugin-cutover-common';
import { builtIn } from './__testUtils__/builtIn';
import { builtInTemplateNames } from './builtInTemplates';

const specs = new Map<string, CutoverTemplateSpec>();

// Reading and checking some hundred files takes a while on a busy machine.
beforeAll(async () => {
  for (const name of builtInTemplateNames()) {
    specs.set(name, await builtIn(name));
  }
}, 120_000);

describe.each(builtInTemplateNames())('The template %s', name => {
  const spec = () => specs.get(name)!;
  const tasksOf = () =>
    new Map(spec().runbook.tasks.map(task => [task.id, task]));

  /** Everything that has ended before `id` begins. */
  function before(id: string, tasks = tasksOf(), found = new Set<string>()) {
    for (const earlier of tasks.get(id)!.dependsOn) {
      if (found.has(earlier)) continue;
      found.add(earlier);
      before(earlier, tasks, found);
    }
    return found;
  }

  it('archives every deliverable, under the same condition under which it is asked for', () => {
    const asked = spec()
      .phases.flatMap(phase => phase.activities)
      .flatMap(activity =>
        activity.deliverables.map(({ id, when = activity.when }) => ({
          id,
          when,
        })),
      )
      // The list of what is archived is made by archiving, it is not on itself.
      .filter(({ id }) => id !== 'archive-list');
    const archived = spec().archive.flatMap(({ source, when }) =>
      'deliverable' in source ? [{ id: source.deliverable, when }] : [],
    );
    const byId = (a: { id: string }, b: { id: string }) =>
      a.id.localeCompare(b.id);
    expect(archived.sort(byId)).toEqual(asked.sort(byId));
  });

  it('gives work only to roles that somebody must hold', () => {
    const held = spec()
      .roles.filter(role => role.min > 0)
      .map(role => role.id);
    const { phases, runbook, communication, risk } = spec();
    const working = [
      ...phases.flatMap(phase => phase.activities).map(({ role }) => role),
      ...runbook.tasks.map(({ role }) => role),
      ...communication.notices.flatMap(({ role, approvedBy }) => [
        role,
        ...approvedBy,
      ]),
      ...risk.standardRisks.map(({ ownerRole }) => ownerRole),
    ];
    expect(held).toEqual(expect.arrayContaining(working));
  });

  it('uses every form that it has', () => {
    const used = spec()
      .phases.flatMap(phase => phase.activities)
      .flatMap(activity => activity.deliverables)
      .map(deliverable => deliverable.form);
    expect(
      spec()
        .forms.map(form => form.id)
        .filter(id => !used.includes(id)),
    ).toEqual([]);
  });

  it('proves the backup and decides before anything is beyond return', () => {
    const earlier = before('point-of-no-return');
    expect([...earlier]).toEqual(
      expect.arrayContaining(['final-backup', 'verify-backup', 'go-no-go']),
    );
  });

  it('keeps the way back apart, and offers it only for what can still be undone', () => {
    const tasks = tasksOf();
    const undoable = before('point-of-no-return');
    for (const task of tasks.values()) {
      const back = task.kind === 'rollback';
      for (const earlier of task.dependsOn) {
        expect([task.id, tasks.get(earlier)!.kind === 'rollback']).toEqual([
          task.id,
          back,
        ]);
      }
    }
    const undone = [...tasks.values()].flatMap(task => task.rollsBack ?? []);
    expect([...undoable]).toEqual(expect.arrayContaining(undone));
  });

  it('ends a run only when everything else has ended', () => {
    const earlier = before('stand-down');
    const left = spec()
      .runbook.tasks.filter(task => task.kind !== 'rollback')
      .map(task => task.id)
      .filter(id => id !== 'stand-down' && !earlier.has(id));
    expect(left).toEqual([]);
  });

  it('keeps the order of the run where conditional tasks fall away', () => {
    const tasks = tasksOf();
    const always = new Map(
      [...tasks].map(([id, task]) => [
        id,
        {
          ...task,
          dependsOn: task.dependsOn.filter(
            earlier => !tasks.get(earlier)!.when,
          ),
        },
      ]),
    );
    for (const [id, task] of tasks) {
      if (task.when) continue;
      const lost = [...before(id)].filter(
        earlier =>
          !tasks.get(earlier)!.when && !before(id, always).has(earlier),
      );
      expect([id, lost]).toEqual([id, []]);
    }
  });

  it('tells customers before and after, and the staff as well', () => {
    const told = spec().communication.notices.map(notice => notice.id);
    expect(told).toEqual(
      expect.arrayContaining([
        'customers-before',
        'customers-after',
        'staff-before',
        'partners-before',
        'regulators-before',
      ]),
    );
  });
});

it('gives each type its own questions, activities, risks and tasks', () => {
  const all = [...specs.values()];
  const own = (
    spec: CutoverTemplateSpec,
    ids: (s: CutoverTemplateSpec) => string[],
  ) =>
    ids(spec).filter(id => all.every(o => o === spec || !ids(o).includes(id)));
  for (const spec of all) {
    expect(
      own(spec, s => Object.keys(s.intake.schema.properties ?? {})).length,
    ).toBeGreaterThanOrEqual(8);
    expect(
      own(spec, s => s.phases.flatMap(p => p.activities).map(a => a.id)).length,
    ).toBeGreaterThanOrEqual(5);
    expect(
      own(spec, s => s.risk.standardRisks.map(r => r.id)).length,
    ).toBeGreaterThanOrEqual(5);
    expect(
      own(spec, s => s.runbook.tasks.map(t => t.id)).length,
    ).toBeGreaterThanOrEqual(10);
  }
});
