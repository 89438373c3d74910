import {
  coursesOf,
  type Cutover,
} from '@backstage-cutover/plugin-cutover-common';
import { bob } from '../__testUtils__/trainingPortal';
import { aTrainedTemplate } from '../__testUtils__/trainingTemplate';
import { KnownPeople } from './KnownPeople';
import { resolveAudience } from './resolveAudience';

/** Nobody is in any group. */
const catalog = new KnownPeople({
  people: async refs => new Map(refs.map(ref => [ref, { ref, groups: [] }])),
  membersOf: async () => new Map(),
  within: async () => new Map(),
  groups: async () => new Map(),
});

describe('resolveAudience', () => {
  it('lets others have their turn after each course', async () => {
    const cutover = {
      ...{ id: 'c', intake: {}, team: { operations: [bob] } },
      template: { hash: 'h' },
    } as unknown as Cutover;
    const [first] = coursesOf(cutover, aTrainedTemplate, []);
    const courses = Array.from({ length: 20 }, (_, each) => ({
      ...first,
      id: `course-${each}`,
    }));
    let turns = 0;
    let next = setImmediate(function turn() {
      turns++;
      next = setImmediate(turn);
    });
    const { audiences } = await resolveAudience(
      { cutover, courses, spec: aTrainedTemplate, versions: [] },
      catalog,
      '2026-11-24T12:00:00.000Z',
    );
    clearImmediate(next);
    expect(turns).toBeGreaterThanOrEqual(courses.length);
    expect(audiences.get('course-19')).toEqual([
      { person: bob, roles: ['operations'], through: [] },
    ]);
  });
});
