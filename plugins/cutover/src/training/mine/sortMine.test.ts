import type {
  AssessmentStanding,
  MyTraining,
} from '@backstage-cutover/plugin-cutover-common';
import { aDefinition, aMember } from '../__testUtils__/aCourse';
import { sortMine } from './sortMine';

function mine(id: string, differently: Partial<MyTraining> = {}): MyTraining {
  return {
    cutover: { id: 'one', name: 'move-the-shop', title: 'Move the shop' },
    definition: aDefinition({ id }),
    member: aMember({ course: id }),
    dueDay: '2040-01-10',
    timeZone: 'Europe/Berlin',
    late: false,
    standings: [],
    sessions: [],
    read: [],
    todo: [],
    ...differently,
  };
}

const exam = (state: AssessmentStanding['state']): AssessmentStanding => ({
  ...{ assessment: 'exam', kind: 'exam', title: 'Exam', attempts: 2, state },
});

const ids = (items: MyTraining[]) =>
  items.map(({ definition }) => definition.id);

it('whoever has used up all attempts is not done', () => {
  const { done, open } = sortMine([
    mine('passed', { standings: [exam('passed')] }),
    mine('waiting', { standings: [exam('exhausted')] }),
    mine('released', { standings: [exam('released')] }),
  ]);
  expect([ids(open), ids(done)]).toEqual([['waiting'], ['passed', 'released']]);
});

it('what somebody has to do comes before what others decide, and that before what is only asked', () => {
  const { open } = sortMine([
    mine('asked', { todo: [{ kind: 'answer', assessment: 'feedback' }] }),
    mine('waiting', { standings: [exam('exhausted')] }),
    mine('to-read', { todo: [{ kind: 'read', units: 2 }] }),
  ]);
  expect(ids(open)).toEqual(['to-read', 'waiting', 'asked']);
});
