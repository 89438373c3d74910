import { readFile } from 'node:fs/promises';
import {
  REVIEW_DIMENSIONS,
  valuePathSchema,
} from '@backstage-cutover/plugin-cutover-common';
import { DateTime, Duration } from 'luxon';
import { parse } from 'yaml';
import { z } from 'zod';

const duration = z
  .string()
  .refine(text => Duration.fromISO(text).isValid, 'use an ISO 8601 duration');

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const body = z.record(z.string(), z.json());

const inCourse = {
  course: z.string(),
  by: z.string(),
  ago: duration.default('PT0S'),
};

const trainingStep = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.enum(['plan', 'assign']),
    ...inCourse,
    body,
  }),
  z.strictObject({
    act: z.literal('session'),
    ...inCourse,
    startsIn: duration,
    at: clockTime,
    lasts: duration,
    body,
    signUps: z.array(z.string()).default([]),
    attended: z.array(z.string()).default([]),
    absent: z.array(z.string()).default([]),
  }),
  z.strictObject({
    act: z.literal('read'),
    ...inCourse,
    units: z.array(z.string()).optional(),
  }),
  z.strictObject({
    act: z.literal('sit'),
    ...inCourse,
    assessment: z.string(),
    wrong: z.int().min(0).default(0),
    takes: duration.default('PT20M'),
  }),
  z.strictObject({
    act: z.literal('assess'),
    ...inCourse,
    assessment: z.string(),
    body: z.object({ person: z.string() }).catchall(z.json()),
  }),
  z.strictObject({
    act: z.literal('answer'),
    ...inCourse,
    assessment: z.string(),
    answers: body,
  }),
]);

const samplesSchema = z.array(
  z.strictObject({
    key: z.string().regex(/^[a-z0-9-]{1,100}$/),
    createdBy: z.string(),
    createdAgo: duration.default('PT0S'),
    startsIn: duration,
    at: clockTime,
    lasts: duration,
    timeZone: z.string(),
    input: z.record(z.string(), z.json()),
    completePhases: z
      .array(
        z.strictObject({
          phase: z.string(),
          by: z.string(),
          comment: z.string(),
          ago: duration.default('PT0S'),
        }),
      )
      .default([]),
    activities: z
      .array(
        z.strictObject({
          activity: z.string(),
          by: z.string(),
          ago: duration.default('PT0S'),
          status: z.enum(['in-progress', 'done', 'not-applicable']).optional(),
          reason: z.string().optional(),
          assignees: z.array(z.string()).optional(),
          forecastIn: duration.optional(),
        }),
      )
      .default([]),
    documents: z
      .array(
        z.strictObject({
          document: z.string(),
          by: z.string(),
          ago: duration.default('PT0S'),
          data: z.record(z.string(), z.json()),
          note: z.string().optional(),
        }),
      )
      .default([]),
    comments: z
      .array(
        z.strictObject({
          document: z.string(),
          by: z.string(),
          ago: duration.default('PT0S'),
          text: z.string(),
          path: valuePathSchema.optional(),
          dimension: z.enum(REVIEW_DIMENSIONS).optional(),
          answers: z
            .array(
              z.strictObject({
                by: z.string(),
                ago: duration.default('PT0S'),
                text: z.string(),
              }),
            )
            .default([]),
          resolved: z
            .strictObject({ by: z.string(), ago: duration.default('PT0S') })
            .optional(),
        }),
      )
      .default([]),
    risks: z
      .array(
        z.strictObject({
          by: z.string(),
          ago: duration.default('PT0S'),
          input: z.record(z.string(), z.json()),
          then: z
            .array(
              z.strictObject({
                by: z.string(),
                ago: duration.default('PT0S'),
                act: z.enum([
                  ...(['assess', 'respond', 'report'] as const),
                  ...(['ask-acceptance', 'decide-acceptance'] as const),
                  ...(['occur', 'close'] as const),
                ]),
                measure: z.number().int().min(1).default(1),
                body: z.record(z.string(), z.json()),
              }),
            )
            .default([]),
        }),
      )
      .default([]),
    dismissRisks: z
      .strictObject({
        by: z.string(),
        ago: duration.default('PT0S'),
        reason: z.string(),
      })
      .optional(),
    training: z.array(trainingStep).default([]),
    cancel: z.strictObject({ by: z.string(), reason: z.string() }).optional(),
  }),
);

/** A cutover to try the portal with, as config.d.ts describes it. */
export type Sample = z.output<typeof samplesSchema>[number];

export async function readSamples(file: string): Promise<Sample[]> {
  const samples = samplesSchema.safeParse(
    parse(await readFile(file, { encoding: 'utf8' })),
  );
  if (samples.success) return samples.data;
  throw new Error(
    `The sample cutovers in ${file} are not as described: ${z.prettifyError(
      samples.error,
    )}`,
  );
}

/** So long before `now`. */
export function momentAgo(ago: string, now: Date): Date {
  return DateTime.fromJSDate(now, { zone: 'utc' })
    .minus(Duration.fromISO(ago))
    .toJSDate();
}

/** So long after `now`. */
export function momentIn(ahead: string, now: Date): Date {
  return DateTime.fromJSDate(now, { zone: 'utc' })
    .plus(Duration.fromISO(ahead))
    .toJSDate();
}

/** What the sample's creator sends, when today is the day of `now`. */
export function sampleInput(sample: Sample, now: Date) {
  const window = periodOf(sample, sample.timeZone, now);
  return {
    ...sample.input,
    window: { ...window, timeZone: sample.timeZone },
  };
}

/** From when to when something lasts that begins so long after the day of `now`. */
export function periodOf(
  { at, lasts, startsIn }: Pick<Sample, 'at' | 'lasts' | 'startsIn'>,
  timeZone: string,
  now: Date,
) {
  const [hour, minute] = at.split(':').map(Number);
  const start = DateTime.fromJSDate(now, { zone: timeZone })
    .plus(Duration.fromISO(startsIn))
    .set({ hour, minute, second: 0, millisecond: 0 });
  const end = start.plus(Duration.fromISO(lasts));
  return { start: start.toISO(), end: end.toISO() };
}
