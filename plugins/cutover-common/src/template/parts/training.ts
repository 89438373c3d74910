import { z } from 'zod';
import { textSchema } from '../text';
import { duration, id, policy, when } from './primitives';

const pool = id
  .optional()
  .describe('Of the pools from which questions are drawn.');

/** Few enough that those of any exam add up to a number. */
const points = z.number().positive().max(1_000).default(1);

const question = z.discriminatedUnion('kind', [
  z.strictObject({
    id,
    kind: z.literal('single-choice'),
    text: textSchema,
    options: z.array(z.strictObject({ id, text: textSchema })).min(2),
    answer: id,
    points,
    pool,
  }),
  z.strictObject({
    id,
    kind: z.literal('multiple-choice'),
    text: textSchema,
    options: z.array(z.strictObject({ id, text: textSchema })).min(2),
    answer: z.array(id).min(1),
    points,
    pool,
  }),
  z.strictObject({
    id,
    kind: z.literal('true-false'),
    text: textSchema,
    answer: z.boolean(),
    points,
    pool,
  }),
  z.strictObject({
    id,
    kind: z.literal('numeric'),
    text: textSchema,
    answer: z.number(),
    tolerance: z.number().min(0).default(0),
    points,
    pool,
  }),
  z.strictObject({
    id,
    kind: z.literal('short-text'),
    text: textSchema,
    answer: z.array(z.string().min(1)).min(1),
    points,
    pool,
  }),
]);

export const assessmentSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    id,
    kind: z.literal('exam'),
    title: textSchema,
    policy,
    questions: z.array(question).min(1),
    draw: z
      .int()
      .min(1)
      .optional()
      .describe('So many of the questions are drawn, unless there are pools.'),
    pools: z
      .array(z.strictObject({ id, draw: z.int().min(1) }))
      .optional()
      .describe(
        'So many are drawn from each; questions of no pool always come.',
      ),
    partialCredit: z
      .enum(['none', 'right-minus-wrong'])
      .default('none')
      .describe(
        'For a multiple choice that is not wholly right: nothing, or the share of right options less that of wrong ones, at least nothing.',
      ),
    passMark: z.number().min(0).max(1).describe('Share of the points.'),
    timeLimit: duration.optional(),
    attempts: z.int().min(1).default(2),
    waitBetween: duration.optional(),
    onFail: z.enum(['re-sit', 'new-session']).default('re-sit'),
    show: z.enum(['one-by-one', 'all']).default('all'),
  }),
  z.strictObject({
    id,
    kind: z.literal('practical'),
    title: textSchema,
    policy,
    criteria: z
      .array(
        z.strictObject({
          id,
          title: textSchema,
          weight: z
            .number()
            .positive()
            .max(100)
            .describe(
              'Per cent of the result; those of all criteria add up to 100.',
            ),
          levels: z
            .array(
              z.strictObject({
                id,
                title: textSchema,
                share: z.number().min(0).max(1),
              }),
            )
            .min(2),
        }),
      )
      .min(1),
    passMark: z.number().min(0).max(1),
    attempts: z.int().min(1).default(2),
    onFail: z.enum(['re-sit', 'new-session']).default('re-sit'),
  }),
  z.strictObject({
    id,
    kind: z.literal('questionnaire'),
    title: textSchema,
    policy,
    minimumGroup: z.int().min(3).default(5),
    items: z
      .array(
        z.discriminatedUnion('kind', [
          z.strictObject({
            id,
            kind: z.literal('rating'),
            text: textSchema,
            steps: z.int().min(3).max(10).default(5),
          }),
          z.strictObject({
            id,
            kind: z.literal('choice'),
            text: textSchema,
            options: z.array(z.strictObject({ id, text: textSchema })).min(2),
          }),
          z.strictObject({
            id,
            kind: z.literal('free-text'),
            text: textSchema,
          }),
        ]),
      )
      .min(1),
  }),
]);

export const courseSchema = z.strictObject({
  id,
  title: textSchema,
  description: textSchema.optional(),
  policy,
  content: z
    .array(
      z.enum([
        'business-knowledge',
        'process',
        'operating-skill',
        'system-use',
      ]),
    )
    .min(1),
  method: z.enum(['internal', 'external', 'online']),
  audience: z
    .array(id)
    .min(1)
    .describe('Roles whose holders and groups attend.'),
  trainerRole: id.optional(),
  finishBefore: z.strictObject({ phase: id }),
  units: z
    .array(z.strictObject({ id, title: textSchema, body: textSchema }))
    .default([]),
  assessments: z.array(id).default([]),
  validFor: duration
    .optional()
    .describe(
      'A certificate holds for so long, also in other cutovers by the template; without it in this one alone, and without end.',
    ),
  when,
});
