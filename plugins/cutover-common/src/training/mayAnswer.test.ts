import {
  aMember,
  aVersion,
  cutover,
  dora,
  noon,
  questionnaire,
  reasonsOf,
} from './__testUtils__/aTraining';
import { wasChanged } from './assessments';
import { assertMayAnswer, mayAnswerAgain } from './mayAnswer';
import { assertStillAsked } from './questionnaire';

describe('A questionnaire', () => {
  it('is answered once in each of its versions, by those who need the course', () => {
    const reasons = (differently: object) =>
      reasonsOf(() =>
        assertMayAnswer({
          ...{ by: dora, cutover, member: aMember(), answered: false },
          ...differently,
        }),
      );
    expect(reasons({})).toEqual([]);
    expect(reasons({ answered: true })).toEqual(['training.answered']);
    expect(reasons({ member: undefined })).toEqual(['actor.not-a-member']);
    expect(reasons({ member: aMember({ leftAt: noon }) })).toEqual([
      'actor.not-a-member',
    ]);
  });

  it('may be answered again by whoever has answered it before it was changed', () => {
    const may = (answered: number | undefined, differently: object = {}) =>
      mayAnswerAgain({
        ...{ answered, asked: 2, cutover, member: aMember() },
        ...differently,
      });
    expect(may(1)).toBe(true);
    // What the template asks by now has no version before somebody answers it.
    expect(may(1, { asked: 0 })).toBe(true);
    expect(may(2)).toBe(false);
    expect(may(undefined)).toBe(false);
    expect(may(1, { cutover: { status: 'completed' } })).toBe(false);
    const released = { by: dora.ref, at: noon, reason: 'Elsewhere' };
    expect(may(1, { member: aMember({ released }) })).toBe(false);
    expect(may(1, { member: aMember({ leftAt: noon }) })).toBe(false);
  });

  it('takes no answers to what it asked before', () => {
    const reasons = (
      read: number | undefined,
      origin: 'template' | 'cutover',
    ) =>
      reasonsOf(() =>
        assertStillAsked(read, {
          ...aVersion(questionnaire),
          ...{ version: 3, origin },
        }),
      );
    expect(reasons(3, 'cutover')).toEqual([]);
    expect(reasons(undefined, 'cutover')).toEqual([]);
    expect(reasons(2, 'cutover')).toEqual(['training.questionnaire-moved']);
    // The template's gets its version when somebody answers it.
    expect(reasons(2, 'template')).toEqual([]);
    expect(reasons(1, 'template')).toEqual(['training.questionnaire-moved']);
  });

  it('was changed where it was kept otherwise before', () => {
    const changed = (version: number, isKept: boolean) =>
      wasChanged({ version, isKept });
    expect([changed(0, false), changed(1, true)]).toEqual([false, false]);
    expect([changed(1, false), changed(2, true)]).toEqual([true, true]);
  });
});
