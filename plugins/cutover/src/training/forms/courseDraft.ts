import isEqual from 'fast-deep-equal';
import { Duration } from 'luxon';
import {
  RESERVED_IDS,
  type AddCourseInput,
  type ChangeCourseInput,
  type Course,
  type CourseDefinition,
  type Text,
} from '@backstage-cutover/plugin-cutover-common';
import { newRowId } from '../../deliverable/form/draft/values';
import { retold } from '../words/textInLanguage';
import { countIn } from './percent';

export const METHODS = ['internal', 'external', 'online'] as const;
export const CONTENTS = [
  'business-knowledge',
  'process',
  'operating-skill',
  'system-use',
] as const;

type Method = (typeof METHODS)[number];
type Content = (typeof CONTENTS)[number];

export interface UnitDraft {
  id: string;
  title: string;
  body: string;
}

/** A course as a form holds it: nothing is an empty text. */
export interface CourseDraft {
  title: string;
  description: string;
  method: Method;
  content: Content[];
  audience: string[];
  assigned: string[];
  phase: string;
  due: string;
  trainers: string[];
  externalTrainer: string;
  trainerRole: string;
  /** How many months a certificate holds. */
  months: string;
  assessments: string[];
  units: UnitDraft[];
}

/** What a reader sees of a text. */
type Say = (text: Text) => string;

export function courseDraft(course: Course | undefined, say: Say) {
  const { definition } = course ?? {};
  const draft: CourseDraft = {
    title: definition ? say(definition.title) : '',
    description: definition?.description ? say(definition.description) : '',
    method: definition?.method ?? 'internal',
    content: definition?.content ?? [],
    audience: definition?.audience ?? [],
    assigned: course?.assigned ?? [],
    phase: definition?.finishBefore.phase ?? '',
    due: course?.due ?? '',
    trainers: course?.trainers ?? [],
    externalTrainer: course?.externalTrainer ?? '',
    trainerRole: definition?.trainerRole ?? '',
    months: monthsOf(definition?.validFor),
    assessments: definition?.assessments ?? [],
    units: (definition?.units ?? []).map(({ id, title, body }) => ({
      id,
      title: say(title),
      body: say(body),
    })),
  };
  return draft;
}

export function addCourseInput(
  draft: CourseDraft,
  { taken, language }: { taken: string[]; language: string },
): AddCourseInput {
  return {
    course: definitionOf(draft, {
      id: courseId(draft.title, taken),
      language,
    }),
    trainers: draft.trainers,
    assigned: draft.assigned,
    ...(draft.externalTrainer.trim()
      ? { externalTrainer: draft.externalTrainer }
      : {}),
    ...(draft.due ? { due: draft.due } : {}),
  };
}

/** Only what differs. */
export function changeCourseInput(
  { base, value }: { base: CourseDraft; value: CourseDraft },
  course: Pick<Course, 'id' | 'definition'>,
  language: string,
): ChangeCourseInput {
  const differs = (...keys: (keyof CourseDraft)[]) =>
    keys.some(key => !isEqual(base[key], value[key]));
  return {
    ...(differs('trainers') ? { trainers: value.trainers } : {}),
    ...(differs('externalTrainer')
      ? { externalTrainer: value.externalTrainer.trim() || null }
      : {}),
    ...(differs('due') ? { due: value.due || null } : {}),
    ...(differs('assessments') ? { assessments: value.assessments } : {}),
    ...(differs(
      'title',
      'description',
      'method',
      'content',
      'audience',
      'phase',
      'trainerRole',
      'months',
      'units',
    )
      ? {
          course: definitionOf(value, {
            id: course.id,
            language,
            before: course.definition,
          }),
        }
      : {}),
  };
}

function definitionOf(
  draft: CourseDraft,
  of: { id: string; language: string; before?: CourseDefinition },
): AddCourseInput['course'] {
  const { id, language, before } = of;
  const units = new Map(before?.units.map(unit => [unit.id, unit]));
  return {
    id,
    title: retold(before?.title, draft.title, language),
    ...(draft.description.trim()
      ? {
          description: retold(before?.description, draft.description, language),
        }
      : {}),
    ...(before?.policy ? { policy: before.policy } : {}),
    content: draft.content,
    method: draft.method,
    audience: draft.audience,
    ...(draft.trainerRole ? { trainerRole: draft.trainerRole } : {}),
    finishBefore: { phase: draft.phase },
    units: draft.units.map(unit => ({
      id: unit.id,
      title: retold(units.get(unit.id)?.title, unit.title, language),
      body: retold(units.get(unit.id)?.body, unit.body, language),
    })),
    assessments: draft.assessments,
    ...(validFor(draft.months, before)
      ? { validFor: validFor(draft.months, before) }
      : {}),
  };
}

/** A duration that was written in other units stays as it is while nobody changes it. */
function validFor(months: string, before?: CourseDefinition) {
  if (!months) return undefined;
  return months === monthsOf(before?.validFor)
    ? before?.validFor
    : `P${countIn(months)}M`;
}

function monthsOf(iso?: string) {
  if (!iso) return '';
  const months = Duration.fromISO(iso).as('months');
  return Number.isFinite(months) ? String(Math.round(months)) : '';
}

export const newUnit = (): UnitDraft => ({
  id: `unit-${newRowId().slice(0, 12)}`,
  title: '',
  body: '',
});

/** A short name of latin letters; a number tells courses of the same name apart. */
function courseId(title: string, taken: string[]): string {
  return freeId(title, 'course', taken);
}

export function freeId(title: string, other: string, taken: string[]): string {
  const name =
    title
      .normalize('NFKD')
      // Accents, which then stand beside their letters.
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 50)
      .replace(/^-+|-+$/g, '') || other;
  const begins = /^[a-z]/.test(name) ? name : `${other}-${name}`;
  if (!taken.includes(begins) && !RESERVED_IDS.has(begins)) return begins;
  let number = 2;
  while (taken.includes(`${begins}-${number}`)) number += 1;
  return `${begins}-${number}`;
}
