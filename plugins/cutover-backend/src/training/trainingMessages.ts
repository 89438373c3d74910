import { parseEntityRef } from '@backstage/catalog-model';
import {
  cutoverEntityRef,
  inLanguage,
  type Attempt,
  type Course,
  type Cutover,
  type ExhaustedDecision,
  type TemplateAssessment,
  type TrainingSession,
} from '@backstage-cutover/plugin-cutover-common';
import { DateTime } from 'luxon';
import { inParts } from '../database/inParts';
import type { Message } from '../outbox/messages';
import { naming, type NamedText } from '../outbox/namedText';
import { notification } from '../outbox/notification';

/** So many people are named in one message of the outbox. */
const PEOPLE = 500;

type Where = Pick<Cutover, 'id' | 'name' | 'title' | 'window'>;

interface Words {
  title: string | NamedText;
  description: string;
  severity: 'normal' | 'high';
}

/** Tells people that they need a course from now on. */
export function aboutJoining(
  { definition, id }: Course,
  people: string[],
  cutover: Where,
  dueDay: string,
): Message[] {
  return toTrainees(people, cutover, `course:${id}:assigned`, {
    title: `You take the course ${english(definition.title)}`,
    description: `It is part of the cutover ${
      cutover.title
    }. Finish it by ${dayWords(dueDay)}.`,
    severity: 'normal',
  });
}

/** Tells people of a session, or what became of it. */
export function aboutSession(
  session: TrainingSession,
  what: 'planned' | 'changed' | 'cancelled' | 'moved-up' | 'tomorrow',
  { definition }: Course,
  people: string[],
  cutover: Where,
): Message[] {
  const name = `the session of ${english(definition.title)}`;
  const begins = `It begins ${timeWords(session.start, cutover)}${whereWords(
    session,
  )}.`;
  const words: Record<typeof what, Words> = {
    planned: {
      title: `There is a session of ${english(definition.title)}`,
      description: `${begins} Sign up for it, if it suits you.`,
      severity: 'normal',
    },
    changed: {
      title: `Changed: ${name}`,
      description: begins,
      severity: 'high',
    },
    cancelled: {
      title: `Cancelled: ${name}`,
      description: `It was to begin ${timeWords(session.start, cutover)}. ${
        session.reason ?? ''
      }`.trim(),
      severity: 'high',
    },
    'moved-up': {
      title: `You have a seat at ${name}`,
      description: begins,
      severity: 'high',
    },
    tomorrow: {
      title: `Soon: ${name}`,
      description: begins,
      severity: 'normal',
    },
  };
  return toTrainees(
    people,
    cutover,
    // Each change is told anew, and a repeated delivery of one refreshes it.
    `session:${session.id}:${what}:${session.version}`,
    words[what],
  );
}

/** Reminds people of a course in which they are not certified. */
export function aboutDueCourse(
  { definition, id }: Course,
  kind: 'due-in-7' | 'due-in-1' | 'overdue',
  people: string[],
  cutover: Where,
  dueDay: string,
): Message[] {
  const name = english(definition.title);
  const overdue = kind === 'overdue';
  return toTrainees(people, cutover, `course:${id}:${kind}:${dueDay}`, {
    title: `${name} ${overdue ? 'was' : 'is'} due ${dayWords(dueDay)}`,
    description: `A course of the cutover ${cutover.title}. ${
      overdue
        ? 'You are not certified yet.'
        : 'What is left to do stands in My training.'
    }`,
    severity: overdue ? 'high' : 'normal',
  });
}

/** Reminds people of a course, because somebody has asked for it. */
export function aboutReminder(
  { definition, id }: Course,
  people: string[],
  cutover: Where,
  { at, by, dueDay }: { at: string; by: string; dueDay: string },
): Message[] {
  return toTrainees(people, cutover, `course:${id}:reminded:${at}`, {
    title: naming`${{ named: by }} reminds you of the course ${english(
      definition.title,
    )}`,
    description: `It is part of the cutover ${cutover.title} and due ${dayWords(
      dueDay,
    )}. What is left to do stands in My training.`,
    severity: 'normal',
  });
}

