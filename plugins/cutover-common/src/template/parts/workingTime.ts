import { IANAZone } from 'luxon';
import { z } from 'zod';

const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'use a time such as "09:00"');

/** When people work: what is due is counted in these hours. */
export const workingTimeSchema = z
  .strictObject({
    timeZone: z
      .string()
      .refine(
        zone => IANAZone.isValidZone(zone),
        'use an IANA time zone, such as "Europe/Berlin"',
      ),
    days: z
      .array(z.int().min(1).max(7))
      .min(1)
      .default([1, 2, 3, 4, 5])
      .describe('ISO weekdays: 1 is Monday, 7 is Sunday'),
    from: clock.default('09:00'),
    to: clock.default('17:00'),
    holidays: z
      .array(z.iso.date())
      .max(1000)
      .default([])
      .describe('Days on which nobody works, such as "2026-12-25"'),
  })
  .refine(({ from, to }) => from < to, {
    path: ['to'],
    message: 'use a time after "from"',
  });

export type WorkingTime = z.output<typeof workingTimeSchema>;
