import type { CourseView } from '@backstage-cutover/plugin-cutover-common';
import type { z as zod } from 'zod/v3';

type Zod = typeof zod;

/** What both actions about training take and give. */
export const trainingInput = {
  cutover: (z: Zod) => z.string().describe('Id or name of the cutover'),
};

export function refsInput(z: Zod, what: string) {
  return z.array(z.string()).optional().describe(what);
}

/** A text of a template: one for every reader, or one per language. */
export function textInput(z: Zod) {
  return z.union([
    z.string().min(1),
    z.object({ en: z.string().min(1) }).catchall(z.string().min(1)),
  ]);
}

export const trainingOutput = {
  id: (z: Zod) => z.string().describe('Id of the course'),
  assigned: (z: Zod) =>
    z
      .array(z.string())
      .describe('Refs of the groups and people who are assigned to it now'),
  needed: (z: Zod) => z.number().describe('How many people need it'),
  certified: (z: Zod) =>
    z.number().describe('How many of them are certified already'),
  due: (z: Zod) =>
    z.string().describe('Calendar day by which everybody is to be certified'),
};

/** What of a course is kept with the task: enough to answer again after a restart. */
export type TaskCourse = {
  id: string;
  assigned: string[];
  needed: number;
  certified: number;
  due: string;
};

export function taskCourseOf({
  assigned,
  dueDay,
  id,
  readiness,
}: CourseView): TaskCourse {
  const { certified, needed } = readiness;
  return { id, assigned, needed, certified, due: dueDay };
}
