import { DEFAULT_NAMESPACE } from '@backstage/catalog-model';
import {
  dueOf,
  inLanguage,
  phaseEntityName,
  type ActivityReminder,
  type Cutover,
  type CutoverActivity,
  type CutoverTemplateSpec,
} from '@backstage-cutover/plugin-cutover-common';
import { DateTime } from 'luxon';
import type { Message } from '../outbox/messages';

interface About {
  cutover: Cutover;
  spec: Pick<CutoverTemplateSpec, 'phases'>;
}

/** Tells those to whom an activity was assigned just now, but for who did it. */
export function aboutAssignment(
  before: CutoverActivity,
  after: CutoverActivity,
  about: About & { by: string },
): Message[] {
  const to = after.assignees.filter(
    ref => !before.assignees.includes(ref) && ref !== about.by,
  );
  return to.length
    ? [
        notification(to, after, about, 'assigned', {
          title: `${titleOf(after, about)} is assigned to you`,
          description: `In the cutover ${
            about.cutover.title
          }. It is due ${moment(dueOf(after), about)}.`,
          severity: 'normal',
        }),
      ]
    : [];
}

/** Reminds those who are to do an activity. */
export function aboutReminder(
  { to, kind, due }: ActivityReminder,
  activity: CutoverActivity,
  about: About,
): Message {
  const overdue = kind === 'overdue';
  return notification(to, activity, about, kind, {
    title: `${titleOf(activity, about)} ${overdue ? 'was' : 'is'} due ${moment(
      due,
      about,
    )}`,
    description: `In the cutover ${about.cutover.title}. ${
      overdue
        ? 'Finish it, or say when it will be done.'
        : 'Say so now if it will take longer.'
    }`,
    severity: overdue ? 'high' : 'normal',
  });
}

/** The scope makes a repeated delivery refresh the first one. */
function notification(
  to: string[],
  activity: CutoverActivity,
  { cutover }: About,
  what: string,
  words: {
    title: string;
    description: string;
    severity: 'normal' | 'high';
  },
): Message {
  const phase = phaseEntityName(cutover, activity.phase);
  return {
    teller: 'notification',
    to,
    payload: {
      ...words,
      link: `/catalog/${DEFAULT_NAMESPACE}/cutoverphase/${phase}#${activity.id}`,
      topic: 'cutover',
      scope: `cutover:${cutover.id}:activity:${activity.id}:${what}`,
    },
  };
}

function titleOf({ id }: CutoverActivity, { spec }: About) {
  const found = spec.phases
    .flatMap(({ activities }) => activities)
    .find(each => each.id === id);
  return found ? inLanguage(found.title, 'en') : id;
}

function moment(at: string, { cutover }: About) {
  return DateTime.fromISO(at, { zone: cutover.window.timeZone }).toFormat(
    'd LLL yyyy HH:mm (z)',
    { locale: 'en' },
  );
}
