import {
  askedVersion,
  assessmentsOf,
  certifiedVerdict,
  deliverablesOf,
  faultsOfIssues,
  inLanguage,
  inputErrorOf,
  onShiftVerdict,
  questionnaireResult,
  questionnaireVerdict,
  rosteredFor,
  wasChanged,
  type Course,
  type QuestionnaireSum,
  type Text,
} from '@backstage-cutover/plugin-cutover-common';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { Opened, SubjectCheck } from '../gate/GateChecks';
import type { MemberStore } from './MemberStore';
import type { QuestionnaireStore } from './QuestionnaireStore';
import type { ReadinessStore } from './ReadinessStore';
import type { TrainingAudience } from './TrainingAudience';
import type { TrainingDoor } from './TrainingDoor';

/** Reads what was last handed in of a document. */
export type LastRevision = (
  db: Knex,
  cutoverId: string,
  deliverable: string,
) => Promise<JsonObject | undefined>;

type Words = Record<'en' | 'zh-CN', string>;

const ids = z.array(z.string().min(1)).min(1).optional();

const certifiedParams = z.strictObject({
  share: z.number().min(0).max(1).default(1),
  roles: ids,
  courses: ids,
});

const shiftParams = z.strictObject({
  deliverable: z.string().min(1).default('operations-assurance-plan'),
  list: z.string().min(1).default('duties'),
  person: z.string().min(1).default('person'),
  start: z.string().min(1).default('start'),
  end: z.string().min(1).default('end'),
  courses: ids,
});

const questionnaireParams = z.strictObject({
  average: z
    .number('say with "average" how high the mean has to be, from 1 to 5')
    .min(1)
    .max(5),
  answered: z.number().min(0).max(1).optional(),
  questionnaires: ids,
});

