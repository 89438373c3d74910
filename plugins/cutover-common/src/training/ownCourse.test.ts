import type { CutoverStatus } from '../lifecycle';
import { isInMyTraining, isOwnCourse } from './ownCourse';

const at = '2027-01-10T12:00:00.000Z';
const leftAt = '2027-01-05T12:00:00.000Z';
const certificate = { at: '2027-01-01T12:00:00.000Z', by: 'assessed' } as const;
const expired = { ...certificate, until: at };

describe('A course is somebody’s own', () => {
  it('while they need it, and after they have left it with a certificate that holds', () => {
    expect(isOwnCourse({}, at)).toBe(true);
    expect(isOwnCourse({ leftAt, certificate }, at)).toBe(true);
  });

  it('no more once they have left it without one, or once it has expired', () => {
    expect(isOwnCourse({ leftAt }, at)).toBe(false);
    expect(isOwnCourse({ leftAt, certificate: expired }, at)).toBe(false);
  });
});

describe('My training shows a course', () => {
  const shownIn = (member: Parameters<typeof isInMyTraining>[0]) =>
    (['running', 'closed', 'cancelled'] as CutoverStatus[]).filter(status =>
      isInMyTraining(member, { status }, at),
    );

  it('to whoever needs it in a running cutover', () => {
    expect(shownIn({})).toEqual(['running']);
  });

  it('to whoever is certified also when the cutover is closed, though they have left the course', () => {
    expect(shownIn({ certificate })).toEqual(['running', 'closed']);
    expect(shownIn({ certificate, leftAt })).toEqual(['running', 'closed']);
  });

  it('with a certificate that has expired to those who belong to it, and to nobody who has left', () => {
    expect(shownIn({ certificate: expired })).toEqual(['running', 'closed']);
    expect(shownIn({ certificate: expired, leftAt })).toEqual([]);
    expect(shownIn({ leftAt })).toEqual([]);
  });
});