/** Tells somebody that they may sit an assessment once more. */
export function aboutResit(
  { definition, id }: Course,
  assessment: Pick<TemplateAssessment, 'id' | 'title'>,
  attempt: number,
  person: string,
  cutover: Where,
): Message[] {
  return toTrainees(
    [person],
    cutover,
    `course:${id}:${assessment.id}:resit:${attempt}`,
    {
      title: `You can sit ${english(assessment.title)} again`,
      description: `It belongs to the course ${english(
        definition.title,
      )} of the cutover ${cutover.title}.`,
      severity: 'normal',
    },
  );
}

/** Tells heads that somebody has used up all attempts, so that they decide. */
export function aboutExhausted(
  { definition, id }: Course,
  assessment: Pick<TemplateAssessment, 'id' | 'title'>,
  { number, person }: Pick<Attempt, 'number' | 'person'>,
  heads: string[],
  cutover: Where,
): Message[] {
  return messages(
    heads.filter(head => head !== person),
    `cutover:${cutover.id}:training:course:${id}:${assessment.id}:exhausted:${person}:${number}`,
    `${pageOf(cutover)}/training?course=${encodeURIComponent(
      id,
    )}&person=${encodeURIComponent(person)}`,
    {
      title: naming`${{ named: person }} has not passed ${english(
        assessment.title,
      )}`,
      description: `All attempts are used up in the course ${english(
        definition.title,
      )} of the cutover ${
        cutover.title
      }. Decide whether another attempt is granted, training is repeated, or the course is not needed.`,
      severity: 'high',
    },
  );
}

const DECISIONS: Record<ExhaustedDecision, string> = {
  'another-attempt': 'You get another attempt',
  retrain: 'You attend a session again, and then get another attempt',
  release: 'You do not need this course any more',
};

/** Tells somebody what their head has decided. */
export function aboutDecision(
  { definition, id }: Course,
  {
    assessment,
    at,
    decision,
    person,
    reason,
  }: {
    assessment: string;
    at: string;
    decision: ExhaustedDecision;
    person: string;
    reason: string;
  },
  cutover: Where,
): Message[] {
  return toTrainees(
    [person],
    cutover,
    `course:${id}:${assessment}:decision:${at}`,
    {
      title: DECISIONS[decision],
      description: `In the course ${english(definition.title)} of the cutover ${
        cutover.title
      }. ${reason}`,
      severity: 'normal',
    },
  );
}

/** Tells somebody that their practical exercise was looked at; how it went stands where only they see it. */
export function aboutPractical(
  { definition, id }: Course,
  assessment: Pick<TemplateAssessment, 'id' | 'title'>,
  { number, person }: Pick<Attempt, 'number' | 'person'>,
  cutover: Where,
): Message[] {
  return toTrainees(
    [person],
    cutover,
    `course:${id}:${assessment.id}:assessed:${number}`,
    {
      title: `${english(assessment.title)} was assessed`,
      description: `In the course ${english(definition.title)} of the cutover ${
        cutover.title
      }.`,
      severity: 'normal',
    },
  );
}

/** The scope makes a repeated delivery refresh the first one. */
function toTrainees(
  people: string[],
  cutover: Where,
  what: string,
  words: Words,
): Message[] {
  return messages(
    people,
    `cutover:${cutover.id}:training:${what}`,
    '/cutovers/training',
    words,
  );
}

function messages(
  people: string[],
  scope: string,
  link: string,
  words: Words,
): Message[] {
  return inParts([...new Set(people)], PEOPLE).map(to =>
    notification(to, { ...words, link, topic: 'cutover', scope }),
  );
}

function pageOf(cutover: Pick<Cutover, 'name'>): string {
  const { kind, namespace, name } = parseEntityRef(cutoverEntityRef(cutover));
  return `/catalog/${namespace}/${kind}/${name}`;
}

function english(text: Parameters<typeof inLanguage>[0]): string {
  return inLanguage(text, 'en');
}

function whereWords({ link, place }: TrainingSession): string {
  if (place) return `, ${place}`;
  return link ? `, ${link}` : '';
}

function timeWords(time: string, { window }: Where): string {
  return DateTime.fromISO(time, { zone: window.timeZone }).toFormat(
    'd LLL yyyy HH:mm (z)',
    { locale: 'en' },
  );
}

function dayWords(day: string): string {
  return DateTime.fromISO(day, { zone: 'utc' }).toFormat('d LLL yyyy', {
    locale: 'en',
  });
}