/** What has to be said of the training before a gate opens. */
export function trainingChecks(deps: {
  audience: TrainingAudience;
  lastRevision: LastRevision;
  members: MemberStore;
  questionnaires: QuestionnaireStore;
  readiness: ReadinessStore;
  training: TrainingDoor;
  clock: () => Date;
}): SubjectCheck[] {
  const { audience, members, questionnaires, readiness, training } = deps;
  const now = () => deps.clock().toISOString();
  const before = ({ cutover }: Opened) =>
    cutover.status === 'running'
      ? audience.assertFresh(cutover)
      : Promise.resolve();
  const coursesIn = async (db: Knex, opened: Opened) =>
    (await training.load(db, opened)).courses;
  return [
    {
      id: 'training.certified',
      title: {
        en: 'Everybody who needs it is certified',
        'zh-CN': '应培训人员均已取得认证',
      },
      before,
      async evaluate(db, opened, { params }) {
        const asked = paramsOf(certifiedParams, params);
        const all = await coursesIn(db, opened);
        assertKnown(asked.courses, all, 'courses');
        assertKnown(asked.roles, opened.spec.roles, 'roles');
        const there = new Set(all.map(({ id }) => id));
        const counted = await readiness.byCourse(db, [opened.cutover.id], {
          now: now(),
          ...(asked.roles ? { roles: asked.roles } : {}),
        });
        const verdict = certifiedVerdict(
          counted.filter(({ course }) => there.has(course)),
          {
            share: asked.share,
            ...(asked.courses ? { courses: asked.courses } : {}),
          },
        );
        const short = verdict.courses.filter(({ passed }) => !passed);
        const list = (language: Language) =>
          listed(
            short.map(
              ({ certified, course, needed }) =>
                `${titleOf(course, all, language)} ${certified}/${needed}`,
            ),
            language,
          );
        return {
          passed: verdict.passed,
          explanation: verdict.passed
            ? {
                en: `In ${verdict.courses.length} of ${verdict.courses.length} courses enough people are certified`,
                'zh-CN': `全部 ${verdict.courses.length} 门课程的认证比例均已达到要求`,
              }
            : {
                en: `Too few are certified: ${list('en')}`,
                'zh-CN': `认证人数不足：${list('zh-CN')}`,
              },
          facts: verdict.courses.map(({ certified, course, needed }) => ({
            ...{ course, needed, certified },
          })),
        };
      },
    },
    {
      id: 'training.certified-on-shift',
      title: {
        en: 'Everybody on duty during the switch is certified',
        'zh-CN': '切换期间的值守人员均已取得认证',
      },
      before,
      async evaluate(db, opened, { params }) {
        const {
          courses: only,
          deliverable,
          ...fields
        } = paramsOf(shiftParams, params);
        const { cutover } = opened;
        const all = await coursesIn(db, opened);
        assertKnown(only, all, 'courses');
        const data = await deps.lastRevision(db, cutover.id, deliverable);
        const people = rosteredFor(data, fields, cutover.window);
        const there = only ?? all.map(({ id }) => id);
        const verdict = onShiftVerdict(
          people,
          await members.checked(db, cutover.id, people),
          { at: now(), courses: there, until: cutover.window.end },
        );
        return {
          passed: verdict.passed,
          explanation: shiftWords(
            verdict,
            documentTitle(opened, deliverable),
            all,
          ),
          facts: {
            rostered: verdict.rostered,
            missing: missingIn(verdict, all).map(
              ({ course, people: many }) => ({
                ...{ course: course.id, people: many },
              }),
            ),
            untrained: verdict.untrained,
          },
        };
      },
    },
    {
      id: 'training.questionnaire-at-least',
      title: {
        en: 'Those who were trained rate the training well',
        'zh-CN': '参训人员对培训的评价达到要求',
      },
      before,
      async evaluate(db, opened, { params }) {
        const {
          answered,
          average,
          questionnaires: only,
        } = paramsOf(questionnaireParams, params);
        const { cutover, spec } = opened;
        const { courses, versions } = await training.load(db, opened);
        const asked = courses.flatMap(course =>
          assessmentsOf(course.definition, spec, versions).flatMap(
            ({ definition, ...current }) =>
              definition.kind === 'questionnaire' &&
              (only?.includes(definition.id) ?? true)
                ? [
                    {
                      ...{ course: course.id, definition },
                      changed: wasChanged(current),
                    },
                  ]
                : [],
          ),
        );
        assertKnown(
          only,
          asked.map(({ definition }) => definition),
          'questionnaires',
        );
        const needed = await readiness.byCourse(db, [cutover.id], {
          now: now(),
        });
        const results: { result: QuestionnaireSum; asked: number }[] = [];
        for (const { course, definition } of asked) {
          const tally = await questionnaires.tally(db, {
            ...{ cutoverId: cutover.id, course },
            assessment: definition.id,
            version: askedVersion(spec, versions, definition.id),
          });
          results.push({
            result: questionnaireResult(definition, tally),
            asked: needed.find(each => each.course === course)?.needed ?? 0,
          });
        }
        const verdict = questionnaireVerdict(results, {
          average,
          ...(answered === undefined ? {} : { answered }),
        });
        return {
          passed: verdict.passed,
          explanation: ratingWords(verdict, {
            ...{ average, answered },
            changed: asked.some(({ changed }) => changed),
          }),
          facts: {
            average: verdict.average ?? null,
            answered: verdict.answered,
          },
        };
      },
    },
  ];
}

type Language = 'en' | 'zh-CN';

/** Nobody but the template's author can mend them, so they are told in words. */
function paramsOf<S extends z.ZodType>(
  schema: S,
  params: JsonObject,
): z.output<S> {
  const parsed = schema.safeParse(params);
  if (parsed.success) return parsed.data;
  throw inputErrorOf(faultsOfIssues(params, parsed.error.issues));
}

function assertKnown(
  asked: string[] | undefined,
  known: { id: string }[],
  field: 'courses' | 'roles' | 'questionnaires',
) {
  const names = known.map(({ id }) => id);
  const unknown = asked?.find(id => !names.includes(id));
  if (unknown === undefined) return;
  throw inputErrorOf([
    {
      path: [field],
      reason: 'training.unknown-in-check',
      message: `There is no "${unknown}" among the ${field} here; choose from ${
        names.join(', ') || 'none'
      }`,
      params: { found: unknown },
    },
  ]);
}

