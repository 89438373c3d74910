import {
  aBody,
  aCutover,
  carol,
  faultsOf,
  machine,
  noon,
  refusalOf,
  started,
} from './__testUtils__/aCutover';
import { parseCreateInput, refsOf } from './parseInput';

const alice = 'user:default/alice';

describe('createCutover', () => {
  it('starts the first phase and plans all of them around the window', () => {
    const { cutover, happened } = started();
    expect(cutover).toMatchObject({
      status: 'running',
      phase: 'initiation',
      type: 'small-change',
      template: { version: '1.0.0', title: { 'zh-CN': '小变更' } },
      window: {
        start: '2027-03-06T21:00:00.000Z',
        end: '2027-03-07T03:00:00.000Z',
        timeZone: 'Europe/Berlin',
      },
      targets: [
        { ref: 'component:default/shop', owner: 'group:default/shop-team' },
        { ref: 'system:default/orders' },
      ],
      createdBy: 'user:default/bob',
      version: 1,
    });
    expect(cutover.phases.map(({ id, status }) => `${id} ${status}`)).toEqual([
      'initiation in-progress',
      'implementation not-started',
      'closing not-started',
    ]);
    expect(cutover.phases[0].actual).toEqual({ start: noon });
    expect(happened).toMatchObject({
      type: 'cutover.created',
      cutoverId: cutover.id,
      by: 'user:default/bob',
      after: { title: 'Move the shop to the new database' },
    });
  });

  it('lays out its activities, and says how far they are', () => {
    const { cutover, activities, happened } = started();
    expect(activities.map(({ id, status }) => `${id} ${status}`)).toEqual([
      'do-initiation not-started',
      'do-implementation not-started',
      'do-closing not-started',
    ]);
    expect(cutover.progress).toEqual({
      total: 3,
      done: 0,
      nextDue: cutover.phases[0].planned.end,
    });
    expect(happened.after).not.toHaveProperty('progress');
  });

  it('brings references and times into one form', () => {
    const input = parseCreateInput(
      aBody({
        template: 'Small-Change',
        owner: 'Group:Default/Shop-Team',
        targets: ['Shop', 'System:orders'],
        team: { sponsor: ['Alice'] },
        window: {
          start: '2027-03-06T22:00:00+08:00',
          end: '2027-03-07',
          timeZone: 'Asia/Shanghai',
        },
      }),
    );
    expect(input).toMatchObject({
      template: 'cutovertemplate:default/small-change',
      owner: 'group:default/shop-team',
      targets: ['component:default/shop', 'system:default/orders'],
      team: { sponsor: [alice] },
      window: {
        start: '2027-03-06T14:00:00.000Z',
        end: '2027-03-06T16:00:00.000Z',
      },
    });
    expect(refsOf(input)).toEqual([
      'group:default/shop-team',
      'component:default/shop',
      'system:default/orders',
      alice,
    ]);
  });

  it('keeps markup as the text that was typed', () => {
    const title = '<script>alert("x")</script> & <b>bold</b>';
    expect(aCutover({ title, goals: title, scope: title })).toMatchObject({
      title,
      goals: title,
      scope: title,
    });
  });

  it('is not for services', () => {
    expect(refusalOf(() => started({}, machine))).toMatchObject({
      name: 'NotAllowedError',
      reason: 'actor.person-needed',
    });
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['no sponsor', { team: {} }, 'team.sponsor team.role-empty'],
    [
      'an empty list of sponsors',
      { team: { sponsor: [] } },
      'team.sponsor team.role-empty',
    ],
    [
      'too many in a role',
      {
        team: {
          sponsor: [alice],
          'operations-lead': ['user:default/bob', 'user:default/dora'],
        },
      },
      'team.operations-lead team.role-too-many',
    ],
    [
      'a role that the template does not have',
      { team: { sponsor: [alice], king: [alice] } },
      'team.king team.role-unknown',
    ],
    [
      'a person who is not in the catalog',
      { team: { sponsor: ['user:default/nobody'] } },
      'team.sponsor.0 team.person-unknown',
    ],
    [
      'a group in a role',
      { team: { sponsor: ['group:default/executives'] } },
      'team.sponsor.0 team.not-a-person',
    ],
    [
      'the same person twice in a role',
      { team: { sponsor: [alice, 'user:Default/Alice'] } },
      'team.sponsor.1 team.duplicate',
    ],
    [
      'a target that is not in the catalog',
      { targets: ['component:default/shop', 'component:default/ghost'] },
      'targets.1 target.unknown',
    ],
    ['a person as a target', { targets: [alice] }, 'targets.0 target.kind'],
    [
      'the same target twice',
      { targets: ['component:default/shop', 'Shop'] },
      'targets.1 target.duplicate',
    ],
    ['no target', { targets: [] }, 'targets list.too-short'],
    [
      'an owner who is not in the catalog',
      { owner: 'group:default/ghosts' },
      'owner owner.unknown',
    ],
    [
      'a component as the owner',
      { owner: 'component:default/shop' },
      'owner owner.not-a-group-or-user',
    ],
    ['a malformed reference', { owner: 'group:' }, 'owner ref.malformed'],
    [
      'another version of the template',
      { templateVersion: '9.9.9' },
      'templateVersion template.version-unknown',
    ],
    ['a long title', { title: 'x'.repeat(10_000) }, 'title text.too-long'],
    ['a blank title', { title: '   ' }, 'title text.too-short'],
    [
      'a title that nobody can see',
      { title: '\u200b\u200d\u2060\ufeff' },
      'title text.too-short',
    ],
    ['no goals', { goals: undefined }, 'goals input.missing'],
    ['a number as the title', { title: 12 }, 'title input.wrong-type'],
    ['a name with spaces', { name: 'My shop' }, 'name input.wrong-format'],
    [
      'the id of a cutover as a name',
      { name: '0b9c1f6e-8f5d-4c43-9d0e-2f5d0e7c1a11' },
      'name input.invalid',
    ],
    ['a state', { state: 'closed' }, 'state input.unknown-key'],
    ['a version', { version: 7 }, 'version input.unknown-key'],
    ['an approver', { approver: alice }, 'approver input.unknown-key'],
    ['a creator', { createdBy: alice }, 'createdBy input.unknown-key'],
    [
      'a forbidden key',
      JSON.parse('{"__proto__": {"admin": true}}'),
      '__proto__ input.forbidden-key',
    ],
    [
      'a forbidden key deep inside',
      { intake: { reason: 'x', list: [{ constructor: { prototype: 1 } }] } },
      'intake.list.0.constructor input.forbidden-key',
    ],
    [
      'a character that no database keeps',
      { title: 'Shop\u0000 move' },
      'title text.unreadable-character',
    ],
    [
      'half a character',
      { scope: 'a\ud800b' },
      'scope text.unreadable-character',
    ],
  ])('names the fault: %s', (_, wrong, fault) => {
    // Spreading would drop an own `__proto__`, as it never reaches anybody by accident.
    const body = Object.defineProperties(
      aBody(),
      Object.getOwnPropertyDescriptors(wrong),
    );
    expect(faultsOf(() => started(body))).toEqual([fault]);
  });

  it('names the faults of the intake form under intake', () => {
    const [fault] = faultsOf(() => started({ intake: {} }));
    expect(fault).toMatch(/^intake/);
  });

  it('names all faults at once', () => {
    expect(
      faultsOf(() =>
        started({
          owner: 'group:default/ghosts',
          targets: ['component:default/ghost'],
          team: { king: [] },
          templateVersion: '2.0.0',
        }),
      ),
    ).toEqual([
      'templateVersion template.version-unknown',
      'owner owner.unknown',
      'targets.0 target.unknown',
      'team.king team.role-unknown',
      'team.sponsor team.role-empty',
    ]);
    expect(faultsOf(() => parseCreateInput({ title: '', state: 'x' }))).toEqual(
      expect.arrayContaining([
        'title text.too-short',
        'owner input.missing',
        'window input.missing',
        'state input.unknown-key',
      ]),
    );
  });

  it('does not repeat the whole of a key that fills a page', () => {
    const { message } = refusalOf(() =>
      parseCreateInput({ ...aBody(), ['k'.repeat(100_000)]: 1 }),
    );
    expect(message.length).toBeLessThan(500);
  });

  it('survives nesting that would exhaust the stack', () => {
    const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    expect(
      faultsOf(() => parseCreateInput(aBody({ intake: { deep } }))),
    ).toEqual(['intake.deep.0 input.too-deep']);
  });

  it.each([null, 'text', 12, [], undefined])('refuses %j as a body', body => {
    expect(refusalOf(() => parseCreateInput(body)).name).toBe('InputError');
  });

  it('says in a sentence what helps', () => {
    const error = refusalOf(() => started({ team: {} }));
    expect(error.message).toBe(
      'team.sponsor: Nobody holds the role "sponsor"; name at least 1',
    );
    expect(error.name).toBe('InputError');
  });

  it('remembers who took part, not who watches', () => {
    expect(aCutover().team).not.toHaveProperty('operations-lead');
    expect(started({}, carol).cutover.createdBy).toBe(carol.ref);
  });
});
