import type { JsonObject } from '@backstage/types';
import type { Fault } from '../errors';
import {
  cutoverTemplateSpecSchema,
  type CutoverTemplateSpec,
} from './cutoverTemplate';

/** A merged spec, parsed, or everything that is wrong with it. */
export function parseTemplate(spec: JsonObject): {
  spec?: CutoverTemplateSpec;
  faults: Fault[];
} {
  const parsed = cutoverTemplateSpecSchema.safeParse(spec);
  if (parsed.success) return { spec: parsed.data, faults: [] };
  return {
    faults: parsed.error.issues.map(issue => ({
      path: issue.path.map(key =>
        typeof key === 'symbol' ? String(key) : key,
      ),
      reason: `template.${issue.code}`,
      message: issue.message,
    })),
  };
}
