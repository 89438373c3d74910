import fc from 'fast-check';
import type { JsonObject, JsonValue } from '@backstage/types';
import { formatPath } from '../errors';
import { aTemplate } from './__testUtils__/aTemplate';
import { extendTemplate } from './extendTemplate';
import { parseTemplate } from './parseTemplate';
import { validateTemplate } from './validateTemplate';

type Path = (string | number)[];

/** `root` with the value at `path` replaced; `undefined` takes it out. */
function put(root: JsonObject, path: string, value: JsonValue | undefined) {
  const keys = path.split('.');
  const parent = keys
    .slice(0, -1)
    .reduce<object>((at, key) => Reflect.get(at, key), root);
  const last = keys[keys.length - 1];
  if (value === undefined) Reflect.deleteProperty(parent, last);
  else if (last === '+' && Array.isArray(parent)) parent.push(value);
  else Reflect.set(parent, last, value);
}

function faultsWith(...changes: [string, JsonValue | undefined][]) {
  const template = aTemplate();
  for (const [path, value] of changes) put(template, path, value);
  return parseTemplate(template).faults;
}

const told = (path: string, value: JsonValue | undefined) =>
  faultsWith([path, value]).map(
    fault => `${formatPath(fault.path)} ${fault.reason}`,
  );

const role = { id: 'sponsor', title: 'x' };
const deliverable = { id: 'report', form: 'report' };
const activity = { title: 'x', description: 'x', role: 'sponsor' };
const rule = 'phases.0.gate.rules.0';
const question = 'training.assessments.0.questions.0';
const when = (schema: JsonObject) => ({ type: 'object', ...schema });

