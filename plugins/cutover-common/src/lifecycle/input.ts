import { z } from 'zod';
import { isCutoverId } from './cutoverName';

// Spaces of no width, joiners and marks of direction are no text: somebody must be able to read it.
const READABLE = /[^\p{C}\p{Z}\p{M}]/u;

const text = ({ min, max }: { min: number; max: number }) =>
  z
    .string()
    .trim()
    .min(min)
    .max(max)
    .refine(typed => typed.length < min || READABLE.test(typed), {
      params: { min },
    });

const ref = z
  .string()
  .min(1)
  .max(500)
  .describe('Full entity ref, such as "component:default/shop"');

export const windowInputSchema = z.strictObject({
  start: z
    .string()
    .max(40)
    .describe('ISO 8601; without an offset it is read in `timeZone`'),
  end: z.string().max(40),
  timeZone: z.string().max(60).describe('IANA name, such as "Europe/Berlin"'),
});

/** What a person gives to start a cutover. Nothing else may be set from outside. */
export const createCutoverInputSchema = z.strictObject({
  template: ref.describe(
    'Ref or name of a CutoverTemplate, such as "technology-upgrade"',
  ),
  templateVersion: z
    .string()
    .max(40)
    .optional()
    .describe('Refuse to start unless the template has this version'),
  name: z
    .string()
    .regex(
      /^[a-z0-9]+(-[a-z0-9]+)*$/,
      'use lower-case letters, digits and single hyphens',
    )
    .max(60)
    .refine(name => !isCutoverId(name), 'An id is no name; choose words')
    .optional()
    .describe('Name in the catalog; made from the title where it is missing'),
  title: text({ min: 3, max: 200 }),
  owner: ref,
  targets: z.array(ref).min(1).max(200),
  team: z.record(z.string().max(63), z.array(ref).max(50)),
  window: windowInputSchema,
  goals: text({ min: 1, max: 20_000 }),
  scope: text({ min: 1, max: 20_000 }),
  intake: z.record(z.string(), z.json()).default({}),
});

export type CreateCutoverInput = z.input<typeof createCutoverInputSchema>;

/** What may be edited in the plan of a running cutover. Fields that are not sent are kept. */
export const editCutoverInputSchema = z
  .strictObject({
    title: createCutoverInputSchema.shape.title,
    owner: ref,
    targets: createCutoverInputSchema.shape.targets,
    team: createCutoverInputSchema.shape.team,
    window: windowInputSchema,
    goals: createCutoverInputSchema.shape.goals,
    scope: createCutoverInputSchema.shape.scope,
    phases: z
      .record(
        z.string(),
        z.strictObject({ start: z.string().max(40), end: z.string().max(40) }),
      )
      .describe('Planned periods by phase id'),
  })
  .partial();

export type EditCutoverInput = z.input<typeof editCutoverInputSchema>;

export const cancelCutoverInputSchema = z.strictObject({
  reason: text({ min: 3, max: 2_000 }),
});

export const completePhaseInputSchema = z.strictObject({
  comment: text({ min: 3, max: 2_000 }),
});

export const reopenPhaseInputSchema = z.strictObject({
  reason: text({ min: 3, max: 2_000 }),
});

const moment = z
  .string()
  .max(40)
  .describe('ISO 8601 with an offset, such as "2027-03-06T08:00:00Z"');

/** What may be changed in an activity. Fields that are not sent are kept. */
export const activityChangeInputSchema = z
  .strictObject({
    status: z.enum(['not-started', 'in-progress', 'done', 'not-applicable']),
    reason: text({ min: 3, max: 2_000 }).describe(
      'Needed to dismiss an activity as not applicable, and to open a finished one again',
    ),
    assignees: z
      .array(ref)
      .max(50)
      .describe('Holders of its role; none for everybody who holds it'),
    planned: z.strictObject({ start: moment, end: moment }),
    forecast: z
      .strictObject({ start: moment, end: moment })
      .partial()
      .nullable()
      .describe('`null` takes the forecast back'),
  })
  .partial();

/** Which cutovers a list shows. Values of one field are alternatives; fields hold together. */
export const cutoverQuerySchema = z.strictObject({
  type: z.array(z.string()).optional(),
  status: z.array(z.enum(['running', 'closed', 'cancelled'])).optional(),
  phase: z.array(z.string()).optional(),
  owner: z.array(z.string()).optional(),
  /** Holds any role. */
  member: z.array(z.string()).optional(),
  target: z.array(z.string()).optional(),
  template: z.array(z.string()).optional(),
  /** Windows that overlap this span; ISO 8601 with an offset. */
  windowFrom: z.string().optional(),
  windowTo: z.string().optional(),
  /** Part of the title. */
  text: z.string().max(200).optional(),
  sort: z
    .enum(['window', '-window', 'title', '-title', 'updated', '-updated'])
    .default('window'),
  limit: z.coerce.number().int().min(1).max(200).default(20),
  cursor: z.string().max(2_000).optional(),
  total: z
    .enum(['none', 'bounded', 'exact'])
    .default('none')
    .describe('`bounded` counts up to 1,000'),
});

export type CutoverQuery = z.input<typeof cutoverQuerySchema>;

export interface CutoverPage {
  items: import('./cutover').Cutover[];
  nextCursor?: string;
  previousCursor?: string;
  total?: { count: number; exact: boolean };
}

/** Moves a cutover to the present version of its template. */
export const moveTemplateInputSchema = z.strictObject({
  hash: z
    .string()
    .max(64)
    .describe(
      'Of the version that was looked at; refused where there is a newer one',
    ),
  reason: text({ min: 3, max: 2_000 }),
  confirm: z
    .boolean()
    .default(false)
    .describe('Needed where a round is under review, which then lapses'),
  team: z
    .record(z.string().max(63), z.array(ref).max(50))
    .default({})
    .describe('Holders of roles that the new version needs'),
});

export type MoveTemplateInput = z.input<typeof moveTemplateInputSchema>;
