import { z } from 'zod';
import { textSchema } from '../text';
import { duration, id, jsonSchema, policy, when } from './primitives';
import { gateSchema } from './gate';

export const roleSchema = z.strictObject({
  id,
  title: textSchema,
  description: textSchema.optional(),
  duties: z.array(textSchema).optional(),
  policy,
  min: z.int().min(0).max(20).default(1),
  max: z.int().min(1).max(50).optional(),
  leads: z
    .boolean()
    .default(false)
    .describe(
      'Holders lead the project team: they may edit, end phases and cancel.',
    ),
  manages: z
    .boolean()
    .default(false)
    .describe('Holders keep the plan: they may edit it.'),
  fromTargetOwner: z
    .boolean()
    .default(false)
    .describe('The wizard proposes the owners of the targets.'),
});

export const formSchema = z.strictObject({
  id,
  title: textSchema,
  description: textSchema.optional(),
  policy,
  schema: jsonSchema,
  uiSchema: jsonSchema.optional(),
});

export const deliverableSchema = z.strictObject({
  id,
  title: textSchema.optional(),
  form: id,
  policy,
  required: z.boolean().default(true),
  reviewed: z
    .boolean()
    .default(true)
    .describe('Part of the content that the gate of its phase reviews.'),
  when,
});

export const activitySchema = z.strictObject({
  id,
  title: textSchema,
  description: textSchema,
  policy,
  role: id,
  contributors: z.array(id).optional(),
  duration: duration.optional(),
  mayStartEarly: z.boolean().default(false),
  deliverables: z.array(deliverableSchema).default([]),
  when,
});

export const phaseSchema = z.strictObject({
  id,
  title: textSchema,
  goal: textSchema,
  policy,
  duration: duration.describe('How long the phase usually takes.'),
  holdsWindow: z
    .boolean()
    .default(false)
    .describe('The phase in which the cutover window lies; exactly one phase.'),
  activities: z.array(activitySchema).min(1),
  gate: gateSchema.optional(),
});
