import { assessmentOutline } from './assessmentOutline';
import { exam, practical, questionnaire } from './__testUtils__/aTraining';

describe('What is told of an assessment', () => {
  it('is from when on it is passed and how often it may be tried', () => {
    expect(assessmentOutline({ definition: exam, version: 3 })).toEqual({
      ...{ id: 'exam', kind: 'exam', title: 'Exam', version: 3 },
      ...{ passMark: 0.6, attempts: 2 },
    });
    expect(
      assessmentOutline({ definition: practical, version: 0 }),
    ).toMatchObject({ kind: 'practical', version: 0, passMark: 0.7 });
  });

  it('is nothing of that where it is not passed', () => {
    expect(
      Object.keys(assessmentOutline({ definition: questionnaire, version: 1 })),
    ).toEqual(['id', 'kind', 'title', 'version']);
  });
});
