import { act, screen, waitFor, within } from '@testing-library/react';
import { aCutover } from '../../lifecycle/__testUtils__/aCutover';
import { refusal } from '../../lifecycle/__testUtils__/FakeCutoverApi';
import { obstacles } from '../../lifecycle/__testUtils__/renderPage';
import {
  aCourse,
  aDefinition,
  aMember,
  aQuestionnaire,
  aSession,
} from '../__testUtils__/aCourse';
import { FakeTrainingApi } from '../__testUtils__/FakeTrainingApi';
import { showMine } from '../__testUtils__/stage';

const saved: Blob[] = [];

beforeEach(() => {
  localStorage.clear();
  saved.length = 0;
  URL.createObjectURL = content => {
    saved.push(content as Blob);
    return 'blob:it';
  };
  URL.revokeObjectURL = () => {};
});

/** Three courses: one that is late, one that is next, one that is done. */
function threeCourses() {
  const course = (id: string, title: string, due: string) =>
    aCourse({
      id,
      due,
      definition: aDefinition({ id, title, assessments: [] }),
    });
  return new FakeTrainingApi({
    courses: [
      course('next', 'The next one', '2040-01-10'),
      course('done', 'The done one', '2040-01-01'),
      course('late', 'The late one', '2026-11-01'),
    ],
    members: [
      aMember({ course: 'next' }),
      aMember({
        course: 'done',
        certificate: {
          at: '2026-11-10T08:00:00.000Z',
          by: 'read',
          until: '2027-11-10T08:00:00.000Z',
        },
      }),
      aMember({ course: 'late' }),
    ],
  });
}

