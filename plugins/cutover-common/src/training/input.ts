import { z } from 'zod';
import { normalRef } from '../lifecycle/entityRefs';
import { assessmentSchema, courseSchema } from '../template/parts/training';

const words = z.string().trim().max(20_000);
const said = words.min(1);
const id = z.string().min(1).max(63);
const day = z.iso.date().describe('Calendar day in the zone of the plan');
const person = z
  .string()
  .min(1)
  .max(500)
  .describe('Full entity ref, such as "user:default/alice"')
  .transform(typed => normalRef(typed, 'user') ?? typed);
const member = z
  .string()
  .min(1)
  .max(500)
  .describe('Full ref of a person or group')
  .transform(typed => normalRef(typed, 'group') ?? typed);
const link = z
  .url({ protocol: /^https?$/ })
  .max(2_000)
  .describe('http or https');

const plan = {
  trainers: z.array(person).max(50),
  externalTrainer: z.string().trim().max(300).nullable(),
  due: day.nullable().describe('null follows the phase again'),
};

/** A course of one cutover may be for assigned groups and people only. */
const addedCourseSchema = courseSchema.extend({
  audience: z.array(id).max(100).default([]),
});

export const addCourseInputSchema = z.strictObject({
  course: addedCourseSchema,
  trainers: plan.trainers.default([]),
  externalTrainer: z.string().trim().max(300).optional(),
  assigned: z.array(member).max(200).default([]),
  due: day.optional(),
});
export type AddCourseInput = z.input<typeof addCourseInputSchema>;
export type AddCourse = z.output<typeof addCourseInputSchema>;

/**
 * Left out is left as it was. The definition of a course of the template cannot be changed here, but that it may be given
 * more assessments than the template has.
 */
export const changeCourseInputSchema = z
  .strictObject({
    ...plan,
    course: addedCourseSchema,
    assessments: z
      .array(id)
      .max(100)
      .describe('Ids of all that the course is to have'),
  })
  .partial();
export type ChangeCourseInput = z.input<typeof changeCourseInputSchema>;
export type ChangeCourse = z.output<typeof changeCourseInputSchema>;

export const assignTrainingInputSchema = z.strictObject({
  add: z.array(member).max(200).default([]),
  remove: z.array(member).max(200).default([]),
});
export type AssignTrainingInput = z.input<typeof assignTrainingInputSchema>;
export type AssignTraining = z.output<typeof assignTrainingInputSchema>;

const sessionFields = {
  title: z.string().trim().max(300),
  start: z
    .string()
    .max(40)
    .describe('ISO 8601; without an offset it is read in the zone of the plan'),
  end: z.string().max(40),
  place: z.string().trim().max(500),
  link,
  capacity: z.int().min(1).max(100_000),
  trainers: plan.trainers,
};

export const addSessionInputSchema = z.strictObject({
  title: sessionFields.title.optional(),
  start: sessionFields.start,
  end: sessionFields.end,
  place: sessionFields.place.optional(),
  link: link.optional(),
  capacity: sessionFields.capacity.optional(),
  trainers: sessionFields.trainers.default([]),
});
export type AddSessionInput = z.input<typeof addSessionInputSchema>;
export type AddSession = z.output<typeof addSessionInputSchema>;

/** Left out is left as it was; null takes it away. */
export const changeSessionInputSchema = z
  .strictObject({
    title: sessionFields.title.nullable(),
    start: sessionFields.start,
    end: sessionFields.end,
    place: sessionFields.place.nullable(),
    link: link.nullable(),
    capacity: sessionFields.capacity.nullable(),
    trainers: sessionFields.trainers,
  })
  .partial();
export type ChangeSession = z.output<typeof changeSessionInputSchema>;

export const cancelSessionInputSchema = z.strictObject({ reason: said });

export const attendanceInputSchema = z.strictObject({
  attended: z.array(person).max(2_000).default([]),
  absent: z.array(person).max(2_000).default([]),
});
export type RecordAttendance = z.output<typeof attendanceInputSchema>;

export const saveAssessmentInputSchema = z.strictObject({
  definition: assessmentSchema,
});

/** Questions in GIFT, the text format of Moodle. */
export const importQuestionsInputSchema = z.strictObject({
  gift: z.string().min(1).max(1_000_000),
});

const answer = z.union([
  z.string().max(2_000),
  z.array(id).max(100),
  z.boolean(),
  z.number(),
  z.null(),
]);

export const saveAnswerInputSchema = z.strictObject({ answer });

/** What the browser holds beside what was saved already. */
export const handInInputSchema = z.strictObject({
  answers: z.record(id, answer).default({}),
});

export const questionnaireInputSchema = z.strictObject({
  answers: z.record(id, z.union([z.int(), z.string().max(5_000)])),
  version: z
    .int()
    .min(0)
    .optional()
    .describe('Version of the questionnaire that was read'),
});

export const assessPracticalInputSchema = z.strictObject({
  person,
  rubric: z
    .int()
    .min(0)
    .optional()
    .describe('Version of the rubric that was looked at'),
  levels: z.record(id, id).describe('Level by criterion'),
  remarks: z.record(id, words).default({}),
  remark: words.optional(),
  evidence: words.optional(),
});
export type AssessPracticalInput = z.input<typeof assessPracticalInputSchema>;
export type AssessPractical = z.output<typeof assessPracticalInputSchema>;

/** Of everybody who is not certified, where nothing narrows it. */
export const remindTraineesInputSchema = z.strictObject({
  department: member.optional(),
  role: id.optional(),
});
export type RemindTraineesInput = z.input<typeof remindTraineesInputSchema>;

export const decideExhaustedInputSchema = z.strictObject({
  assessment: id,
  decision: z.enum(['another-attempt', 'retrain', 'release']),
  reason: said,
});
export type DecideExhausted = z.output<typeof decideExhaustedInputSchema>;
