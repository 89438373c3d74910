import { z } from 'zod';
import { textSchema } from '../text';
import { id, policy, scaleStep, when } from './primitives';

export const riskSchema = z.strictObject({
  policy,
  likelihood: z.array(scaleStep).min(2).max(7).describe('From low to high.'),
  impact: z.array(scaleStep).min(2).max(7).describe('From low to high.'),
  dimensions: z
    .array(scaleStep)
    .min(1)
    .describe('What a risk endangers; the overall impact is the worst.'),
  priorities: z
    .array(
      scaleStep.extend({
        tone: z.enum(['ok', 'notice', 'warning', 'critical']),
      }),
    )
    .min(2)
    .describe('From low to high.'),
  matrix: z
    .record(z.string(), z.record(z.string(), z.string()))
    .describe('matrix[likelihood][impact] is a priority.'),
  categories: z
    .array(
      scaleStep.extend({
        policy,
        responses: z.array(
          scaleStep.extend({
            policy,
            strategy: z.enum(['avoid', 'mitigate', 'transfer', 'accept']),
            drill: z.boolean().default(false),
          }),
        ),
      }),
    )
    .min(1),
  standardRisks: z
    .array(
      z.strictObject({
        id,
        title: textSchema,
        category: id,
        cause: textSchema,
        event: textSchema,
        consequence: textSchema,
        phase: id,
        ownerRole: id,
        likelihood: id,
        impact: z.record(z.string(), z.string()),
        responses: z.array(id).default([]),
        policy,
        when,
      }),
    )
    .default([]),
  mapping: z
    .record(z.string(), z.record(z.string(), z.string()))
    .optional()
    .describe('How priorities of other templates map onto these.'),
});
