import { TestDatabases } from '@backstage/backend-test-utils';
import { reasonOf } from '../__testUtils__/aPortal';
import {
  alice,
  allRight,
  allWrong,
  bob,
  carol,
  dora,
  eve,
  finn,
  gina,
  nightShift,
  opsTeam,
  stranger,
  trainingPortal,
} from '../__testUtils__/trainingPortal';
import { anExam } from '../__testUtils__/trainingTemplate';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(120_000);

describe.each(databases.eachSupportedId())(
  'Results of an exam on %s',
  databaseId => {
    let portal: Awaited<ReturnType<typeof trainingPortal>>;

    beforeAll(async () => {
      portal = await trainingPortal({ knex: await databases.init(databaseId) });
    });

    const exam = '/courses/basics/assessments/exam';

    it('are for those who plan, train or head, and for each their own', async () => {
      const { assign, get, sat } = await portal.begun();
      await assign('basics', [opsTeam]);
      await sat(bob, allWrong());
      await sat(bob);
      await sat(finn, { ...allRight(), claim: false, number: 1 });
      const { body } = await get(carol, `${exam}/results`).expect(200);
      expect(body).toMatchObject({
        ...{ kind: 'exam', attempts: 3, people: 2, passed: 2 },
        rounds: [
          { number: 1, attempts: 2, passed: 1 },
          { number: 2, attempts: 1, passed: 1 },
        ],
      });
      const hardest = body.items
        .slice(0, 2)
        .map(({ id }: { id: string }) => id);
      expect(hardest.sort()).toEqual(['claim', 'number']);
      for (const who of [bob, stranger, dora]) {
        expect(reasonOf(await get(who, `${exam}/results`))).toEqual([
          403,
          'actor.role-missing',
        ]);
      }
      const ofNight = `${exam}/results?department=${nightShift}`;
      expect((await get(eve, ofNight).expect(200)).body.people).toBe(1);
      const people = async (who: string, query = '') => {
        const { body: page } = await get(who, `/people?course=basics${query}`);
        return page.items.map(({ member }: any) => member.person);
      };
      expect(await people(carol)).toEqual([bob, finn, gina]);
      expect(await people(eve)).toEqual([bob, finn, gina]);
      expect(await people(finn)).toEqual([finn]);
      expect(await people(stranger)).toEqual([]);
      expect(await people(carol, '&certified=false')).toEqual([gina]);
      expect(await people(carol, '&role=operations')).toEqual([bob]);
      expect(await people(carol, `&person=${finn}`)).toEqual([finn]);
      expect(await people(finn, `&person=${bob}`)).toEqual([]);
      expect(await people(carol, `&department=${nightShift}`)).toEqual([
        finn,
        gina,
      ]);
      const { body: first } = await get(carol, '/people?limit=2');
      expect(first).toMatchObject({ total: 5, items: { length: 2 } });
      const { body: rest } = await get(
        ...([carol, `/people?limit=5&after=${first.next}`] as const),
      );
      expect(rest.items).toHaveLength(3);
      expect(rest.next).toBeUndefined();
    });

    it('are a spreadsheet, in which no cell is a formula', async () => {
      const { get, sat } = await portal.begun();
      await sat(bob);
      const { headers, text } = await get(carol, `${exam}/results.csv`);
      expect(headers['content-type']).toMatch(/^text\/csv/);
      const [head, line, end] = text.replace('\uFEFF', '').split('\r\n');
      expect(head).toBe(
        'person,department,attempt,version,status,startedAt,endedAt,share,passed,points.single,points.multiple,points.claim,points.number,points.words',
      );
      expect(line).toMatch(
        /^user:default\/bob,group:default\/ops-team,1,1,handed-in,.*,1,true,1,1,1,1,1$/,
      );
      expect(end).toBe('');
      const inSum = await get(
        carol,
        '/courses/basics/assessments/feedback/results.csv',
      );
      expect(reasonOf(inSum)).toEqual([400, 'training.results-in-sum']);
    });

    it('are told by version, of those whom one may look at', async () => {
      const { assign, call, get, sat } = await portal.begun();
      await assign('basics', [opsTeam]);
      await sat(bob, allWrong());
      await sat(finn);
      const [single, ...others] = anExam.questions;
      await call(carol, 'post', '/training/assessments/exam/versions', 1)
        .send({
          definition: {
            ...anExam,
            passMark: 0.9,
            questions: [{ ...single, text: 'Which of them?' }, ...others],
          },
        })
        .expect(201);
      const results = async (query = '', who = carol) =>
        (await get(who, `${exam}/results${query}`).expect(200)).body;
      const answeredIn = ({ items }: any) =>
        Object.fromEntries(
          items.map(({ answered, id }: any) => [id, answered]),
        );
      const before = await results();
      expect(before).toMatchObject({
        version: 1,
        changed: true,
        passMark: 0.6,
      });
      await sat(bob);
      const all = await results();
      expect(all).toMatchObject({
        ...{ version: 2, changed: false, attempts: 3, people: 2 },
        versions: [
          { version: 2, attempts: 1 },
          { version: 1, attempts: 2 },
        ],
      });
      expect(all.passMark).toBeUndefined();
      expect(answeredIn(all)).toMatchObject({ single: 1, claim: 3 });
      expect(await results('?version=1')).toMatchObject({
        ...{ version: 1, changed: true, attempts: 2, passMark: 0.6 },
      });
      const ofNight = `department=${nightShift}`;
      expect(await results(`?${ofNight}`, eve)).toMatchObject({
        versions: [{ version: 1, attempts: 1 }],
      });
      expect(await results(`?${ofNight}&version=2`, eve)).toMatchObject({
        ...{ attempts: 0, version: 2 },
        versions: [
          { version: 2, attempts: 0 },
          { version: 1, attempts: 1 },
        ],
      });
      expect(reasonOf(await get(eve, `${exam}/results?version=1`))).toEqual([
        ...[403, 'actor.role-missing'],
      ]);
      const { text } = await get(carol, `${exam}/results.csv?version=2`);
      expect(text.trim().split('\r\n')).toHaveLength(2);
      expect(text).toMatch(/group:default\/ops-team,2,2,handed-in/);
    });

    it('are of a version that there is', async () => {
      const { get, sat } = await portal.begun();
      const feedback = '/courses/basics/assessments/feedback';
      expect(
        reasonOf(await get(carol, `${feedback}/results?version=1`)),
      ).toEqual([404, 'training.no-version']);
      await sat(bob);
      for (const path of [`${exam}/results`, `${exam}/results.csv`]) {
        const { body } = await get(carol, `${path}?version=7`).expect(404);
        expect(body.error).toMatchObject({
          ...{ reason: 'training.unknown-version', version: 7, found: '1' },
        });
        for (const wrong of ['0', '-1', '1.5', 'first', '', '99999999999']) {
          const refused = await get(carol, `${path}?version=${wrong}`);
          expect([wrong, ...reasonOf(refused)]).toEqual([
            ...[wrong, 400, 'input.invalid'],
          ]);
        }
        expect(reasonOf(await get(bob, `${path}?version=7`))).toEqual([
          ...[403, 'actor.role-missing'],
        ]);
      }
    });

    it('say nothing of its questions to whoever may still sit it', async () => {
      const { assign, get, sat } = await portal.begun();
      await assign('basics', [carol]);
      await sat(bob);
      await sat(carol, allWrong());
      const { body } = await get(carol, `${exam}/results`).expect(200);
      expect(body).toMatchObject({ attempts: 2, passed: 1, items: [] });
      const { text } = await get(carol, `${exam}/results.csv`).expect(200);
      expect(text).toContain(bob);
      expect(text).not.toContain('points');
      const other = await get(alice, `${exam}/results`).expect(200);
      expect(other.body.items).toHaveLength(5);
      const all = await get(alice, `${exam}/results.csv`).expect(200);
      expect(all.text).toContain('points.single');
    });
  },
);
