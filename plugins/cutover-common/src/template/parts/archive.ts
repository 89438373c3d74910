import { z } from 'zod';
import { textSchema } from '../text';
import { id, policy, when } from './primitives';

export const archiveItemSchema = z.strictObject({
  id,
  title: textSchema,
  policy,
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
