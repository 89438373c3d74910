import { z } from 'zod';
import { archiveItemSchema } from './parts/archive';
import {
  meetingSchema,
  noticeSchema,
  supportSchema,
} from './parts/communication';
import type { gateSchema } from './parts/gate';
import { id, jsonSchema, policy } from './parts/primitives';
import {
  formSchema,
  phaseSchema,
  roleSchema,
  type activitySchema,
  type deliverableSchema,
} from './parts/process';
import { riskSchema } from './parts/risk';
import { runbookSchema } from './parts/runbook';
import { assessmentSchema, courseSchema } from './parts/training';
import { workingTimeSchema } from './parts/workingTime';
import { textSchema } from './text';

/** `kind: CutoverTemplate` of the catalog. */
export const CUTOVER_API_VERSION = 'cutover/v1';

/** Names the copy of its content that the backend keeps, on the entity of a template. */
export const TEMPLATE_HASH_ANNOTATION = 'cutover/template-hash';

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
  workingTime: workingTimeSchema.optional(),
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
export type TemplateDeliverable = z.output<typeof deliverableSchema>;
export type TemplateForm = z.output<typeof formSchema>;
export type TemplateGate = z.output<typeof gateSchema>;
export type TemplateAssessment = z.output<typeof assessmentSchema>;

/**
 * A CutoverTemplate as its author writes it: `extends` names what it builds on, and `spec` then holds only what
 * differs. `cutover:NAME` is a part that ships with the product, anything else a path or URL beside the file.
 */
export const EXTENDS = 'extends';
