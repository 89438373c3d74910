import { z } from 'zod';
import { textSchema } from '../text';
import { id, policy, when } from './primitives';

export const archiveItemSchema = z.strictObject({
  id,
  title: textSchema,
  policy,
  kind: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('What it counts as where a document lists the archive.'),
  source: z.union([
    z.strictObject({ deliverable: id }),
    z.strictObject({
      record: z.enum([
        'gates',
        'risks',
        'training',
        'runbook',
        'communication',
        'audit',
      ]),
    }),
  ]),
  required: z.boolean().default(true),
  when,
});
