import { z } from 'zod';
import type { JsonObject } from '@backstage/types';
import { textSchema } from './text';

/** `kind: CutoverTemplate` of the catalog. */
export const CUTOVER_API_VERSION = 'cutover/v1';

/** Names the copy of its content that the backend keeps, on the entity of a template. */
export const TEMPLATE_HASH_ANNOTATION = 'cutover/template-hash';

const id = z
  .string()
  .regex(
    /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    'use lower-case letters, digits and single hyphens, such as "business-scheme"',
  )
  .max(63);

const checkId = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+$/,
    'use "subject.name", such as "risk.assessed"',
  )
  .max(127);

const duration = z
  .string()
  .regex(
    /^-?P(?!$)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?$/,
    'use an ISO 8601 duration, such as "P2W" or "PT90M"',
  );

const policy = z
  .array(z.string().regex(/^P\d+(\.\d+)*$/, 'use a P-number, such as "P4.3.2"'))
  .optional()
  .describe('The obligations that this item carries out.');

const jsonSchema = z
  .record(z.string(), z.json())
  .transform(value => value as JsonObject);

const when = z
  .union([jsonSchema, z.boolean()])
  .optional()
  .describe(
    'A JSON Schema over the intake data, under which this item applies.',
  );

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

export const formSchema = z.strictObject({
  id,
  title: textSchema,
  description: textSchema.optional(),
  policy,
  schema: jsonSchema,
  uiSchema: jsonSchema.optional(),
});

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
  when,
});

export const gateRuleSchema = z.strictObject({
  id,
  title: textSchema.optional(),
  type: z.enum(['all', 'any', 'n-of-m', 'in-sequence']),
  roles: z.array(id).min(1),
  n: z.int().min(1).optional(),
  onReject: z.enum(['end', 'collect-all']).default('end'),
  onEmpty: z
    .union([z.literal('refuse'), z.strictObject({ escalate: id })])
    .default('refuse'),
  pick: z.strictObject({ min: z.int().min(1), max: z.int().min(1) }).optional(),
  due: duration.optional(),
  escalateTo: id.optional(),
  when,
});

export const gateCheckSchema = z.strictObject({
  check: checkId,
  params: z.record(z.string(), z.json()).optional(),
  title: textSchema.optional(),
  when,
});

export const gateSchema = z.strictObject({
  id,
  title: textSchema,
  description: textSchema.optional(),
  policy,
  rules: z.array(gateRuleSchema).min(1),
  checks: z.array(gateCheckSchema).default([]),
  excludeContributors: z.boolean().default(false),
  distinct: z.boolean().default(false),
  returnTo: z.array(id).default([]),
  addSignersFrom: z.array(id).default([]),
  copyTo: z.array(id).default([]),
  emergency: z
    .strictObject({ roles: z.array(id).min(1), reviewWithin: duration })
    .optional(),
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

const scaleStep = z.strictObject({
  id,
  title: textSchema,
  description: textSchema.optional(),
});

export const riskSchema = z.strictObject({
  policy,
  likelihood: z.array(scaleStep).min(2).max(7).describe('From low to high.'),
  impact: z.array(scaleStep).min(2).max(7).describe('From low to high.'),
  dimensions: z
    .array(scaleStep)
    .min(1)
    .describe('What a risk endangers; the overall impact is the worst.'),
  priorities: z
    .array(
      scaleStep.extend({
        tone: z.enum(['ok', 'notice', 'warning', 'critical']),
      }),
    )
    .min(2)
    .describe('From low to high.'),
  matrix: z
    .record(z.string(), z.record(z.string(), z.string()))
    .describe('matrix[likelihood][impact] is a priority.'),
  categories: z
    .array(
      scaleStep.extend({
        policy,
        responses: z.array(
          scaleStep.extend({
            policy,
            strategy: z.enum(['avoid', 'mitigate', 'transfer', 'accept']),
            drill: z.boolean().default(false),
          }),
        ),
      }),
    )
    .min(1),
  standardRisks: z
    .array(
      z.strictObject({
        id,
        title: textSchema,
        category: id,
        cause: textSchema,
        event: textSchema,
        consequence: textSchema,
        phase: id,
        ownerRole: id,
        likelihood: id,
        impact: z.record(z.string(), z.string()),
        responses: z.array(id).default([]),
        policy,
        when,
      }),
    )
    .default([]),
  mapping: z
    .record(z.string(), z.record(z.string(), z.string()))
    .optional()
    .describe('How priorities of other templates map onto these.'),
});

const question = z.discriminatedUnion('kind', [
  z.strictObject({
    id,
    kind: z.literal('single-choice'),
    text: textSchema,
    options: z.array(z.strictObject({ id, text: textSchema })).min(2),
    answer: id,
    points: z.number().positive().default(1),
  }),
  z.strictObject({
    id,
    kind: z.literal('multiple-choice'),
    text: textSchema,
    options: z.array(z.strictObject({ id, text: textSchema })).min(2),
    answer: z.array(id).min(1),
    points: z.number().positive().default(1),
  }),
  z.strictObject({
    id,
    kind: z.literal('true-false'),
    text: textSchema,
    answer: z.boolean(),
    points: z.number().positive().default(1),
  }),
  z.strictObject({
    id,
    kind: z.literal('numeric'),
    text: textSchema,
    answer: z.number(),
    tolerance: z.number().min(0).default(0),
    points: z.number().positive().default(1),
  }),
  z.strictObject({
    id,
    kind: z.literal('short-text'),
    text: textSchema,
    answer: z.array(z.string().min(1)).min(1),
    points: z.number().positive().default(1),
  }),
]);

export const assessmentSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    id,
    kind: z.literal('exam'),
    title: textSchema,
    policy,
    questions: z.array(question).min(1),
    draw: z.int().min(1).optional(),
    passMark: z.number().min(0).max(1).describe('Share of the points.'),
    timeLimit: duration.optional(),
    attempts: z.int().min(1).default(2),
    waitBetween: duration.optional(),
    onFail: z.enum(['re-sit', 'new-session']).default('re-sit'),
    show: z.enum(['one-by-one', 'all']).default('all'),
  }),
  z.strictObject({
    id,
    kind: z.literal('practical'),
    title: textSchema,
    policy,
    criteria: z
      .array(
        z.strictObject({
          id,
          title: textSchema,
          weight: z.number().positive(),
          levels: z
            .array(
              z.strictObject({
                id,
                title: textSchema,
                share: z.number().min(0).max(1),
              }),
            )
            .min(2),
        }),
      )
      .min(1),
    passMark: z.number().min(0).max(1),
    attempts: z.int().min(1).default(2),
    onFail: z.enum(['re-sit', 'new-session']).default('re-sit'),
  }),
  z.strictObject({
    id,
    kind: z.literal('questionnaire'),
    title: textSchema,
    policy,
    minimumGroup: z.int().min(3).default(5),
    items: z
      .array(
        z.discriminatedUnion('kind', [
          z.strictObject({
            id,
            kind: z.literal('rating'),
            text: textSchema,
            steps: z.int().min(3).max(10).default(5),
          }),
          z.strictObject({
            id,
            kind: z.literal('choice'),
            text: textSchema,
            options: z.array(z.strictObject({ id, text: textSchema })).min(2),
          }),
          z.strictObject({
            id,
            kind: z.literal('free-text'),
            text: textSchema,
          }),
        ]),
      )
      .min(1),
  }),
]);

