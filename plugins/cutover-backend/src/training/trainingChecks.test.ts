import { TestDatabases } from '@backstage/backend-test-utils';
import {
  cutoverTemplateSpecSchema,
  inLanguage,
  type CheckVerdict,
} from '@backstage-cutover/plugin-cutover-common';
import { person } from '../__testUtils__/aWorkshop';
import {
  allRight,
  bob,
  carol,
  finn,
  gina,
  opsTeam,
} from '../__testUtils__/trainingPortal';
import {
  aQuestionnaire,
  aTrainedTemplate,
} from '../__testUtils__/trainingTemplate';
import { trainingWorkshop } from '../__testUtils__/trainingWorkshop';
import { subjects } from '../subjects';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(60_000);

const both = (text: string) => ({ en: text, 'zh-CN': `${text} (中文)` });

/** With a roster, and these checks at the end of the initiation. */
function withChecks(checks: { check: string; params?: object }[]) {
  return cutoverTemplateSpecSchema.parse({
    ...aTrainedTemplate,
    forms: [
      {
        id: 'operations-assurance-plan',
        title: both('Roster'),
        schema: {
          type: 'object',
          properties: {
            duties: {
              ...{ type: 'array', title: both('Duties') },
              items: {
                type: 'object',
                properties: Object.fromEntries(
                  ['person', 'start', 'end'].map(name => [
                    name,
                    { type: 'string', title: both(name) },
                  ]),
                ),
              },
            },
          },
        },
      },
    ],
    phases: aTrainedTemplate.phases.map(phase =>
      phase.gate
        ? {
            ...phase,
            activities: phase.activities.map(activity => ({
              ...activity,
              contributors: ['coordinator'],
              deliverables: [
                {
                  id: 'operations-assurance-plan',
                  form: 'operations-assurance-plan',
                },
              ],
            })),
            gate: { ...phase.gate, checks },
          }
        : phase,
    ),
  });
}

