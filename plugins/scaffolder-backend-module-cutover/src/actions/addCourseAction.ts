import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { CutoverService } from '@backstage-cutover/plugin-cutover-node';
import { stringify } from 'yaml';
import type { z as zod } from 'zod/v3';
import { addCourse } from './addCourse';
import {
  refsInput,
  textInput,
  trainingInput,
  trainingOutput,
} from './trainingInput';

type Zod = typeof zod;

export const ADD_COURSE_ACTION = 'cutover:training:course:add';

/** `cutover:training:course:add`: adds a course to the training of a cutover. */
export function addCourseAction(service: CutoverService) {
  return createTemplateAction({
    id: ADD_COURSE_ACTION,
    description:
      'Adds a course to the training of one cutover, as the person who runs the template; its assessments are those that the cutover has. A dry run checks everything and writes nothing.',
    supportsDryRun: true,
    examples: [
      {
        description: 'A page that everybody on call has to read',
        example: exampleOf({
          cutover: '${{ parameters.cutover }}',
          course: {
            id: 'new-alerts',
            title: { en: 'The new alerts', 'zh-CN': '新告警说明' },
            content: ['operating-skill'],
            method: 'online',
            finishBefore: { phase: 'go-live' },
            units: [
              {
                id: 'what-rings',
                title: 'What rings at night',
                body: 'Three alerts are new. **Lag** rings first.',
              },
            ],
          },
          assigned: ['group:default/on-call'],
        }),
      },
      {
        description:
          'A workshop of the supplier, with the practical exercise of the template',
        example: exampleOf({
          cutover: 'ledger-database',
          course: {
            id: 'failover',
            title: 'Failover by hand',
            content: ['system-use', 'operating-skill'],
            method: 'external',
            audience: ['technology-lead'],
            finishBefore: { phase: 'go-live' },
            assessments: ['restore-practical'],
          },
          externalTrainer: 'Nordic Databases',
          due: '2031-03-01',
        }),
      },
    ],
    schema: {
      input: {
        ...trainingInput,
        course: courseInput,
        trainers: (z: Zod) => refsInput(z, 'Refs of the people who train it'),
        externalTrainer: (z: Zod) =>
          z
            .string()
            .max(300)
            .optional()
            .describe('Who trains it from outside the company'),
        assigned: (z: Zod) =>
          refsInput(
            z,
            'Refs of groups and people who attend, beside the roles of the course',
          ),
        due: (z: Zod) =>
          z
            .string()
            .optional()
            .describe(
              'Calendar day by which everybody is to be certified; left out, the day on which the phase begins',
            ),
      },
      output: trainingOutput,
    },
    async handler(ctx) {
      const course = await addCourse(service, ctx, ctx.input);
      ctx.output('id', course.id);
      ctx.output('assigned', course.assigned);
      ctx.output('needed', course.needed);
      ctx.output('certified', course.certified);
      ctx.output('due', course.due);
    },
  });
}

/** A course as a template writes it, but without a condition: one that is added always applies. */
function courseInput(z: Zod) {
  const id = (what: string) => z.string().max(63).describe(what);
  return z
    .object({
      id: id('Lower-case letters, digits and hyphens; not used by another'),
      title: textInput(z),
      description: textInput(z).optional(),
      policy: z
        .array(z.string())
        .optional()
        .describe('The obligations that it carries out, such as P7.1'),
      content: z
        .array(
          z.enum([
            ...(['business-knowledge', 'process'] as const),
            ...(['operating-skill', 'system-use'] as const),
          ]),
        )
        .min(1)
        .describe('What it is about'),
      method: z
        .enum(['internal', 'external', 'online'])
        .describe('Trained by our own people, by others, or read online'),
      audience: z
        .array(z.string())
        .optional()
        .describe('Roles of the team whose holders attend'),
      trainerRole: id('Role whose holders train it').optional(),
      finishBefore: z
        .object({ phase: id('Phase') })
        .strict()
        .describe('Before this phase begins everybody is to be certified'),
      units: z
        .array(
          z
            .object({
              id: id('Of the unit'),
              title: textInput(z),
              body: textInput(z).describe('Markdown'),
            })
            .strict(),
        )
        .optional()
        .describe('What is read online, in this order'),
      assessments: z
        .array(z.string())
        .optional()
        .describe(
          'Ids of exams, practical exercises and questionnaires of the cutover',
        ),
      validFor: z
        .string()
        .optional()
        .describe('How long a certificate counts, such as P1Y'),
    })
    .strict()
    .describe('The course, as a template would describe it');
}

/** A task's steps with one call of the action, as YAML. */
function exampleOf(input: Record<string, unknown>) {
  return stringify({
    steps: [
      {
        id: 'course',
        name: 'Add the course',
        action: ADD_COURSE_ACTION,
        input,
      },
    ],
  });
}