describe('parseTemplate', () => {
  it('gives the spec of a right template, with its defaults', () => {
    const { spec, faults } = parseTemplate(aTemplate());
    expect(faults).toEqual([]);
    expect(spec?.roles[0]).toMatchObject({ min: 1, manages: false });
    expect(spec && validateTemplate(spec)).toEqual([]);
  });

  it.each<[string, string, JsonValue | undefined, string | string[]]>([
    // What the schema of templates finds
    ['a key that nobody knows', 'colour', 'red', 'colour template.unknown-key'],
    ['a missing value', 'title', undefined, 'title template.missing'],
    [
      'a value of another type',
      'roles.0.min',
      'one',
      'roles[0].min template.wrong-type',
    ],
    [
      'a wrong format',
      'roles.0.id',
      'Sponsor',
      ['roles[0].id template.wrong-format', 'roles template.x'],
    ],
    ['a value too small', 'roles.0.max', 0, 'roles[0].max template.too-small'],
    [
      'a word that is not known',
      'communication.notices.0.audience',
      'neighbours',
      'communication.notices[0].audience template.unknown-value',
    ],
    [
      'a kind that is not known',
      'training.assessments.2.kind',
      'oral',
      ['training.assessments[2].kind template.unknown-value'],
    ],
    [
      'a source that is not known',
      'archive.1.source',
      { record: 'gossip' },
      'archive[1].source.record template.unknown-value',
    ],
    [
      'a text without English',
      'title',
      { 'zh-CN': '小' },
      'title.en template.missing',
    ],
    ['a text that is none', 'title', 7, 'title template.not-a-text'],
    ['null that takes nothing away', 'owner', null, 'owner template.null'],
    [
      'a place beside nothing',
      'archive.0.$after',
      'nothing',
      'archive[0].$after template.place-unknown',
    ],
    [
      'two places',
      'archive.0',
      {
        id: 'report',
        title: 'x',
        source: { record: 'audit' },
        $before: 'trail',
        $after: 'trail',
      },
      [
        'archive[0].$before template.place-unknown',
        'archive[0].$after template.place-twice',
      ],
    ],
    [
      'a removal of nothing',
      'archive.+',
      { id: 'nothing', $remove: true },
      'archive[2].$remove template.remove-unknown',
    ],
    [
      'a check whose id has no subject',
      'phases.0.gate.checks.0.check',
      'assessed',
      'phases[0].gate.checks[0].check template.wrong-format',
    ],
    // Ids
    ['a role twice', 'roles.+', role, 'roles[2].id template.duplicate-id'],
    [
      'a form twice',
      'forms.+',
      { id: 'report', title: 'x', schema: { type: 'object' } },
      'forms[1].id template.duplicate-id',
    ],
    [
      'a phase twice',
      'phases.1.id',
      'work',
      [
        'phases[1].id template.duplicate-id',
        'communication.support.until.phase phase.unknown',
      ],
    ],
    [
      'an activity twice, in two phases',
      'phases.1.activities.0.id',
      'write',
      'phases[1].activities[0].id template.duplicate-id',
    ],
    [
      'a deliverable twice, in two phases',
      'phases.1.activities.0.deliverables',
      [deliverable],
      'phases[1].activities[0].deliverables[0].id template.duplicate-id',
    ],
    [
      'a gate twice',
      'phases.1.gate',
      {
        id: 'review',
        title: 'x',
        rules: [{ id: 'r', type: 'all', roles: ['sponsor'] }],
      },
      'phases[1].gate.id template.duplicate-id',
    ],
    [
      'a rule twice',
      'phases.0.gate.rules.+',
      { id: 'two', type: 'all', roles: ['sponsor'] },
      'phases[0].gate.rules[1].id template.duplicate-id',
    ],
    [
      'a step of likelihood twice',
      'risk.likelihood.+',
      { id: 'low', title: 'x' },
      'risk.likelihood[2].id template.duplicate-id',
    ],
    [
      'a step of impact twice',
      'risk.impact.+',
      { id: 'small', title: 'x' },
      'risk.impact[2].id template.duplicate-id',
    ],
    [
      'a dimension twice',
      'risk.dimensions.+',
      { id: 'goals', title: 'x' },
      'risk.dimensions[1].id template.duplicate-id',
    ],
    [
      'a priority twice',
      'risk.priorities.+',
      { id: 'minor', title: 'x', tone: 'ok' },
      'risk.priorities[2].id template.duplicate-id',
    ],
    [
      'a category twice',
      'risk.categories.+',
      { id: 'technical', title: 'x', responses: [] },
      'risk.categories[1].id template.duplicate-id',
    ],
    [
      'a response twice',
      'risk.categories.0.responses.+',
      { id: 'test', title: 'x', strategy: 'avoid' },
      'risk.categories[0].responses[1].id template.duplicate-id',
    ],
    [
      'a question twice',
      `${question}.id`,
      'second',
      'training.assessments[0].questions[1].id template.duplicate-id',
    ],
    [
      'an option twice',
      `${question}.options.1.id`,
      'this',
      'training.assessments[0].questions[0].options[1].id template.duplicate-id',
    ],
    [
      'a stream twice',
      'runbook.streams.+',
      { id: 'main', title: 'x' },
      'runbook.streams[1].id template.duplicate-id',
    ],
    [
      'a task twice',
      'runbook.tasks.+',
      { id: 'a', title: 'x', stream: 'main', role: 'sponsor' },
      'runbook.tasks[3].id template.duplicate-id',
    ],
    [
      'an archive item twice',
      'archive.1.id',
      'report',
      'archive[1].id template.duplicate-id',
    ],
    [
      'a course unit twice',
      'training.courses.0.units.+',
      { id: 'one', title: 'x', body: 'x' },
      'training.courses[0].units[1].id template.duplicate-id',
    ],
    [
      'a principle twice',
      'principles',
      [
        { id: 'p', title: 'x', description: 'x' },
        { id: 'p', title: 'x', description: 'x' },
      ],
      'principles[1].id template.duplicate-id',
    ],
    // Roles
    [
      'a role that takes fewer than it needs',
      'roles.0.min',
      2,
      'roles[0].max role.max-below-min',
    ],
    ['nobody who leads', 'roles.0.leads', false, 'roles role.nobody-leads'],
    [
      'a leader who may be missing',
      'roles.0.min',
      0,
      'roles role.nobody-leads',
    ],
    [
      'an unknown role of an activity',
      'phases.0.activities.0.role',
      'ghost',
      'phases[0].activities[0].role role.unknown',
    ],
    [
      'an unknown contributor',
      'phases.0.activities.0.contributors.0',
      'ghost',
      'phases[0].activities[0].contributors[0] role.unknown',
    ],
    [
      'a contributor named twice',
      'phases.0.activities.0.contributors.+',
      'sponsor',
      'phases[0].activities[0].contributors[1] template.named-twice',
    ],
    [
      'an unknown role in a gate',
      `${rule}.roles.1`,
      'ghost',
      ['phases[0].gate.rules[0].roles[1] role.unknown'],
    ],
    [
      'an unknown role to escalate to when nobody is there',
      `${rule}.onEmpty`,
      { escalate: 'ghost' },
      'phases[0].gate.rules[0].onEmpty.escalate role.unknown',
    ],
    [
      'an unknown role to escalate to',
      `${rule}.escalateTo`,
      'ghost',
      'phases[0].gate.rules[0].escalateTo role.unknown',
    ],
    [
      'an unknown role that may return',
      'phases.0.gate.returnTo',
      ['ghost'],
      'phases[0].gate.returnTo[0] role.unknown',
    ],
    [
      'an unknown emergency role',
      'phases.0.gate.emergency',
      { roles: ['ghost'], reviewWithin: 'P1D' },
      'phases[0].gate.emergency.roles[0] role.unknown',
    ],
    [
      'an unknown owner of a risk',
      'risk.standardRisks.0.ownerRole',
      'ghost',
      'risk.standardRisks[0].ownerRole role.unknown',
    ],
    [
      'an unknown audience',
      'training.courses.0.audience',
      ['ghost'],
      'training.courses[0].audience[0] role.unknown',
    ],
    [
      'an unknown trainer',
      'training.courses.0.trainerRole',
      'ghost',
      'training.courses[0].trainerRole role.unknown',
    ],
    [
      'an unknown role in the runbook',
      'runbook.tasks.0.role',
      'ghost',
      'runbook.tasks[0].role role.unknown',
    ],
    [
      'an unknown role of a notice',
      'communication.notices.0.role',
      'ghost',
      'communication.notices[0].role role.unknown',
    ],
    [
      'an unknown approver of a notice',
      'communication.notices.0.approvedBy',
      ['ghost'],
      'communication.notices[0].approvedBy[0] role.unknown',
    ],
    [
      'an unknown role in a meeting',
      'communication.meetings.0.roles',
      ['ghost'],
      'communication.meetings[0].roles[0] role.unknown',
    ],
    [
      'unknown support',
      'communication.support.answeredBy',
      ['ghost'],
      'communication.support.answeredBy[0] role.unknown',
    ],
    // Gates
    [
      'n of m without n',
      `${rule}.n`,
      undefined,
      'phases[0].gate.rules[0].n gate.n-missing',
    ],
    [
      'n of m with more than there can be',
      `${rule}.n`,
      5,
      'phases[0].gate.rules[0].n gate.n-too-large',
    ],
    [
      'n where it means nothing',
      `${rule}.type`,
      'all',
      'phases[0].gate.rules[0].n gate.n-unused',
    ],
    [
      'a choice of more than its maximum',
      `${rule}.pick`,
      { min: 3, max: 2 },
      'phases[0].gate.rules[0].pick gate.pick-min-above-max',
    ],
    [
      'a choice of more people than there can be',
      `${rule}.pick`,
      { min: 5, max: 9 },
      'phases[0].gate.rules[0].pick.min gate.pick-too-many',
    ],
    // Phases
    [
      'no phase with the window',
      'phases.0.holdsWindow',
      false,
      'phases phase.no-window',
    ],
    [
      'two phases with the window',
      'phases.1.holdsWindow',
      true,
      'phases[1].holdsWindow phase.second-window',
    ],
    [
      'an unknown form',
      'phases.0.activities.0.deliverables.0.form',
      'ghost',
      'phases[0].activities[0].deliverables[0].form form.unknown',
    ],
    [
      'an activity longer than its phase',
      'phases.0.activities.0.duration',
      'P3W',
      'phases[0].activities[0].duration activity.longer-than-phase',
    ],
    [
      'a phase before its beginning',
      'phases.1.duration',
      '-P1W',
      'phases[1].duration duration.not-positive',
    ],
    [
      'a phase of no time',
      'phases.1.duration',
      'P0D',
      'phases[1].duration duration.not-positive',
    ],
    [
      'a phase of a century',
      'phases.1.duration',
      'P100Y',
      'phases[1].duration duration.too-long',
    ],
    [
      'a duration in words',
      'phases.1.duration',
      '2 weeks',
      'phases[1].duration template.wrong-format',
    ],
    // Risk
    [
      'a missing cell',
      'risk.matrix.low.large',
      undefined,
      'risk.matrix.low.large risk.matrix-cell-missing',
    ],
    [
      'a missing row',
      'risk.matrix.low',
      undefined,
      [
        'risk.matrix.low.small risk.matrix-cell-missing',
        'risk.matrix.low.large risk.matrix-cell-missing',
      ],
    ],
    [
      'a row of no likelihood',
      'risk.matrix.never',
      { small: 'minor' },
      'risk.matrix.never likelihood.unknown',
    ],
    [
      'a cell of no impact',
      'risk.matrix.low.huge',
      'minor',
      'risk.matrix.low.huge impact.unknown',
    ],
    [
      'a cell with no priority',
      'risk.matrix.low.small',
      'ghost',
      'risk.matrix.low.small priority.unknown',
    ],
    [
      'a mapping to no priority',
      'risk.mapping',
      { other: { big: 'ghost' } },
      'risk.mapping.other.big priority.unknown',
    ],
    [
      'an unknown category',
      'risk.standardRisks.0.category',
      'ghost',
      'risk.standardRisks[0].category risk-category.unknown',
    ],
    [
      'an unknown response',
      'risk.standardRisks.0.responses',
      ['ghost'],
      'risk.standardRisks[0].responses[0] response.unknown',
    ],
    [
      'an unknown likelihood',
      'risk.standardRisks.0.likelihood',
      'ghost',
      'risk.standardRisks[0].likelihood likelihood.unknown',
    ],
    [
      'an unknown impact',
      'risk.standardRisks.0.impact.goals',
      'ghost',
      'risk.standardRisks[0].impact.goals impact.unknown',
    ],
    [
      'an unknown dimension',
      'risk.standardRisks.0.impact',
      { ghost: 'large' },
      'risk.standardRisks[0].impact.ghost dimension.unknown',
    ],
    [
      'a risk for nothing',
      'risk.standardRisks.0.impact',
      {},
      'risk.standardRisks[0].impact risk.no-impact',
    ],
    [
      'a risk in no phase',
      'risk.standardRisks.0.phase',
      'ghost',
      'risk.standardRisks[0].phase phase.unknown',
    ],
    // Training
    [
      'a course before no phase',
      'training.courses.0.finishBefore.phase',
      'ghost',
      'training.courses[0].finishBefore.phase phase.unknown',
    ],
    [
      'an unknown assessment',
      'training.courses.0.assessments.0',
      'ghost',
      'training.courses[0].assessments[0] assessment.unknown',
    ],
    [
      'an answer that is no option',
      `${question}.answer`,
      'neither',
      'training.assessments[0].questions[0].answer option.unknown',
    ],
    [
      'answers that are no options',
      question,
      {
        id: 'first',
        kind: 'multiple-choice',
        text: 'x',
        options: [
          { id: 'a', text: 'x' },
          { id: 'b', text: 'x' },
        ],
        answer: ['a', 'c'],
      },
      'training.assessments[0].questions[0].answer[1] option.unknown',
    ],
    [
      'more drawn than there are',
      'training.assessments.0.draw',
      3,
      'training.assessments[0].draw exam.draw-too-large',
    ],
    [
      'a practical exercise that nobody can pass',
      'training.assessments.1.criteria.0.levels.1.share',
      0.4,
      'training.assessments[1].passMark assessment.cannot-be-passed',
    ],
    // Runbook
    [
      'an unknown stream',
      'runbook.tasks.0.stream',
      'ghost',
      'runbook.tasks[0].stream stream.unknown',
    ],
    [
      'a dependency on nothing',
      'runbook.tasks.1.dependsOn',
      ['ghost'],
      'runbook.tasks[1].dependsOn[0] task.unknown',
    ],
    [
      'a cycle',
      'runbook.tasks.0.dependsOn',
      ['b'],
      'runbook.tasks[0].dependsOn[0] runbook.cycle',
    ],
    [
      'a task that waits for itself',
      'runbook.tasks.0.dependsOn',
      ['a'],
      'runbook.tasks[0].dependsOn[0] runbook.cycle',
    ],
    [
      'a way back from nothing',
      'runbook.tasks.2.rollsBack',
      'ghost',
      'runbook.tasks[2].rollsBack task.unknown',
    ],
    [
      'a task that rolls itself back',
      'runbook.tasks.2.rollsBack',
      'back',
      'runbook.tasks[2].rollsBack task.rolls-itself-back',
    ],
    // Communication and archive
    [
      'a meeting in no phase',
      'communication.meetings.0.phases',
      ['ghost'],
      'communication.meetings[0].phases[0] phase.unknown',
    ],
    [
      'a meeting all the time',
      'communication.meetings.0.every',
      'PT0S',
      'communication.meetings[0].every duration.not-positive',
    ],
    [
      'support that ends before it begins',
      'communication.support',
      {
        title: 'x',
        description: 'x',
        answeredBy: ['expert'],
        firstAnswerWithin: 'PT2H',
        from: { phase: 'end' },
        until: { phase: 'work' },
      },
      'communication.support.until.phase support.ends-before-it-begins',
    ],
    [
      'an unknown deliverable',
      'archive.0.source.deliverable',
      'ghost',
      'archive[0].source.deliverable deliverable.unknown',
    ],
    // Texts
    [
      'a missing translation',
      'title',
      { en: 'Small' },
      'title.zh-CN text.translation-missing',
    ],
    [
      'a missing translation in a form',
      'forms.0.schema.properties.summary.title',
      { en: 'Small' },
      'forms[0].schema.properties.summary.title.zh-CN text.translation-missing',
    ],
    [
      'a missing translation of a choice',
      'intake.schema.properties.region.oneOf.0.title',
      { en: 'N' },
      'intake.schema.properties.region.oneOf[0].title.zh-CN text.translation-missing',
    ],
    [
      'a language that is none',
      'title',
      { en: 'a', 'zh-CN': 'b', zh_TW: 'c' },
      'title.zh_TW language.invalid',
    ],
    // Conditions
    [
      'a condition that is false',
      'archive.0.when',
      false,
      'archive[0].when when.never-holds',
    ],
    [
      'a condition with a misspelt keyword',
      'archive.0.when',
      { requird: [] },
      'archive[0].when.requird schema.unknown-keyword',
    ],
    [
      'a condition on a field that is not asked for',
      'runbook.tasks.0.when',
      when({ required: ['x'], properties: { x: { const: 1 } } }),
      'runbook.tasks[0].when.properties.x when.unknown-property',
    ],
    [
      'a condition on an answer that is not offered',
      `${rule}.when`,
      when({ required: ['region'], properties: { region: { const: 'west' } } }),
      'phases[0].gate.rules[0].when.properties.region.const when.never-holds',
    ],
  ])('finds %s', (_, path, value, expected) => {
    const wanted = [expected].flat().filter(line => !line.endsWith('.x'));
    expect(told(path, value)).toEqual(expect.arrayContaining(wanted));
    // A fault is told where it is, not everywhere that it can be seen from.
    if (typeof expected === 'string') expect(told(path, value)).toEqual(wanted);
  });

  it('names the whole cycle', () => {
    const [fault] = faultsWith(['runbook.tasks.0.dependsOn', ['b']]);
    expect(fault.message).toContain('a → b → a');
  });

  it('proposes what was probably meant', () => {
    const [fault] = faultsWith(['phases.0.activities.0.role', 'sponsr']);
    expect(fault.message).toContain('use one of sponsor, expert');
  });

  it('tells every fault at once, even beside values that are wrong in themselves', () => {
    const reasons = faultsWith(
      ['version', 'one'],
      ['phases.0.duration', 5],
      ['phases.0.activities.0.role', 'ghost'],
      ['runbook.tasks.0.dependsOn', ['b']],
      ['risk.matrix.low.large', undefined],
      ['title', { en: 'Small' }],
      ['forms.0.schema.properties.summary', { type: 'strnig' }],
    ).map(fault => fault.reason);
    expect(reasons.sort()).toEqual([
      'risk.matrix-cell-missing',
      'role.unknown',
      'runbook.cycle',
      'schema.invalid',
      'template.wrong-format',
      'template.wrong-type',
      'text.translation-missing',
    ]);
  });

  it('is content with texts in one language only where they are plain strings', () => {
    expect(faultsWith(['title', 'PCI DSS'])).toEqual([]);
    expect(
      faultsWith(['languages', ['en']], ['title', { en: 'Small' }]),
    ).toEqual([]);
  });

  it.each(['__proto__', 'constructor', 'prototype'])(
    'refuses the key %s, wherever it is, and once',
    key => {
      const forms: JsonObject = JSON.parse(
        `{"forms":[{"id":"report","schema":{"properties":{"${key}":{}}}}], "${key}": {"polluted": true}}`,
      );
      const { faults, spec } = parseTemplate(
        extendTemplate(aTemplate(), forms),
      );
      expect(spec).toBeUndefined();
      expect(
        faults.map(({ path, reason }) => [formatPath(path), reason]),
      ).toEqual(
        expect.arrayContaining([
          [key, 'input.forbidden-key'],
          [`forms[0].schema.properties.${key}`, 'input.forbidden-key'],
        ]),
      );
      expect(new Set(faults.map(fault => formatPath(fault.path))).size).toBe(
        faults.length,
      );
      expect(({} as JsonObject).polluted).toBeUndefined();
    },
  );

  it('refuses what is nested without end', () => {
    let deep: JsonObject = {};
    for (let level = 0; level < 5000; level++) deep = { not: deep };
    expect(told('intake.schema', deep)).toEqual([
      expect.stringContaining('input.too-deep'),
    ]);
  });

  const places = [...pathsIn(aTemplate())];

  it('survives whatever is written at whatever place, and names it or what depends on it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.jsonValue({ maxDepth: 2 }),
        (path, value) => {
          const template = aTemplate();
          put(template, path.join('.'), value as JsonValue);
          const { spec, faults } = parseTemplate(template);
          expect(spec === undefined).toBe(faults.length > 0);
          for (const fault of faults) {
            expect(fault.reason).toMatch(/^[a-z-]+(\.[a-z-]+)+$/);
            expect(fault.message).toMatch(/\S{2}/);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('survives the loss of whatever place', () => {
    fc.assert(
      fc.property(fc.constantFrom(...places), path => {
        const template = aTemplate();
        put(template, path.join('.'), undefined);
        const { spec, faults } = parseTemplate(
          JSON.parse(JSON.stringify(template)),
        );
        expect(spec === undefined).toBe(faults.length > 0);
      }),
      { numRuns: 150 },
    );
  });
});

function* pathsIn(value: unknown, path: Path = []): Generator<Path> {
  if (path.length > 0) yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    yield* pathsIn(item, [...path, key]);
  }
}
