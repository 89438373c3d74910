import { z } from 'zod';
import { textSchema } from '../text';
import { checkId, duration, id, policy, when } from './primitives';

export const gateRuleSchema = z.strictObject({
  id,
  title: textSchema.optional(),
  type: z.enum(['all', 'any', 'n-of-m', 'in-sequence']),
  roles: z.array(id).min(1),
  n: z.int().min(1).optional(),
  onReject: z.enum(['end', 'collect-all']).default('end'),
  onEmpty: z
    .union([z.literal('refuse'), z.strictObject({ escalate: id })])
    .default('refuse'),
  pick: z.strictObject({ min: z.int().min(1), max: z.int().min(1) }).optional(),
  due: duration.optional(),
  escalateTo: id.optional(),
  after: z
    .array(id)
    .default([])
    .describe('Rules of this gate that have to be met before anybody decides.'),
  when,
});

export const gateCheckSchema = z.strictObject({
  check: checkId,
  params: z.record(z.string(), z.json()).optional(),
  title: textSchema.optional(),
  when,
});

export const gateSchema = z.strictObject({
  id,
  title: textSchema,
  description: textSchema.optional(),
  policy,
  rules: z.array(gateRuleSchema).min(1),
  checks: z.array(gateCheckSchema).default([]),
  excludeContributors: z.boolean().default(false),
  distinct: z.boolean().default(false),
  returnTo: z.array(id).default([]),
  addSignersFrom: z.array(id).default([]),
  copyTo: z.array(id).default([]),
  emergency: z
    .strictObject({ roles: z.array(id).min(1), reviewWithin: duration })
    .optional(),
});
