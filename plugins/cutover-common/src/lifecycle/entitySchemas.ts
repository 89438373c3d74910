import { z } from 'zod';
import { CUTOVER_API_VERSION } from '../template';

const ref = z.string().min(1);
const time = z.iso.datetime();
const period = z.strictObject({ start: time, end: time });

const metadata = z.looseObject({ name: z.string().min(1) });

/** `kind: Cutover` of the catalog. */
export const cutoverEntitySchema = z.looseObject({
  apiVersion: z.literal(CUTOVER_API_VERSION),
  kind: z.literal('Cutover'),
  metadata,
  spec: z.strictObject({
    type: z.string().min(1),
    status: z.enum(['running', 'closed', 'cancelled']),
    template: ref,
    phase: z.string().min(1),
    owner: ref,
    targets: z.array(ref).min(1),
    team: z.record(z.string(), z.array(ref)),
    window: period.extend({ timeZone: z.string().min(1) }),
    progress: z
      .strictObject({
        total: z.int().min(0),
        done: z.int().min(0),
        nextDue: time.optional(),
      })
      .optional()
      .describe('How far its activities are.'),
  }),
});

/** `kind: CutoverPhase` of the catalog. */
export const cutoverPhaseEntitySchema = z.looseObject({
  apiVersion: z.literal(CUTOVER_API_VERSION),
  kind: z.literal('CutoverPhase'),
  metadata,
  spec: z.strictObject({
    cutover: ref,
    phase: z.string().min(1),
    status: z.enum(['not-started', 'in-progress', 'done']),
    order: z.int().min(1),
    planned: period,
    actual: period.partial(),
    owner: ref,
  }),
});

export type CutoverEntity = z.output<typeof cutoverEntitySchema>;
export type CutoverPhaseEntity = z.output<typeof cutoverPhaseEntitySchema>;
