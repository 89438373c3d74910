import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { aWorkshop, person } from '../__testUtils__/aWorkshop';
import {
  aBusyBody,
  aBusyTemplate,
  busyCompany,
  dora,
} from '../__testUtils__/busyTemplate';
import { alice, bob } from '../__testUtils__/company';
import { cutoverOf } from './CutoverStore';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(60_000);

const day = 24 * 3_600_000;
const byAlice = person(alice);
const byBob = person(bob);

/** A window in April: the first phase, two weeks long, begins at once and is shortened by nothing. */
const spring = {
  start: '2027-01-11T22:00:00.000Z',
  end: '2027-01-12T04:00:00.000Z',
  timeZone: 'UTC',
};

describe.each(databases.eachSupportedId())('Activities on %s', databaseId => {
  async function workshop() {
    const knex = await databases.init(databaseId);
    const made = await aWorkshop(knex, busyCompany);
    await made.templates.register(JSON.parse(JSON.stringify(aBusyTemplate)));
    const { cutovers, outbox, time, told } = made;
    return {
      knex,
      ...made,
      start: (differently: Record<string, unknown> = {}) =>
        cutovers.create(aBusyBody({ window: spring, ...differently }), byAlice),
      at: (moment: string) => {
        time.now = new Date(moment);
      },
      /** What has been told since it was last asked. */
      async notifications() {
        await outbox.settled();
        const found = told.filter(each => each.teller === 'notification');
        told.length = 0;
        return found
          .map(({ to, payload }) => `${payload.title} -> ${to.join(' ')}`)
          .sort();
      },
    };
  }

  const before = (moment: string, days: number) =>
    new Date(Date.parse(moment) - days * day).toISOString();
  const after = (moment: string, days: number) => before(moment, -days);

  describe('being done', () => {
    it('waits for what other subjects miss, and for nothing else', async () => {
      const { activities, blockers, start } = await workshop();
      const { id } = await start();
      blockers.push(
        {
          of: async (_db, { cutover }) =>
            new Map([
              [
                'analysis',
                [
                  {
                    id: 'report',
                    reason: 'deliverable.missing',
                    message: `${cutover.name} has no report`,
                    params: { title: 'Report' },
                  },
                ],
              ],
            ]),
        },
        {
          of: async (_db, _opened, asked) =>
            new Map(
              asked.map(each => [
                each.id,
                [
                  {
                    id: 'c1',
                    reason: 'comment.not-answered',
                    message: 'No answer',
                  },
                ],
              ]),
            ),
        },
      );
      const blocked = activities.change(
        id,
        'analysis',
        (
          await activities.change(
            id,
            'analysis',
            1,
            { status: 'in-progress' },
            byBob,
          )
        ).version,
        { status: 'done' },
        byBob,
      );
      await expect(blocked).rejects.toMatchObject({
        name: 'ConflictError',
        reason: 'activity.blocked',
        blockers: [
          { id: 'report', params: { title: 'Report' } },
          { id: 'c1', reason: 'comment.not-answered' },
        ],
      });
      blockers.length = 0;
      await activities.change(id, 'analysis', 2, { status: 'done' }, byBob);
    });

    it('is refused beforehand, with what is missing, to whoever could end it otherwise', async () => {
      const { activities, blockers, start } = await workshop();
      const { id } = await start();
      const asked: string[][] = [];
      blockers.push({
        of: async (_db, _opened, of) => {
          asked.push(of.map(each => each.id));
          return new Map([
            [
              'analysis',
              [
                {
                  id: 'report',
                  reason: 'deliverable.missing',
                  message: 'None',
                },
              ],
            ],
          ]);
        },
      });
      const begun = await activities.change(
        id,
        'analysis',
        1,
        { status: 'in-progress' },
        byBob,
      );
      expect(begun).toMatchObject({
        allowed: { complete: { allowed: false, reason: 'activity.blocked' } },
        blockers: [{ id: 'report' }],
      });
      const analysisFor = async (caller: typeof byBob) =>
        (await activities.list(id, caller)).find(
          each => each.id === 'analysis',
        );
      expect(await analysisFor(byBob)).toMatchObject({
        allowed: { complete: { reason: 'activity.blocked' } },
        blockers: [{ id: 'report' }],
      });
      expect(new Set(asked.flat())).toEqual(new Set(['analysis']));

      blockers.length = 0;
      const free = await analysisFor(byBob);
      expect(free?.allowed.complete).toEqual({ allowed: true });
      expect(free).not.toHaveProperty('blockers');
    });
  });

  describe('reminders', () => {
    it('come before something is due and when it is overdue, once each, to those who are to do it', async () => {
      const { activities, at, notifications, reminders, start } =
        await workshop();
      const { id, name, phases } = await start({ title: 'Big move' });
      const [charter, analysis] = await activities.list(id, byAlice);
      await activities.change(
        id,
        'analysis',
        1,
        { assignees: [dora] },
        byAlice,
      );
      await notifications();
      expect(phases[0].planned.end).toBe(analysis.planned.end);

      at(before(charter.planned.end, 2.1));
      await reminders.remind();
      expect(await notifications()).toEqual([]);

      at(before(charter.planned.end, 1));
      await reminders.remind();
      await reminders.remind();
      const [first, ...others] = await notifications();
      expect(first).toMatch(/^Charter is due .* -> user:default\/alice$/);
      expect(others).toEqual([]);

      at(after(analysis.planned.end, 0.1));
      await reminders.remind();
      await reminders.remind();
      expect(await notifications()).toEqual([
        expect.stringMatching(/^Analysis was due .* -> user:default\/dora$/),
        expect.stringMatching(/^Charter was due .* -> user:default\/alice$/),
      ]);
      expect(name).toBe('big-move');
    });

    it('come again when the date is moved, and no more when there is nothing to do', async () => {
      const { activities, at, cutovers, notifications, reminders, start } =
        await workshop();
      const { id } = await start();
      const [charter] = await activities.list(id, byAlice);
      at(before(charter.planned.end, 1));
      await reminders.remind();
      const later = after(charter.planned.end, 0.5);
      await activities.change(
        id,
        'charter',
        1,
        { forecast: { end: later }, status: 'in-progress' },
        byAlice,
      );
      await notifications();
      await reminders.remind();
      expect(await notifications()).toHaveLength(1);

      await activities.change(id, 'charter', 2, { status: 'done' }, byAlice);
      at(after(charter.planned.end, 30));
      await cutovers.cancel(id, 1, { reason: 'Too expensive' }, byAlice);
      await notifications();
      await reminders.remind();
      expect(await notifications()).toEqual([]);
    });

    it('come for what was started early, and not for phases that have not begun or are over', async () => {
      const { activities, at, cutovers, notifications, reminders, start } =
        await workshop();
      const { id } = await start();
      const listed = await activities.list(id, byAlice);
      const rehearsal = listed.find(each => each.id === 'rehearsal')!;
      at(after(rehearsal.planned.end, 1));
      await activities.change(
        id,
        'rehearsal',
        1,
        { status: 'in-progress' },
        byBob,
      );
      await notifications();
      await reminders.remind();
      expect(await notifications()).toEqual([
        expect.stringMatching(/^Analysis was due/),
        expect.stringMatching(/^Charter was due/),
        expect.stringMatching(
          /^Rehearsal was due .* -> user:default\/bob user:default\/dora$/,
        ),
      ]);

      await cutovers.completePhase(
        id,
        1,
        'initiation',
        { comment: 'Over' },
        byAlice,
      );
      at(after(rehearsal.planned.end, 2));
      await notifications();
      await reminders.remind();
      expect(await notifications()).toEqual([]);
    });

    it('wait until somebody holds the role', async () => {
      const { at, cutovers, notifications, reminders, start, activities } =
        await workshop();
      const { id } = await start({ team: { sponsor: [alice] } });
      const [, analysis] = await activities.list(id, byAlice);
      at(after(analysis.planned.end, 1));
      await reminders.remind();
      expect((await notifications()).join()).not.toContain('Analysis');
      await cutovers.edit(
        id,
        1,
        { team: { sponsor: [alice], operations: [bob] } },
        byAlice,
      );
      await notifications();
      await reminders.remind();
      expect((await notifications()).join()).toMatch(/Analysis was due/);
    });

    it('come once where two replicas look at the same time', async () => {
      const { activities, at, notifications, reminders, start } =
        await workshop();
      const made = await Promise.all([start(), start(), start()]);
      const [{ planned }] = await activities.list(made[0].id, byAlice);
      at(before(planned.end, 1));
      await notifications();
      await Promise.all(Array.from({ length: 4 }, () => reminders.remind()));
      expect(await notifications()).toHaveLength(3);
    });

    it('reach everybody, however many cutovers there are', async () => {
      const { at, knex, notifications, reminders, start } = await workshop();
      const { id } = await start();
      for (let count = 0; count < 120; count++) await copyOf(knex, id);
      at('2027-02-01T00:00:00Z');
      await notifications();
      await reminders.remind();
      expect(await notifications()).toHaveLength(121 * 2);
      await reminders.remind();
      expect(await notifications()).toEqual([]);
    });
  });

  describe('of cutovers that are older than activities', () => {
    async function older() {
      const made = await workshop();
      const { cutovers, knex, start, store } = made;
      const running = await start();
      await cutovers.completePhase(
        running.id,
        1,
        'initiation',
        { comment: 'Over' },
        byAlice,
      );
      const cancelled = await start();
      await cutovers.cancel(cancelled.id, 1, { reason: 'Enough' }, byAlice);
      await knex('activities').delete();
      for (const { id } of [running, cancelled]) {
        await knex.transaction(async tx => {
          const cutover = cutoverOf((await store.find(tx, id))!);
          await store.saveFacts(tx, cutover, {
            ...cutover,
            progress: undefined,
          });
        });
      }
      const progress = async (id: string) =>
        cutoverOf((await store.find(knex, id))!).progress;
      return { ...made, running, cancelled, progress };
    }

    it('are shown before they are kept, and made once, by whichever replica', async () => {
      const {
        activities,
        cutovers,
        knex,
        missing,
        running,
        cancelled,
        progress,
      } = await older();
      const shown = await activities.list(running.id, byAlice);
      expect(shown.map(({ id, status }) => `${id} ${status}`)).toEqual([
        'charter done',
        'analysis done',
        'rehearsal not-started',
        'switch-over not-started',
        'archive not-started',
      ]);
      expect(await progress(running.id)).toBeUndefined();
      const { position } = await cutovers.changes({ after: 0, limit: 10 });

      await Promise.all(Array.from({ length: 3 }, () => missing.make()));
      expect(await knex('activities')).toHaveLength(10);
      expect(await activities.list(running.id, byAlice)).toEqual(shown);
      expect(await progress(running.id)).toMatchObject({ total: 5, done: 2 });
      expect(await progress(cancelled.id)).toEqual({ total: 5, done: 0 });
      const { changes } = await cutovers.changes({
        after: position,
        limit: 10,
      });
      expect(changes.map(cutoverOf).map(({ version }) => version)).toEqual([
        2, 2,
      ]);

      await missing.make();
      expect(
        (await cutovers.changes({ after: position + 2, limit: 10 })).changes,
      ).toEqual([]);
    });

    it('are made by the first change as well', async () => {
      const { activities, progress, running } = await older();
      await activities.change(
        running.id,
        'rehearsal',
        1,
        { status: 'in-progress' },
        byBob,
      );
      expect(await progress(running.id)).toMatchObject({ total: 5, done: 2 });
      const [, , rehearsal] = await activities.list(running.id, byAlice);
      expect(rehearsal).toMatchObject({ status: 'in-progress', version: 2 });
    });

    it('are made by an edit of the plan, without waiting for one that cannot be read', async () => {
      const { cutovers, knex, missing, cancelled, running, progress } =
        await older();
      const edited = await cutovers.edit(
        running.id,
        2,
        { title: 'Another title' },
        byAlice,
      );
      expect(edited.progress).toMatchObject({ total: 5, done: 2 });
      await knex('activities').delete();
      await knex('cutovers')
        .where({ id: running.id })
        .update({ document: '{' });
      await missing.make();
      expect(await progress(cancelled.id)).toEqual({ total: 5, done: 0 });
    });
  });

  it('take three statements to read, one of which asks what gates have sent back, and a handful to change', async () => {
    const { activities, knex, outbox, start } = await workshop();
    const { id } = await start();
    await outbox.stop();
    const statements: string[] = [];
    const record = ({ sql }: { sql: string }) => statements.push(sql);
    knex.on('query', record);
    await activities.list(id, byBob);
    expect(statements).toHaveLength(3);
    statements.length = 0;
    await activities.change(
      id,
      'analysis',
      1,
      { status: 'in-progress' },
      byBob,
    );
    knex.removeListener('query', record);
    expect(statements.filter(sql => /activities/.test(sql))).toHaveLength(2);
  });
});

/** Another cutover just like this one, put in by hand: starting a hundred would take a while. */
async function copyOf(knex: Knex, id: string) {
  const copy = crypto.randomUUID();
  const [row] = await knex('cutovers').where({ id });
  const document = JSON.parse(row.document);
  await knex('cutovers').insert({
    ...row,
    id: copy,
    name: `copy-${copy.slice(0, 8)}`,
    document: JSON.stringify({ ...document, id: copy }),
  });
  const rows = await knex('activities').where({ cutover_id: id });
  await knex('activities').insert(
    rows.map(each => ({ ...each, cutover_id: copy })),
  );
}