/** What the document is called, where the cutover has it. */
function documentTitle({ cutover, spec }: Opened, id: string): Text {
  const found = deliverablesOf(spec, cutover.intake).find(
    ({ deliverable }) => deliverable.id === id,
  );
  return found ? found.deliverable.title ?? found.form.title : id;
}

function shiftWords(
  { missing, passed, rostered, untrained }: ReturnType<typeof onShiftVerdict>,
  roster: Text,
  courses: Course[],
): Words {
  if (rostered === 0) {
    return {
      en: `Nobody is on duty during the window by “${inLanguage(
        roster,
        'en',
      )}” as it was last handed in`,
      'zh-CN': `最近提交的《${inLanguage(
        roster,
        'zh-CN',
      )}》中没有切换窗口期间的值守人员`,
    };
  }
  if (passed) {
    return {
      en: `${rostered} of ${rostered} people on duty certified`,
      'zh-CN': `全部 ${rostered} 名值守人员均已取得认证`,
    };
  }
  const inNone = (language: Language) => listed(untrained, language);
  const short = (language: Language) =>
    listed(
      missingIn({ missing }, courses).map(
        ({ course, people }) =>
          `${inLanguage(course.definition.title, language)} ${people}`,
      ),
      language,
    );
  return {
    en: [
      ...(missing.length
        ? [
            `${
              missing.length
            } of ${rostered} people on duty are not certified: ${short('en')}`,
          ]
        : []),
      ...(untrained.length ? [`In no course: ${inNone('en')}`] : []),
    ].join('. '),
    'zh-CN': [
      ...(missing.length
        ? [
            `${rostered} 名值守人员中有 ${
              missing.length
            } 名尚未取得认证：${short('zh-CN')}`,
          ]
        : []),
      ...(untrained.length ? [`未参加任何课程：${inNone('zh-CN')}`] : []),
    ].join('。'),
  };
}

/**
 * How many of those on duty are not certified in each course. Who they are is not said: whoever looks at a gate need not be
 * let see how people did, and who may finds them in the list of people.
 */
function missingIn(
  { missing }: Pick<ReturnType<typeof onShiftVerdict>, 'missing'>,
  courses: Course[],
): { course: Course; people: number }[] {
  return courses.flatMap(course => {
    const people = missing.filter(each => each.courses.includes(course.id));
    return people.length ? [{ course, people: people.length }] : [];
  });
}

function ratingWords(
  { answered, average, passed }: ReturnType<typeof questionnaireVerdict>,
  asked: { average: number; answered?: number | undefined; changed: boolean },
): Words {
  if (passed && average === undefined) {
    return {
      en: 'So few are asked that their ratings are never shown; nothing is waited for',
      'zh-CN': '受访人数过少，评分不予公布，无需等待',
    };
  }
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  const mean = average === undefined ? undefined : average.toFixed(2);
  const wanted = asked.answered ?? 0;
  return {
    en: `${
      mean === undefined
        ? 'Too few have answered to tell how they rate it'
        : `Rated ${mean} of 5, ${asked.average} asked for`
    }; ${percent(answered)} have answered${
      asked.changed ? ' what is asked now' : ''
    }${wanted ? `, ${percent(wanted)} asked for` : ''}`,
    'zh-CN': `${
      mean === undefined
        ? '答卷人数不足，尚无法统计评分'
        : `平均 ${mean} 分（满分 5 分，要求 ${asked.average} 分）`
    }；${asked.changed ? '现行问卷的' : ''}答卷率 ${percent(answered)}${
      wanted ? `（要求 ${percent(wanted)}）` : ''
    }`,
  };
}

function titleOf(id: string, courses: Course[], language: Language): string {
  const title: Text =
    courses.find(course => course.id === id)?.definition.title ?? id;
  return inLanguage(title, language);
}

/** So many are named; of more it is said how many they are. */
const MOST_NAMED = 20;

function listed(names: string[], language: Language): string {
  const more = names.length - MOST_NAMED;
  const first = names
    .slice(0, MOST_NAMED)
    .join(language === 'en' ? ', ' : '、');
  if (more <= 0) return first;
  return language === 'en'
    ? `${first} and ${more} more`
    : `${first}等 ${names.length} 项`;
}
