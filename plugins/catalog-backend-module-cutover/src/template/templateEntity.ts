import {
  CUTOVER_API_VERSION,
  TEMPLATE_HASH_ANNOTATION,
  textSchema,
} from '@backstage-cutover/plugin-cutover-common';
import { z } from 'zod';

const titled = z.looseObject({ id: z.string(), title: textSchema });

/** A CutoverTemplate as it stands in the catalog: what everybody may read, without the answers of its exams. */
export const templateEntitySchema = z.looseObject({
  apiVersion: z.literal(CUTOVER_API_VERSION),
  kind: z.literal('CutoverTemplate'),
  metadata: z.looseObject({
    name: z.string(),
    annotations: z.looseObject({
      [TEMPLATE_HASH_ANNOTATION]: z.string().min(1),
    }),
  }),
  spec: z.looseObject({
    type: z.string(),
    version: z.string(),
    owner: z.string().optional(),
    title: textSchema,
    phases: z.array(titled).min(1),
    roles: z.array(titled).min(1),
  }),
});