export const courseSchema = z.strictObject({
  id,
  title: textSchema,
  description: textSchema.optional(),
  policy,
  content: z
    .array(
      z.enum([
        'business-knowledge',
        'process',
        'operating-skill',
        'system-use',
      ]),
    )
    .min(1),
  method: z.enum(['internal', 'external', 'online']),
  audience: z
    .array(id)
    .min(1)
    .describe('Roles whose holders and groups attend.'),
  trainerRole: id.optional(),
  finishBefore: z.strictObject({ phase: id }),
  units: z
    .array(z.strictObject({ id, title: textSchema, body: textSchema }))
    .default([]),
  assessments: z.array(id).default([]),
  validFor: duration.optional(),
  when,
});

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

/** The `spec` of a whole template, after what it extends has been merged in. */
export const cutoverTemplateSpecSchema = z.strictObject({
  type: id,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'use a version such as "1.2.0"'),
  owner: z.string().min(1).optional(),
  title: textSchema,
  description: textSchema,
  chooseWhen: textSchema,
  policy,
  languages: z.array(z.string()).min(1).default(['en', 'zh-CN']),
  principles: z
    .array(
      z.strictObject({
        id,
        title: textSchema,
        description: textSchema,
        policy,
      }),
    )
    .default([]),
  roles: z.array(roleSchema).min(1),
  intake: z.strictObject({
    schema: jsonSchema,
    uiSchema: jsonSchema.optional(),
  }),
  forms: z.array(formSchema).default([]),
  phases: z.array(phaseSchema).min(1),
  risk: riskSchema,
  training: z.strictObject({
    policy,
    courses: z.array(courseSchema).default([]),
    assessments: z.array(assessmentSchema).default([]),
  }),
  runbook: runbookSchema,
  communication: z.strictObject({
    policy,
    notices: z.array(noticeSchema).default([]),
    meetings: z.array(meetingSchema).default([]),
    support: supportSchema.optional(),
  }),
  archive: z.array(archiveItemSchema).default([]),
});

export type CutoverTemplateSpec = z.output<typeof cutoverTemplateSpecSchema>;
export type TemplateRole = z.output<typeof roleSchema>;
export type TemplatePhase = z.output<typeof phaseSchema>;
export type TemplateActivity = z.output<typeof activitySchema>;
export type TemplateForm = z.output<typeof formSchema>;
export type TemplateGate = z.output<typeof gateSchema>;
export type TemplateAssessment = z.output<typeof assessmentSchema>;

/**
 * A CutoverTemplate as its author writes it: `extends` names what it builds on, and `spec` then holds only what
 * differs. `cutover:NAME` is a part that ships with the product, anything else a path or URL beside the file.
 */
export const EXTENDS = 'extends';
