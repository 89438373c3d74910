import { z } from 'zod';
import { textSchema } from '../text';
import { duration, id, policy, when } from './primitives';

export const noticeSchema = z.strictObject({
  id,
  title: textSchema,
  policy,
  audience: z.enum(['customers', 'partners', 'regulators', 'staff']),
  moment: z.strictObject({
    relativeTo: z.enum(['window-start', 'window-end', 'go-live', 'closing']),
    offset: duration,
  }),
  role: id,
  approvedBy: z.array(id).default([]),
  subject: textSchema,
  body: textSchema,
  when,
});

export const meetingSchema = z.strictObject({
  id,
  title: textSchema,
  policy,
  every: duration,
  phases: z.array(id).min(1),
  roles: z.array(id).min(1),
  agenda: z.array(textSchema).min(1),
  when,
});

export const supportSchema = z.strictObject({
  policy,
  title: textSchema,
  description: textSchema,
  answeredBy: z.array(id).min(1),
  firstAnswerWithin: duration,
  from: z.strictObject({ phase: id }),
  until: z.strictObject({ phase: id }),
});
