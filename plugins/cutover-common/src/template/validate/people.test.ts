import { told, type Faulty } from '../__testUtils__/faultsWith';

const rule = 'phases.0.gate.rules.0';

/** Rules by id, with those that each waits for. */
const inOrder = (rules: Record<string, string[]>) =>
  Object.entries(rules).map(([id, after]) => ({
    ...{ id, after },
    type: 'any',
    roles: ['sponsor'],
  }));

describe('What can be wrong with roles, phases and gates', () => {
  it.each<Faulty>([
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
    [
      'a rule that waits for one that is not there',
      `${rule}.after`,
      ['ghost'],
      'phases[0].gate.rules[0].after[0] rule-of-this-gate.unknown',
    ],
    [
      'a rule that waits for itself',
      `${rule}.after`,
      ['two'],
      'phases[0].gate.rules[0].after gate.rules-in-circle',
    ],
    [
      'rules that wait for each other',
      'phases.0.gate.rules',
      inOrder({ one: ['three'], two: ['one'], three: ['two'] }),
      [
        'phases[0].gate.rules[0].after gate.rules-in-circle',
        'phases[0].gate.rules[1].after gate.rules-in-circle',
        'phases[0].gate.rules[2].after gate.rules-in-circle',
      ],
    ],
    [
      'a circle, and not the rule that waits for it',
      'phases.0.gate.rules',
      inOrder({ one: ['two'], two: ['one'], three: ['one'] }),
      [
        'phases[0].gate.rules[0].after gate.rules-in-circle',
        'phases[0].gate.rules[1].after gate.rules-in-circle',
      ],
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
  ])('%s', (_, place, value, expected) => {
    // A fault is told where it is, and not everywhere that it can be seen from.
    expect(told(place, value).sort()).toEqual([expected].flat().sort());
  });

  it('takes rules that wait for others, whichever stands first', () => {
    const rules = inOrder({ last: ['one', 'two'], two: ['one'], one: [] });
    expect(told('phases.0.gate.rules', rules)).toEqual([]);
  });
});
