import { TestDatabases } from '@backstage/backend-test-utils';
import { aPortal } from '../__testUtils__/aPortal';
import { aWorkshop, bobOfTheShop, person } from '../__testUtils__/aWorkshop';
import { aBody, alice, bob, carol, entity } from '../__testUtils__/company';
import { gatedCompany, gatesPortal } from '../__testUtils__/gatesPortal';
import type { Message } from './messages';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(60_000);

type Notification = Extract<Message, { teller: 'notification' }>;

function notificationsOf(told: Message[]) {
  return told
    .filter((each): each is Notification => each.teller === 'notification')
    .map(({ to, payload }) => `${payload.title} -> ${to.join(' ')}`)
    .sort();
}

describe.each(databases.eachSupportedId())('The outbox on %s', databaseId => {
  async function workshop() {
    const knex = await databases.init(databaseId);
    return { knex, ...(await aWorkshop(knex)) };
  }

  it('tells everybody what happened, but whoever did it', async () => {
    const { cutovers, outbox, told } = await workshop();
    const { id } = await cutovers.create(
      aBody({
        title: 'Big move',
        team: { sponsor: [alice, bob], coordinator: [alice, carol] },
      }),
      bobOfTheShop,
    );
    await outbox.settled();
    const what = ({ teller }: Message) => teller;
    expect(told.map(what).sort()).toEqual([
      'audit-head',
      'event',
      'notification',
      'notification',
      'signal',
    ]);
    expect(notificationsOf(told)).toEqual([
      `You are Coordinator in the cutover Big move -> ${carol}`,
      `You are Sponsor and Coordinator in the cutover Big move -> ${alice}`,
    ]);
    expect(told).toContainEqual({ teller: 'signal', id });
    expect(told).toContainEqual({ teller: 'event', cutoverId: id });
    expect(told).toContainEqual({
      teller: 'audit-head',
      cutoverId: id,
      seq: 1,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });

    told.length = 0;
    const sponsor = person(alice);
    await cutovers.edit(
      id,
      1,
      {
        team: { sponsor: [alice, 'user:default/dora'] },
        window: {
          start: '2099-04-01T10:00:00Z',
          end: '2099-04-01T12:00:00Z',
          timeZone: 'UTC',
        },
      },
      sponsor,
    );
    await cutovers.completePhase(
      id,
      2,
      'initiation',
      { comment: 'Charter signed' },
      sponsor,
    );
    await cutovers.cancel(id, 3, { reason: 'Too expensive' }, sponsor);
    await outbox.settled();
    expect(notificationsOf(told)).toEqual([
      'Big move was cancelled -> user:default/dora',
      'The initiation of Big move is complete -> user:default/dora',
      'The window of Big move has moved -> user:default/dora',
      'You are Sponsor in the cutover Big move -> user:default/dora',
    ]);
  });

  it('tells each message once where many replicas look for work', async () => {
    const { cutovers, newOutbox, outbox, told } = await workshop();
    await outbox.stop();
    for (let count = 0; count < 5; count++) {
      await cutovers.create(aBody(), bobOfTheShop);
    }
    expect(told).toEqual([]);
    const replicas = Array.from({ length: 4 }, newOutbox);
    await Promise.all(replicas.map(replica => replica.drain()));
    // Each: nudge, signal, head, and one message to Alice and to Carol.
    expect(told).toHaveLength(25);
    expect(new Set(told.map(each => JSON.stringify(each))).size).toBe(25);
  });

  it('nudges once for all that was written to the same cutover in the meantime', async () => {
    const { cutovers, newOutbox, outbox, told } = await workshop();
    await outbox.stop();
    const { id } = await cutovers.create(aBody(), bobOfTheShop);
    await cutovers.edit(id, 1, { scope: 'The till too' }, bobOfTheShop);
    await cutovers.edit(id, 2, { scope: 'The till alone' }, bobOfTheShop);
    await newOutbox().drain();
    const count = (teller: string) =>
      told.filter(each => each.teller === teller).length;
    expect([count('event'), count('signal'), count('audit-head')]).toEqual([
      1, 1, 3,
    ]);
    const again = told.length;
    await newOutbox().drain();
    expect(told).toHaveLength(again);
  });

  it('lets another replica take over what a killed one had claimed', async () => {
    const { cutovers, knex, newOutbox, outbox, outboxStore, time, told } =
      await workshop();
    await outbox.stop();
    await cutovers.create(aBody(), bobOfTheShop);
    const until = new Date(time.now.getTime() + 60_000);
    const claimed = await outboxStore.claim(knex, {
      now: time.now.toISOString(),
      until: until.toISOString(),
      limit: 3,
    });
    expect(claimed).toHaveLength(3);

    await newOutbox().drain();
    expect(told).toHaveLength(2);
    time.now = until;
    await newOutbox().drain();
    expect(told).toHaveLength(5);
  });

  it('tries again ever more seldom what failed, and forgets in the end what is done', async () => {
    const {
      cutovers,
      failing,
      knex,
      newOutbox,
      outbox,
      outboxStore,
      time,
      told,
    } = await workshop();
    failing.add('notification');
    await cutovers.create(aBody(), bobOfTheShop);
    await outbox.settled();
    expect(told.map(({ teller }) => teller).sort()).toEqual([
      'audit-head',
      'event',
      'signal',
    ]);

    const later = (seconds: number) => {
      time.now = new Date(time.now.getTime() + seconds * 1_000);
    };
    failing.clear();
    later(1);
    await newOutbox().drain();
    expect(notificationsOf(told)).toEqual([]);
    later(1);
    await newOutbox().drain();
    expect(notificationsOf(told)).toHaveLength(2);

    later(1);
    expect(await outboxStore.purge(knex, time.now.toISOString())).toBe(5);
  });

  it('gives up in the end, and says so in the row', async () => {
    const { cutovers, failing, knex, newOutbox, outbox, time } =
      await workshop();
    failing.add('notification');
    await cutovers.create(aBody(), bobOfTheShop);
    await outbox.settled();
    for (let attempt = 2; attempt <= 40; attempt++) {
      time.now = new Date(time.now.getTime() + 3_600_000);
      await newOutbox().drain();
    }
    const rows = await knex('outbox').where({ teller: 'notification' });
    expect(rows).toHaveLength(2);
    for (const row of rows) {
      expect(row).toMatchObject({ attempts: 36, done_at: expect.any(String) });
      expect(row.last_error).toContain('Nobody answers');
    }
  });

  it('reaches the notifications of the portal, with a scope that makes a repetition refresh', async () => {
    const portal = await aPortal({ knex: await databases.init(databaseId) });
    const { id, name } = await portal.started({ team: { sponsor: [alice] } });
    await portal.told(1);
    expect(portal.sent).toEqual([
      {
        recipients: { type: 'entity', entityRef: [alice] },
        payload: {
          title:
            'You are Sponsor in the cutover Move the shop to the new database',
          description: 'Its window begins 6 Mar 2099 22:00 (Europe/Berlin).',
          severity: 'normal',
          link: `/catalog/default/cutover/${name}`,
          topic: 'cutover',
          scope: `cutover:${id}:team:${alice}`,
        },
      },
    ]);
  });

  it('calls people by the names that the catalog has for them', async () => {
    const bobBaker = entity('User', 'bob', {
      profile: { displayName: 'Bob Baker' },
    });
    const portal = await gatesPortal({
      knex: await databases.init(databaseId),
      entities: gatedCompany.map(each =>
        each.metadata.name === 'bob' ? bobBaker : each,
      ),
    });
    const { decide, submitted } = await portal.begun();
    await submitted();
    await decide(bob);
    const titles = () => portal.sent.map(({ payload }) => payload.title);
    while (!titles().some(title => title.includes('decided'))) {
      await portal.told(portal.sent.length + 1);
    }
    expect(titles()).toContainEqual(
      expect.stringMatching(/^Bob Baker has decided on .*: approved$/),
    );
  });
});