describe('My training', () => {
  it('tells whoever has answered a questionnaire that it was changed, and asks nothing of them', async () => {
    const training = new FakeTrainingApi({
      members: [aMember()],
      courses: [
        aCourse({
          definition: aDefinition({ assessments: ['feedback'], units: [] }),
        }),
      ],
    });
    const answers = { useful: 2, length: 'short' };
    training.answerAs('user:default/alice', 'feedback', answers);
    const told =
      '“How was the training?” has been changed since you answered it. You may answer it once more; you need not.';
    const first = showMine(training);
    await screen.findByText('The till');
    expect(screen.queryByText(told)).not.toBeInTheDocument();
    first.page.unmount();

    training.changeTo({ ...aQuestionnaire, minimumGroup: 3 });
    showMine(training);
    expect(await screen.findByText(told)).toBeVisible();
    expect(
      screen.getByRole('link', {
        name: 'Answer again: “How was the training?”',
      }),
    ).toHaveTextContent('Answer again');
    expect(
      screen.queryByText(/say how the training was/),
    ).not.toBeInTheDocument();
    expect(await obstacles()).toEqual([]);
  });

  it('says what is left to do, the late one first, and keeps what is done below', async () => {
    const { user } = showMine(threeCourses());
    await screen.findByText('The late one');
    expect(
      screen
        .getAllByText(/^The (late|next|done) one$/)
        .map(each => each.textContent),
    ).toEqual(['The late one', 'The next one']);
    expect(screen.getByText(/overdue since Nov 1, 2026/)).toBeVisible();
    expect(screen.getByText(/due Jan 10, 2040/)).toBeVisible();
    expect(screen.getAllByText('Europe/Berlin')).toHaveLength(2);
    await user.click(screen.getByRole('button', { name: '1 course is done' }));
    expect(
      screen.getByText(/Certified since Nov 10, 2026.*until Nov 10, 2027/),
    ).toBeVisible();
    expect(await obstacles()).toEqual([]);
  });

  it('shows a certificate that has expired as such, and what is to be done again', async () => {
    const training = new FakeTrainingApi({
      members: [
        aMember({
          certificate: {
            ...{ at: '2024-11-10T08:00:00.000Z', by: 'assessed' },
            until: '2025-11-10T08:00:00.000Z',
          },
        }),
      ],
    });
    showMine(training);
    expect(
      await screen.findByText(/^Certificate: Expired Nov 10, 2025/),
    ).toBeVisible();
    expect(screen.queryByText(/^Certified since/)).not.toBeInTheDocument();
    expect(screen.getByText('Exam on the till: not begun')).toBeVisible();
  });

  it('asks how it was after all that is to be learned, and offers no more sessions to those who are certified', async () => {
    const training = new FakeTrainingApi({
      courses: [
        aCourse({
          due: '2040-01-01',
          definition: aDefinition({
            title: 'Already certified',
            assessments: ['feedback'],
          }),
        }),
        aCourse({
          id: 'other',
          due: '2040-02-01',
          definition: aDefinition({
            id: 'other',
            title: 'Still to learn',
            assessments: [],
          }),
        }),
      ],
      members: [
        aMember({
          certificate: { at: '2026-11-10T08:00:00.000Z', by: 'read' },
        }),
        aMember({ course: 'other' }),
      ],
      sessions: [aSession()],
    });
    showMine(training);
    await screen.findByText('Still to learn');
    expect(
      screen
        .getAllByText(/^(Still to learn|Already certified)$/)
        .map(each => each.textContent),
    ).toEqual(['Still to learn', 'Already certified']);
    expect(
      screen.queryByRole('button', { name: 'Sign up' }),
    ).not.toBeInTheDocument();
  });

  it('keeps below what one has left with a certificate, and asks nothing of it', async () => {
    const left = { leftAt: '2026-11-20T08:00:00.000Z' };
    const training = new FakeTrainingApi({
      courses: [
        aCourse({ definition: aDefinition({ title: 'Earned' }) }),
        aCourse({
          id: 'other',
          definition: aDefinition({ id: 'other', title: 'Left undone' }),
        }),
      ],
      members: [
        aMember({
          ...left,
          certificate: { at: '2026-11-10T08:00:00.000Z', by: 'assessed' },
        }),
        aMember({ ...left, course: 'other' }),
      ],
      sessions: [aSession()],
    });
    const { user } = showMine(training);
    expect(await screen.findByText('Nothing is left to do')).toBeVisible();
    await user.click(screen.getByRole('button', { name: '1 course is done' }));
    expect(screen.getByText('Earned')).toBeVisible();
    expect(screen.getByText(/^Certified since Nov 10, 2026/)).toBeVisible();
    expect(
      screen.getByText(
        'You do not need this course any more; you stay certified in it.',
      ),
    ).toBeVisible();
    expect(
      screen.queryByRole('list', { name: 'What is left to do' }),
    ).not.toBeInTheDocument();
    expect(screen.queryByText('Left undone')).not.toBeInTheDocument();
    expect(await obstacles()).toEqual([]);
  });

  it('says that there is nothing', async () => {
    showMine(new FakeTrainingApi());
    expect(await screen.findByText('Nothing is left to do')).toBeVisible();
    expect(
      screen.getByText('You are assigned to no course at present.'),
    ).toBeVisible();
  });

  it('says so where it cannot be fetched, and tries again', async () => {
    const training = threeCourses();
    training.refuse.read = refusal(503, { message: 'Starting' });
    const { user } = showMine(training);
    await screen.findByText('The training could not be fetched');
    training.refuse.read = undefined;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('The late one')).toBeVisible();
  });

  it('signs one up for a session, and off again, and hands out calendars', async () => {
    const training = new FakeTrainingApi({
      members: [aMember()],
      sessions: [aSession({ capacity: 1 })],
    });
    const { user } = showMine(training);
    expect(await screen.findByText('0 of 1 seats taken')).toBeVisible();
    expect(screen.getByText(/Jan 15, 2040, 09:00 – 11:00/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Sign up' }));
    expect(await screen.findByText('You are signed up')).toBeVisible();
    await user.click(
      screen.getByRole('button', { name: 'Into my calendar (.ics)' }),
    );
    await user.click(
      screen.getByRole('button', {
        name: 'All my sessions as a calendar file (.ics)',
      }),
    );
    await waitFor(() => expect(saved).toHaveLength(2));
    await user.click(screen.getByRole('button', { name: 'Sign off' }));
    expect(
      await screen.findByRole('button', { name: 'Sign up' }),
    ).toBeVisible();
  });

  it('offers no seat from the moment on at which the session begins', async () => {
    const { start } = aSession();
    jest.useFakeTimers({ now: Date.parse(start) - 20_000 });
    try {
      const training = new FakeTrainingApi({
        members: [aMember()],
        sessions: [aSession()],
      });
      showMine(training);
      const signUp = await screen.findByRole('button', { name: 'Sign up' });
      expect(signUp).toHaveAttribute('aria-disabled', 'false');
      training.now = start;
      await act(() => jest.advanceTimersByTimeAsync(22_000));
      expect(signUp).toHaveAttribute('aria-disabled', 'true');
      expect(signUp).toHaveAccessibleDescription('The session has begun.');
    } finally {
      jest.useRealTimers();
    }
  });

  it('offers no seat to whoever was there already', async () => {
    const now = Date.now();
    const moment = (hours: number) =>
      new Date(now + hours * 3_600_000).toISOString();
    const training = new FakeTrainingApi({
      members: [aMember()],
      sessions: [aSession({ start: moment(-1), end: moment(1) })],
    });
    training.now = moment(0);
    training.seatsOf.set(aSession().id, [
      {
        session: aSession().id,
        person: 'user:default/alice',
        status: 'attended',
        at: training.now,
      },
    ]);
    showMine(training);
    expect(await screen.findByText('You attended')).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Sign up' }),
    ).not.toBeInTheDocument();
  });

  it('lets one wait where a session is full', async () => {
    const training = new FakeTrainingApi({
      members: [aMember()],
      sessions: [aSession({ capacity: 1 })],
    });
    training.seatsOf.set(aSession().id, [
      {
        session: aSession().id,
        person: 'user:default/bob',
        status: 'signed-up',
        at: training.now,
      },
    ]);
    const { user } = showMine(training);
    await user.click(
      await screen.findByRole('button', { name: 'Join the waiting list' }),
    );
    expect(
      await screen.findByText('You are on the waiting list'),
    ).toBeVisible();
  });
});

