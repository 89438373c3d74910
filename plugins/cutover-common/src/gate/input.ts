import { z } from 'zod';

const comment = z.string().trim().max(20_000);
const said = comment.min(1);
const person = z
  .string()
  .min(1)
  .max(500)
  .describe('Full entity ref, such as "user:default/alice"');
const people = z.array(person).max(50);
const seat = z.string().min(1).max(20);

/** What a person gives to submit a gate. Hash, seats and content are the server's. */
export const submitGateInputSchema = z.strictObject({
  note: comment.optional(),
  approvers: z
    .record(z.string().max(63), people)
    .default({})
    .describe('Whom the submitter chooses, by rule, where the template asks'),
  copies: people.default([]),
  offered: z
    .array(seat)
    .max(50)
    .default([])
    .describe('Added signers of the last round to be added again'),
  straight: z
    .boolean()
    .default(false)
    .describe('Only to who returned it; the others stand by their decisions'),
});
export type SubmitGateInput = z.input<typeof submitGateInputSchema>;

/** `hash` is that of the round which the person looked at. */
export const decideGateInputSchema = z.strictObject({
  hash: z.string().length(64),
  decisions: z
    .array(
      z.strictObject({
        seat,
        verdict: z.enum(['approve', 'reject', 'abstain']),
        comment: comment.optional(),
      }),
    )
    .min(1)
    .max(50),
});
export type DecideGateInput = z.input<typeof decideGateInputSchema>;

export const addSignerInputSchema = z.strictObject({
  person,
  position: z.enum(['before', 'after', 'parallel']),
  reason: comment.optional(),
});
export const removeSignerInputSchema = z.strictObject({ reason: said });
export const transferInputSchema = z.strictObject({
  to: person,
  reason: comment.optional(),
});
export const askInputSchema = z.strictObject({ of: person, question: said });
export const opinionInputSchema = z.strictObject({ answer: said });

/** Items of this phase, activities of this phase, or an earlier phase. */
export const returnGateInputSchema = z.strictObject({
  hash: z.string().length(64),
  comment: said,
  items: z.array(z.string().min(1).max(200)).max(200).default([]),
  activities: z.array(z.string().min(1).max(63)).max(200).default([]),
  phase: z.string().min(1).max(63).optional(),
});
export const reasonInputSchema = z.strictObject({ reason: said });
export const withdrawGateInputSchema = z.strictObject({
  reason: comment.optional(),
});
export const urgeInputSchema = z.strictObject({
  seats: z.array(seat).max(200).optional(),
});
export const copyGateInputSchema = z.strictObject({ to: people.min(1) });
export const substitutionInputSchema = z.strictObject({
  substitute: person,
  start: z.iso.datetime({ offset: true }),
  end: z.iso.datetime({ offset: true }),
});

export type AddSigner = z.output<typeof addSignerInputSchema>;
export type Transfer = z.output<typeof transferInputSchema>;
export type AskOpinion = z.output<typeof askInputSchema>;
export type ReturnGate = z.output<typeof returnGateInputSchema>;
export type SubmitGate = z.output<typeof submitGateInputSchema>;
export type DecideGate = z.output<typeof decideGateInputSchema>;
