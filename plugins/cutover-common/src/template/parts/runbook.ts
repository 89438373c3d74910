import { z } from 'zod';
import { textSchema } from '../text';
import { duration, id, policy, when } from './primitives';

export const runbookSchema = z.strictObject({
  policy,
  streams: z.array(z.strictObject({ id, title: textSchema })).min(1),
  tasks: z
    .array(
      z.strictObject({
        id,
        title: textSchema,
        description: textSchema.optional(),
        policy,
        stream: id,
        role: id,
        kind: z
          .enum([
            'task',
            'milestone',
            'go-no-go',
            'point-of-no-return',
            'verification',
            'rollback',
          ])
          .default('task'),
        duration: duration.default('PT15M'),
        dependsOn: z.array(id).default([]),
        rollsBack: id.optional(),
        when,
      }),
    )
    .min(1),
});
