import { told, type Faulty } from '../__testUtils__/faultsWith';

describe('What can be wrong with the values of a template', () => {
  it.each<Faulty>([
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
      'risk.standardRisks.0.id',
      'Failure',
      'risk.standardRisks[0].id template.wrong-format',
    ],
    [
      'a value too small',
      'training.assessments.0.attempts',
      0,
      'training.assessments[0].attempts template.too-small',
    ],
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
  ])('%s', (_, place, value, expected) => {
    // A fault is told where it is, and not everywhere that it can be seen from.
    expect(told(place, value).sort()).toEqual([expected].flat().sort());
  });
});
