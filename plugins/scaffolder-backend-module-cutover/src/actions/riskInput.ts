import type { z as zod } from 'zod/v3';

type Zod = typeof zod;

/** What both actions about risks take and give. */
export const riskInput = {
  cutover: (z: Zod) => z.string().describe('Id or name of the cutover'),
};

export function ratingsInput(z: Zod) {
  const rating = z
    .object({
      likelihood: z.string().describe('Step of the scale'),
      impact: z
        .record(z.string())
        .describe('Step of the scale by dimension; the worst of them counts'),
    })
    .strict();
  return z
    .object({
      inherent: rating.optional().describe('Before anything is done'),
      current: rating.optional().describe('As it is now'),
      residual: rating.optional().describe('Once all measures are done'),
    })
    .strict();
}

export const riskOutput = {
  id: (z: Zod) => z.string().describe('UUID of the risk'),
  number: (z: Zod) => z.number().describe('Its number in the cutover'),
  status: (z: Zod) => z.string().describe('Such as identified or assessed'),
  priority: (z: Zod) =>
    z
      .string()
      .optional()
      .describe('As it is now; missing while that is not assessed'),
};
