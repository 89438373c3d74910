import type { JsonObject } from '@backstage/types';
import { told, type Faulty } from '../__testUtils__/faultsWith';

const rule = 'phases.0.gate.rules.0';
const question = 'training.assessments.0.questions.0';
const when = (schema: JsonObject) => ({ type: 'object', ...schema });

describe('What can be wrong with risks, training, runbook and what is told', () => {
  it.each<Faulty>([
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
      'a gate that asks for no priority',
      'phases.0.gate.checks.0',
      { check: 'risk.none-at-or-above', params: { priority: 'ghost' } },
      'phases[0].gate.checks[0].params.priority priority.unknown',
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
      'more drawn from a pool than it holds',
      'training.assessments.0.pools',
      [{ id: 'p', draw: 1 }],
      [
        'training.assessments[0].draw exam.draw-beside-pools',
        'training.assessments[0].pools[0].draw exam.draw-too-large',
      ],
    ],
    [
      'a question of no pool that there is',
      `${question}.pool`,
      'ghost',
      'training.assessments[0].questions[0].pool pool.unknown',
    ],
    [
      'weights that do not add up to 100',
      'training.assessments.1.criteria.0.weight',
      90,
      'training.assessments[1].criteria practical.weights-not-whole',
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
  ])('%s', (_, place, value, expected) => {
    // A fault is told where it is, and not everywhere that it can be seen from.
    expect(told(place, value).sort()).toEqual([expected].flat().sort());
  });
});
