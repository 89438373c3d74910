import { z } from 'zod';
import { REVIEW_DIMENSIONS } from './model';

type Values = Record<string, z.core.util.JSONType>;

/**
 * Only that it is an object: what came over the wire is JSON, and `limitFaults` and the form say what may be in it. To
 * look at every value here as well would cost more than both.
 */
const values = z.looseObject({}) as unknown as z.ZodType<Values, Values>;

/** A merge patch (RFC 7396) on the draft: fields that are not sent are kept, `null` takes a value away. */
export const saveDraftInputSchema = z.strictObject({ data: values });
export type SaveDraftInput = z.input<typeof saveDraftInputSchema>;

/** Without `data` the draft becomes the revision; with it, what is sent does. */
export const submitInputSchema = z.strictObject({
  note: z.string().trim().max(2_000).optional(),
  data: values.optional(),
  mode: z
    .enum(['merge', 'replace'])
    .default('replace')
    .describe(
      'merge: fields that are not sent are kept as they are; replace: only those that the sender may not write',
    ),
});
export type SubmitInput = z.input<typeof submitInputSchema>;

export const valuePathSchema = z
  .array(
    z.union([
      z.string().min(1).max(200),
      z.strictObject({ row: z.string().min(1).max(64) }),
    ]),
  )
  .min(1)
  .max(20);

export const commentInputSchema = z.strictObject({
  text: z.string().trim().min(1).max(20_000),
  path: valuePathSchema.optional(),
  dimension: z.enum(REVIEW_DIMENSIONS).optional(),
});
export type CommentInput = z.input<typeof commentInputSchema>;

export const answerInputSchema = z.strictObject({
  text: z.string().trim().min(1).max(20_000),
});

/** Copies what a finished cutover handed in into the draft. */
export const copyInputSchema = z.strictObject({
  cutover: z.string().min(1).max(100).describe('Id or name'),
});
