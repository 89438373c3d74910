import { aCutover } from '../__testUtils__/aCutover';
import { clashesOf, editOf, planOf, rebased, toUtc } from './plan';

const base = planOf(aCutover());

describe('planOf', () => {
  it('shows the window as the clock of its zone does', () => {
    expect(base.window).toEqual({
      start: '2040-03-14T22:00',
      end: '2040-03-15T04:00',
      timeZone: 'Europe/Berlin',
    });
  });
});

describe('editOf', () => {
  it('is empty when nothing was changed', () => {
    expect(editOf(base, planOf(aCutover()))).toEqual({});
  });

  it('holds only what was changed', () => {
    expect(editOf(base, { ...base, title: 'Move it' })).toEqual({
      title: 'Move it',
    });
  });

  it('sends a phase that moved, and no other', () => {
    const moved = {
      start: base.phases.closing.start,
      end: toUtc('2040-05-01T12:00', 'Europe/Berlin'),
    };
    expect(
      editOf(base, { ...base, phases: { ...base.phases, closing: moved } }),
    ).toEqual({
      phases: {
        closing: {
          start: '2040-03-20T17:00:00.000Z',
          end: '2040-05-01T10:00:00.000Z',
        },
      },
    });
  });
});

describe('two people editing at once', () => {
  const mine = { ...base, title: 'Mine', goals: 'My goals' };
  const theirs = { ...base, title: 'Theirs', scope: 'Their scope' };

  it('clash only where both changed the same field differently', () => {
    expect(clashesOf(base, mine, theirs)).toEqual(['title']);
  });

  it('do not clash over the same words', () => {
    expect(clashesOf(base, mine, { ...theirs, title: 'Mine' })).toEqual([]);
  });

  it('both keep what only they changed', () => {
    expect(rebased(base, mine, theirs, { title: 'theirs' })).toMatchObject({
      title: 'Theirs',
      goals: 'My goals',
      scope: 'Their scope',
    });
  });

  it('get the version that was chosen', () => {
    expect(rebased(base, mine, theirs, { title: 'mine' }).title).toBe('Mine');
  });
});