describe('A course to read', () => {
  const READING = '/move-the-shop/till';

  it('is read unit by unit, and shows how far one is', async () => {
    const training = new FakeTrainingApi({ members: [aMember()] });
    const { user } = showMine(training, READING);
    expect(await screen.findByText('0 of 2 units read')).toBeVisible();
    expect(screen.getByText('key').tagName).toBe('STRONG');
    expect(await obstacles()).toEqual([]);
    await user.click(
      screen.getByRole('button', { name: 'Read, and on to the next' }),
    );
    expect(await screen.findByText('1 of 2 units read')).toBeVisible();
    expect(
      screen.getByRole('heading', { name: 'Closing', level: 2 }),
    ).toHaveFocus();
    await user.click(screen.getByRole('button', { name: 'Read' }));
    expect(await screen.findByText('2 of 2 units read')).toBeVisible();
    expect(
      screen.getByRole('button', { name: 'Now sit “Exam on the till”' }),
    ).toHaveAttribute(
      'href',
      '/cutovers/training/move-the-shop/till/till-exam',
    );
  });

  it('can be read again at any time', async () => {
    const training = new FakeTrainingApi({ members: [aMember()] });
    training.reads.set('user:default/alice till', [
      { unit: 'opening', at: training.now },
      { unit: 'closing', at: training.now },
    ]);
    const { user } = showMine(training, READING);
    const nav = within(
      await screen.findByRole('navigation', { name: 'Units to read' }),
    );
    await user.click(nav.getByRole('button', { name: /Closing/ }));
    expect(await screen.findByText('Press Z.')).toBeVisible();
    expect(training.sent).toEqual([]);
  });

  it('can be read when the cutover is over, and nothing is said to be noted then', async () => {
    const training = new FakeTrainingApi({
      cutover: aCutover({ status: 'closed' }),
      members: [aMember()],
    });
    const { user } = showMine(training, READING);
    await user.click(await screen.findByRole('button', { name: 'Next' }));
    expect(await screen.findByText('Press Z.')).toBeVisible();
    expect(screen.getByText('0 of 2 units read')).toBeVisible();
    expect(training.sent).toEqual([]);
  });

  it('can be read by whoever is certified in it and needs it no more, and nothing is noted', async () => {
    const training = new FakeTrainingApi({
      members: [
        aMember({
          leftAt: '2026-11-20T08:00:00.000Z',
          certificate: { at: '2026-11-10T08:00:00.000Z', by: 'assessed' },
        }),
      ],
    });
    const { user } = showMine(training, READING);
    await user.click(await screen.findByRole('button', { name: 'Next' }));
    expect(await screen.findByText('Press Z.')).toBeVisible();
    expect(training.sent).toEqual([]);
  });

  it('stays unread where that could not be stored', async () => {
    const training = new FakeTrainingApi({ members: [aMember()] });
    training.refuse.write = new TypeError('Failed to fetch');
    const { user } = showMine(training, READING);
    await user.click(
      await screen.findByRole('button', { name: 'Read, and on to the next' }),
    );
    expect(
      await screen.findByText('That you have read this could not be stored'),
    ).toBeVisible();
    // In words for people, not those of the browser.
    expect(screen.getByText(/^The server cannot be reached\./)).toBeVisible();
    expect(
      screen.getByRole('heading', { name: 'Opening', level: 2 }),
    ).toBeVisible();
  });
});
