import { readFileSync } from 'node:fs';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';
import {
  cutoverTemplateSpecSchema,
  drawPaper,
  parseGift,
  parseTemplate,
  scoreExam,
  type Answer,
  type Exam,
} from '@backstage-cutover/plugin-cutover-common';
import { parse } from 'yaml';
import { PATIENCE, builtIn } from './__testUtils__/builtIn';

const guide = readFileSync(
  resolvePackagePath(
    '@backstage-cutover/plugin-cutover-node',
    '../../docs/guides/training.md',
  ),
  'utf8',
);

/** What stands in the first code block that begins so. */
function block(beginning: string): string {
  const [, rest] = guide.split(`\`\`\`${beginning}\n`);
  return rest.split('\n```')[0];
}

const training: JsonObject = parse(block('yaml training'));

type Shape = Record<string, unknown>;

describe('docs/guides/training.md', () => {
  it(
    'shows courses and assessments that a template can hold',
    async () => {
      const spec: JsonObject = JSON.parse(
        JSON.stringify(await builtIn('technology-upgrade')),
      );
      expect(parseTemplate({ ...spec, training }).faults).toEqual([]);
    },
    PATIENCE,
  );

  it('shows everything that they can say', () => {
    const { shape } = cutoverTemplateSpecSchema.shape.training;
    const courses = training.courses as Shape[];
    const assessments = training.assessments as Shape[];
    expect(missing(shape.courses.unwrap().element.shape, courses)).toEqual([
      ...['description', 'policy', 'when'],
    ]);
    for (const option of shape.assessments.unwrap().element.options) {
      const shown = assessments.filter(
        ({ kind }) => kind === option.shape.kind.value,
      );
      expect([
        option.shape.kind.value,
        // Where there are pools, these say how many are drawn.
        missing(option.shape, shown).filter(key => key !== 'draw'),
      ]).toEqual([
        option.shape.kind.value,
        option.shape.kind.value === 'practical'
          ? ['policy', 'attempts', 'onFail']
          : ['policy'],
      ]);
    }
  });

  it('says what an answer that is right in part brings', () => {
    const exam = cutoverTemplateSpecSchema.shape.training
      .parse(training)
      .assessments.find((each): each is Exam => each.kind === 'exam')!;
    const drawn = drawPaper({ ...exam, pools: [] }, 1);
    const points = (order: Answer) =>
      scoreExam(exam, drawn, { order }).scores.find(({ id }) => id === 'order')
        ?.points;
    expect(points(['backup'])).toBe(1);
    expect(points(['backup', 'notice'])).toBe(0);
  });

  it('shows questions of Moodle that are understood', () => {
    const gift = guide.split('```\n// A comment')[1].split('\n```')[0];
    expect(parseGift(`// A comment${gift}`)).toMatchObject({
      questions: [
        { line: 2, question: { kind: 'single-choice' } },
        { line: 4, question: { kind: 'true-false', answer: false } },
        { line: 6, question: { kind: 'numeric', answer: 90, tolerance: 5 } },
      ],
      faults: [],
    });
  });
});

/** Keys that a schema knows and none of the examples has. */
function missing(shape: Shape, examples: Shape[]): string[] {
  return Object.keys(shape).filter(key => !examples.some(each => key in each));
}