describe.each(databases.eachSupportedId())(
  'Gate checks of training on %s',
  databaseId => {
    async function workshop(...checks: { check: string; params?: object }[]) {
      const made = await trainingWorkshop(
        await databases.init(databaseId),
        withChecks(checks),
      );
      const { at, cutover, entities, gates, handIn, start, time } = made;
      const ask = async (): Promise<CheckVerdict> => {
        const [verdict] = await gates.checks(
          { cutover: cutover.id, gate: 'approval' },
          person(carol),
        );
        return verdict;
      };
      return {
        ...made,
        ask,
        /** What the check says, and whether it passed. */
        says: async () => {
          const { explanation, outcome } = await ask();
          return `${outcome}: ${inLanguage(explanation, 'en')}`;
        },
        pass: async (who: string) => handIn(who, await start(who), allRight()),
        leaves: (who: string) => {
          const found = entities.find(
            each => who === `user:default/${each.metadata.name}`,
          );
          Object.assign(found ?? {}, { spec: {}, relations: [] });
          // So old is nothing that a gate is told.
          at(new Date(time.now.getTime() + 10_001).toISOString());
        },
      };
    }

    it('ask for a share of certified people, and follow who joins and leaves', async () => {
      const made = await workshop({
        check: 'training.certified',
        params: { share: 0.6, courses: ['basics'] },
      });
      const { assign, ask, leaves, pass, says } = made;
      expect(await says()).toBe('failed: Too few are certified: basics 0/1');
      await pass(bob);
      expect(await says()).toBe(
        'passed: In 1 of 1 courses enough people are certified',
      );
      await assign('basics', [opsTeam]);
      expect(await says()).toBe('failed: Too few are certified: basics 1/3');
      await pass(finn);
      expect((await ask()).outcome).toBe('passed');
      // Of those who stay, too few are certified.
      leaves(finn);
      expect(await says()).toBe('failed: Too few are certified: basics 1/2');
      expect((await ask()).facts).toEqual([
        { course: 'basics', needed: 2, certified: 1 },
      ]);
    });

    it('ask only people by some roles', async () => {
      const { assign, pass, says } = await workshop({
        check: 'training.certified',
        params: { roles: ['operations'], courses: ['basics'] },
      });
      await assign('basics', [finn, gina]);
      await pass(bob);
      expect(await says()).toMatch(/^passed/);
    });

    it('do not pass on what nobody could find out', async () => {
      const { catalog, leaves, pass, says } = await workshop({
        check: 'training.certified',
        params: { courses: ['basics'] },
      });
      await pass(bob);
      leaves(finn);
      catalog.getEntitiesByRefs = async () => {
        throw new Error('The catalog is down');
      };
      expect(await says()).toMatch(/^unknown: .*The catalog is down/);
    });

    it('ask for everybody on the roster of the window, and who is none of ours', async () => {
      const made = await workshop({
        check: 'training.certified-on-shift',
        params: { courses: ['basics'] },
      });
      const { assign, cutover, pass, says } = made;
      const { deliverables } = subjects(made.deps, { blockers: [] }).documents;
      expect(await says()).toBe(
        'failed: Nobody is on duty during the window by “Roster” as it was last handed in',
      );
      const duty = (who: string, day = '2099-03-06') => ({
        ...{ person: who, start: `${day}T20:00:00Z`, end: `${day}T23:00:00Z` },
      });
      await deliverables.submit(
        cutover.id,
        'operations-assurance-plan',
        {
          data: {
            duties: [
              ...[duty(bob), duty('finn'), duty('Erika')],
              duty(gina, '2099-03-01'),
            ],
          },
        },
        person(carol),
        {},
      );
      await assign('basics', [finn]);
      expect(await says()).toBe(
        'failed: 2 of 3 people on duty are not certified: basics 2. In no course: user:default/erika',
      );
      // How somebody did is not for everybody who looks at the gate.
      const { explanation, facts } = await made.ask();
      expect(JSON.stringify([explanation, facts])).not.toMatch(/bob|finn/);
      expect(facts).toEqual({
        ...{ rostered: 3, untrained: ['user:default/erika'] },
        missing: [{ course: 'basics', people: 2 }],
      });
      await pass(bob);
      await pass(finn);
      expect(await says()).toBe('failed: In no course: user:default/erika');
    });

    it('ask how the training is rated, once enough have said so', async () => {
      const made = await workshop({
        check: 'training.questionnaire-at-least',
        params: { average: 4, answered: 0.9 },
      });
      const { assign, cutover, questionnaires, says } = made;
      expect(await says()).toBe(
        'passed: So few are asked that their ratings are never shown; nothing is waited for',
      );
      await assign('basics', [opsTeam]);
      const answer = (who: string, grade: number) =>
        questionnaires.answer(
          {
            ...{ cutover: cutover.id, course: 'basics' },
            assessment: 'feedback',
          },
          { answers: { grade, pace: 'right' } },
          person(who),
        );
      await answer(bob, 5);
      await answer(finn, 5);
      expect(await says()).toBe(
        'failed: Too few have answered to tell how they rate it; 67 % have answered, 90 % asked for',
      );
      await answer(gina, 3);
      expect(await says()).toBe(
        'passed: Rated 4.33 of 5, 4 asked for; 100 % have answered, 90 % asked for',
      );
    });

    it('ask of a questionnaire that was changed what is asked now, which whoever has answered may answer again', async () => {
      const made = await workshop({
        check: 'training.questionnaire-at-least',
        params: { average: 4, answered: 0.9 },
      });
      const { assessments, assign, cutover, questionnaires, says } = made;
      await assign('basics', [opsTeam]);
      const answer = (who: string, grade: number) =>
        questionnaires.answer(
          {
            ...{ cutover: cutover.id, course: 'basics' },
            assessment: 'feedback',
          },
          { answers: { grade, pace: 'right' } },
          person(who),
        );
      for (const who of [bob, finn, gina]) await answer(who, 1);
      expect(await says()).toMatch(/^failed: Rated 1.00 of 5.* 100 % have/);
      await assessments.save(
        { cutover: cutover.id, assessment: 'feedback', version: 1 },
        { definition: { ...aQuestionnaire, title: 'Once more' } },
        person(carol),
      );
      expect(await says()).toBe(
        'failed: Too few have answered to tell how they rate it; 0 % have answered what is asked now, 90 % asked for',
      );
      for (const who of [bob, finn, gina]) await answer(who, 5);
      expect(await says()).toBe(
        'passed: Rated 5.00 of 5, 4 asked for; 100 % have answered what is asked now, 90 % asked for',
      );
    });

    it.each([
      [
        'certified',
        { courses: ['none'] },
        /no "none" among the courses.*basics/,
      ],
      ['certified', { roles: ['none'] }, /no "none" among the roles/],
      ['certified', { share: 2 }, /share/],
      ['questionnaire-at-least', {}, /average/],
      ['certified-on-shift', { colour: 'red' }, /colour/],
    ])(
      'say in words what a template asks %s wrongly: %j',
      async (id, params, words) => {
        const { says } = await workshop({ check: `training.${id}`, params });
        expect(await says()).toMatch(words);
        expect(await says()).toMatch(/^unknown/);
      },
    );
  },
);
