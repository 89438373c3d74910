import { z } from 'zod';
import { textSchema } from '../text';
import { duration, id, jsonSchema, policy, when } from './primitives';
import { gateSchema } from './gate';

export const roleSchema = z.strictObject({
  id,
  title: textSchema,
  description: textSchema.optional(),
  duties: z.array(textSchema).optional(),
  policy,
  min: z.int().min(0).max(20).default(1),
  max: z.int().min(1).max(50).optional(),
  leads: z
    .boolean()
    .default(false)
    .describe(
      'Holders lead the project team: they may edit, end phases and cancel.',
    ),
  manages: z
    .boolean()
    .default(false)
    .describe('Holders keep the plan: they may edit it.'),
  fromTargetOwner: z
    .boolean()
    .default(false)
    .describe('The wizard proposes the owners of the targets.'),
});

/** Dotted path of a field, through tables as well: `costs.total`, `tasks.owner`. */
const fieldPath = z
  .string()
  .regex(
    /^[A-Za-z_][\w-]*(\.[A-Za-z_][\w-]*)*$/,
    'use names of fields with dots between them, such as "costs.total"',
  )
  .max(500);

export const fieldRightSchema = z
  .strictObject({
    fields: z.array(fieldPath).min(1),
    edit: z
      .array(id)
      .optional()
      .describe('Only holders of these roles may change the fields.'),
    read: z
      .array(id)
      .optional()
      .describe(
        'Only holders of these roles, and of those under "edit", may see the fields; without it everybody may.',
      ),
    phases: z
      .array(id)
      .optional()
      .describe('While the cutover is in these phases; always, without it.'),
  })
  .describe('Who may see and who may change some fields of a form.');

export const formSchema = z.strictObject({
  id,
  title: textSchema,
  description: textSchema.optional(),
  policy,
  schema: jsonSchema,
  uiSchema: jsonSchema.optional(),
  rights: z.array(fieldRightSchema).default([]),
});

export const prefillSchema = z
  .strictObject({
    field: z.string().min(1).max(200).describe('At the top of the form.'),
    from: z.union([
      z.strictObject({
        cutover: z.enum(['title', 'goals', 'scope', 'owner', 'window']),
      }),
      z.strictObject({ intake: z.string().min(1).max(200) }),
      z.strictObject({
        deliverable: id,
        field: fieldPath.describe(
          'Of the other form; dots lead into its parts, such as "testPlan.system.environment".',
        ),
        columns: z
          .record(z.string(), z.string().min(1).max(200))
          .optional()
          .describe(
            'For a table: which of its columns takes which column of the other one. Without it those of the same name are taken.',
          ),
      }),
      z.strictObject({
        catalog: z
          .enum(['targets', 'owners', 'dependencies', 'team'])
          .describe(
            'targets: what the cutover changes; owners: who owns it; dependencies: what depends on it; team: who holds which role',
          ),
        columns: z
          .record(
            z.string(),
            z.enum(['ref', 'title', 'kind', 'owner', 'lifecycle', 'role']),
          )
          .optional()
          .describe(
            'For a table: which of its columns takes which fact. A list of texts takes the refs.',
          ),
      }),
      z.strictObject({
        archive: z
          .literal('documents')
          .describe(
            'What the cutover holds by then of what the template wants archived',
          ),
        columns: z
          .record(
            z.string(),
            z.enum(['title', 'kind', 'revision', 'date', 'link']),
          )
          .describe('Which column of the table takes which fact.'),
        values: z
          .record(z.string(), z.string().min(1).max(200))
          .default({})
          .describe('What other columns, or those without a fact, hold.'),
      }),
    ]),
  })
  .describe('What a field begins with.');

export const deliverableSchema = z.strictObject({
  id,
  title: textSchema.optional(),
  form: id,
  policy,
  required: z.boolean().default(true),
  reviewed: z
    .boolean()
    .default(true)
    .describe('Part of the content that the gate of its phase reviews.'),
  machines: z
    .boolean()
    .default(false)
    .describe(
      'A service may hand it in too, such as a pipeline its test report.',
    ),
  prefill: z.array(prefillSchema).default([]),
  when,
});

export const activitySchema = z.strictObject({
  id,
  title: textSchema,
  description: textSchema,
  policy,
  role: id,
  contributors: z.array(id).optional(),
  duration: duration.optional(),
  mayStartEarly: z.boolean().default(false),
  deliverables: z.array(deliverableSchema).default([]),
  reviews: z
    .array(id)
    .default([])
    .describe(
      'Deliverables whose review comments have to be answered and resolved before this activity is done.',
    ),
  when,
});

export const phaseSchema = z.strictObject({
  id,
  title: textSchema,
  goal: textSchema,
  policy,
  duration: duration.describe('How long the phase usually takes.'),
  holdsWindow: z
    .boolean()
    .default(false)
    .describe('The phase in which the cutover window lies; exactly one phase.'),
  activities: z.array(activitySchema).min(1),
  gate: gateSchema.optional(),
});
