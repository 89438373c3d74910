import { told, type Faulty } from '../__testUtils__/faultsWith';

const role = { id: 'sponsor', title: 'x' };
const deliverable = { id: 'report', form: 'report' };
const question = 'training.assessments.0.questions.0';

describe('What can be wrong with the ids of a template', () => {
  it.each<Faulty>([
    // Ids
    ['a role twice', 'roles.+', role, 'roles[2].id template.duplicate-id'],
    [
      'a role that nobody could be given',
      'roles.+',
      { ...role, id: 'prototype' },
      'roles[2].id template.reserved-id',
    ],
    [
      'a question that nobody could answer',
      `${question}.id`,
      'constructor',
      'training.assessments[0].questions[0].id template.reserved-id',
    ],
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
  ])('%s', (_, place, value, expected) => {
    // A fault is told where it is, and not everywhere that it can be seen from.
    expect(told(place, value).sort()).toEqual([expected].flat().sort());
  });
});
