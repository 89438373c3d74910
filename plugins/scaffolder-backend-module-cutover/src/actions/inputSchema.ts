import type { CreateCutoverInput } from '@backstage-cutover/plugin-cutover-common';
import type { z as zod } from 'zod/v3';

type Zod = typeof zod;
type Answer = NonNullable<CreateCutoverInput['intake']>[string];

/**
 * What an action that starts a cutover takes, for the scaffolder's own check and for its list of actions. The API
 * decides; a test keeps the keys of both together. zod v3 is what the scaffolder hands to an action.
 */
export const planSchema = {
  title: (z: Zod) =>
    z.string().min(3).max(200).describe('What everyone will call the cutover'),
  name: (z: Zod) =>
    z
      .string()
      .optional()
      .describe('Name in the catalog; made from the title where it is missing'),
  owner: (z: Zod) =>
    z
      .string()
      .describe('Entity ref of the group or person that answers for it'),
  targets: (z: Zod) =>
    z
      .array(z.string())
      .min(1)
      .describe('Entity refs of everything that changes'),
  team: (z: Zod) =>
    z
      .record(z.array(z.string()))
      .describe('Entity refs of people by role id of the template'),
  window: (z: Zod) =>
    z
      .object({
        start: z
          .string()
          .describe('ISO 8601; without an offset it is read in `timeZone`'),
        end: z.string(),
        timeZone: z.string().describe('IANA name, such as "Europe/Berlin"'),
      })
      .describe('When the running business is switched over'),
  goals: (z: Zod) => z.string().min(1).describe('What must be true afterwards'),
  scope: (z: Zod) =>
    z.string().min(1).describe('What changes, and what stays as it is'),
  intake: (z: Zod) =>
    z
      .record(z.custom<Answer>(value => value !== undefined))
      .optional()
      .describe("Answers to the template's own intake form"),
  templateVersion: (z: Zod) =>
    z
      .string()
      .optional()
      .describe('Refuse to start unless the template has this version'),
  language: (z: Zod) =>
    z
      .string()
      .optional()
      .describe('Language of the words that are output: "en" or "zh-CN"'),
};

/** The same as one zod object, without what only the scaffolder needs. */
export function planOf(z: Zod) {
  return z.object({
    title: planSchema.title(z),
    name: planSchema.name(z),
    owner: planSchema.owner(z),
    targets: planSchema.targets(z),
    team: planSchema.team(z),
    window: planSchema.window(z),
    goals: planSchema.goals(z),
    scope: planSchema.scope(z),
    templateVersion: planSchema.templateVersion(z),
  });
}

export const inputSchema = {
  template: (z: Zod) =>
    z
      .string()
      .describe(
        'Ref or name of a CutoverTemplate, such as "technology-upgrade"',
      ),
  ...planSchema,
};

export const outputSchema = {
  cutoverId: (z: Zod) => z.string().describe('Id of the cutover'),
  name: (z: Zod) => z.string().describe('Name of its entity in the catalog'),
  entityRef: (z: Zod) => z.string().describe('Ref of its entity'),
  path: (z: Zod) => z.string().describe('Path of its page in the portal'),
  firstPhaseRef: (z: Zod) => z.string().describe('Ref of its first phase'),
  openCutover: (z: Zod) => z.string().describe('Words for a link to it'),
  openFirstPhase: (z: Zod) =>
    z.string().describe('Words for a link to its first phase'),
  whatNowTitle: (z: Zod) => z.string(),
  whatNow: (z: Zod) => z.string().describe('What to do now, in Markdown'),
};
