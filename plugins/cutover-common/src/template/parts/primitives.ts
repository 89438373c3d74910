import { z } from 'zod';
import type { JsonObject } from '@backstage/types';
import { textSchema } from '../text';

export const id = z
  .string()
  .regex(
    /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    'use lower-case letters, digits and single hyphens, such as "business-scheme"',
  )
  .max(63);

export const checkId = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+$/,
    'use "subject.name", such as "risk.assessed"',
  )
  .max(127);

export const duration = z
  .string()
  .regex(
    /^-?P(?!$)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?$/,
    'use an ISO 8601 duration, such as "P2W" or "PT90M"',
  );

export const policy = z
  .array(z.string().regex(/^P\d+(\.\d+)*$/, 'use a P-number, such as "P4.3.2"'))
  .optional()
  .describe('The obligations that this item carries out.');

export const jsonSchema = z
  .record(z.string(), z.json())
  .transform(value => value as JsonObject);

export const when = z
  .union([jsonSchema, z.boolean()])
  .optional()
  .describe(
    'A JSON Schema over the intake data, under which this item applies.',
  );

export const scaleStep = z.strictObject({
  id,
  title: textSchema,
  description: textSchema.optional(),
});
