import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import request from 'supertest';
import { alice, bob, carol } from '../__testUtils__/company';
import { faultsOf } from '../__testUtils__/aPortal';
import { dora, eve, gatesPortal } from '../__testUtils__/gatesPortal';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())(
  'Work and substitutions on %s',
  databaseId => {
    let portal: Awaited<ReturnType<typeof gatesPortal>>;

    beforeAll(async () => {
      portal = await gatesPortal({ knex: await databases.init(databaseId) });
    });

    it('show everybody what waits for them, over all cutovers, also as somebody’s substitute', async () => {
      const { cutover, submitted } = await portal.begun();
      await submitted();
      const workOf = async (who: string) => {
        const { body } = await portal.as(who).get('/work').expect(200);
        const mine = (each: { cutover: { id: string } }) =>
          each.cutover.id === cutover.id;
        return {
          decide: body.decide.filter(mine),
          do: body.do.filter(mine),
          waiting: body.waiting.filter(mine),
        };
      };
      expect((await workOf(bob)).decide).toMatchObject([
        { gate: 'approval', seats: ['s1'], dueAt: expect.any(String) },
      ]);
      expect((await workOf(alice)).decide).toEqual([]);
      expect((await workOf(alice)).do).toMatchObject([
        {
          activity: 'do-initiation',
          documents: [{ deliverable: 'report' }],
        },
      ]);
      expect((await workOf(carol)).waiting).toMatchObject([
        { gate: 'approval', waitingFor: [{ person: bob }, { person: dora }] },
      ]);
      const named = await portal.as(bob).post('/substitutions', {
        substitute: eve,
        start: '2020-01-01T00:00:00Z',
        end: '2099-01-01T00:00:00Z',
      });
      expect(named.status).toBe(201);
      expect((await workOf(eve)).decide).toMatchObject([
        { gate: 'approval', seats: ['s1'], onBehalfOf: bob },
      ]);
      const back = await portal.as(eve).post('/substitutions', {
        substitute: bob,
        start: '2020-01-01T00:00:00Z',
        end: '2099-01-01T00:00:00Z',
      });
      expect(faultsOf(back)).toEqual(['substitute substitution.cycle']);
    });

    it('let two people who name each other at the same moment not both succeed', async () => {
      const substitute = (who: string, other: string) =>
        portal.as(who).post('/substitutions', {
          substitute: other,
          start: '2095-01-01T00:00:00Z',
          end: '2095-02-01T00:00:00Z',
        });
      for (let time = 0; time < 5; time++) {
        const answers = await Promise.all([
          substitute(alice, dora),
          substitute(dora, alice),
        ]);
        expect(answers.map(({ status }) => status).sort()).toEqual([201, 400]);
        const made = answers.find(({ status }) => status === 201)?.body;
        await request(portal.server)
          .delete(`/api/cutover/substitutions/${made.id}`)
          .set('Authorization', mockCredentials.user.header(made.principal))
          .expect(204);
      }
    });
  },
);
