import { z } from 'zod';
import { normalRef } from '../lifecycle/entityRefs';

const words = z.string().trim().max(20_000);
const said = words.min(1);
const title = z.string().trim().min(1).max(300);
const id = z.string().min(1).max(63);
const ref = z
  .string()
  .min(1)
  .max(500)
  .describe('Full entity ref, such as "user:default/alice"');
/** As the catalog compares it; what is no ref stays as it is, and is nobody there. */
const person = ref.transform(typed => normalRef(typed, 'user') ?? typed);
const day = z.iso.date().describe('Calendar day in the zone of the plan');

const ratingSchema = z.strictObject({
  likelihood: id,
  impact: z.record(id, id).describe('Step of impact by dimension'),
});

const ratingsSchema = z
  .strictObject({
    inherent: ratingSchema.optional(),
    current: ratingSchema.optional(),
    residual: ratingSchema.optional(),
  })
  .describe('Left out is left as it was');

const linkSchema = z.strictObject({
  kind: z.enum(['deliverable', 'task', 'support-request']),
  id: z.string().min(1).max(200),
});

const fields = {
  title,
  category: id,
  cause: words,
  event: words,
  consequence: words,
  owner: person,
  phase: id,
  targets: z.array(ref).max(500),
  links: z.array(linkSchema).max(100),
};

/** A new risk. With `standard`, one of the template is taken over, and whatever is left out is as it says. */
export const addRiskInputSchema = z.strictObject({
  ...fields,
  title: title.optional(),
  category: id.optional(),
  cause: words.optional(),
  event: words.optional(),
  consequence: words.optional(),
  owner: person.optional(),
  phase: id.optional(),
  targets: fields.targets.default([]),
  links: fields.links.default([]),
  standard: id.optional(),
  language: z
    .string()
    .max(20)
    .default('en')
    .describe('In which the words of a standard risk are taken over'),
  ratings: ratingsSchema.optional(),
});
export type AddRiskInput = z.input<typeof addRiskInputSchema>;
export type AddRisk = z.output<typeof addRiskInputSchema>;

export const editRiskInputSchema = z.strictObject(fields).partial();
export type EditRisk = z.output<typeof editRiskInputSchema>;

export const assessRiskInputSchema = z.strictObject({
  ratings: ratingsSchema,
  reason: words.optional(),
});
export type AssessRisk = z.output<typeof assessRiskInputSchema>;

export const addMeasureInputSchema = z.strictObject({
  title: title.optional().describe('Needed unless it follows a response'),
  strategy: z.enum(['avoid', 'mitigate', 'transfer', 'accept']).optional(),
  response: id.optional(),
  owner: person,
  due: day,
  drill: z
    .strictObject({ planned: day })
    .optional()
    .describe('Needed where the response is a drill'),
  language: z.string().max(20).default('en'),
});
export type AddMeasureInput = z.input<typeof addMeasureInputSchema>;
export type AddMeasure = z.output<typeof addMeasureInputSchema>;

export const changeMeasureInputSchema = z
  .strictObject({
    title,
    strategy: z.enum(['avoid', 'mitigate', 'transfer', 'accept']),
    owner: person,
    due: day,
    status: z.enum(['open', 'done', 'dropped']),
    evidence: words,
    drill: z
      .strictObject({
        planned: day,
        held: day,
        result: z.enum(['passed', 'failed']),
      })
      .partial(),
  })
  .partial();
export type ChangeMeasure = z.output<typeof changeMeasureInputSchema>;

export const askAcceptanceInputSchema = z.strictObject({
  reason: said,
  until: day,
});
export type AskAcceptance = z.output<typeof askAcceptanceInputSchema>;

export const decideAcceptanceInputSchema = z.strictObject({
  granted: z.boolean(),
  comment: words.optional().describe('Needed to refuse'),
});
export type DecideAcceptance = z.output<typeof decideAcceptanceInputSchema>;

/** Of what happened, why it is closed, or why it is open again. */
export const riskReasonInputSchema = z.strictObject({ reason: said });
export const dismissProposalInputSchema = riskReasonInputSchema;

/** At most so many rows are taken from one file. */
export const MOST_IMPORTED_RISKS = 2_000;

/** The cells of a spreadsheet, without its heading, by column. */
export const importRisksInputSchema = z.strictObject({
  rows: z
    .array(z.record(z.string().max(100), z.string().max(20_000)))
    .min(1)
    .max(MOST_IMPORTED_RISKS),
});
export type ImportRisks = z.output<typeof importRisksInputSchema>;
