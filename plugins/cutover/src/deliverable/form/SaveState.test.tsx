import { act, screen } from '@testing-library/react';
import { aCutover, alice, bob } from '../../lifecycle/__testUtils__/aCutover';
import {
  FakeCutoverApi,
  refusal,
} from '../../lifecycle/__testUtils__/FakeCutoverApi';
import { renderPage } from '../../lifecycle/__testUtils__/renderPage';
import { aDeliverable } from '../__testUtils__/aDeliverable';
import { FakeDeliverableApi } from '../__testUtils__/FakeDeliverableApi';
import type { Saving } from './draft/draftState';
import { PresenceLine } from './PresenceLine';
import { SaveState } from './SaveState';
import { usePresence } from './usePresence';

const ref = { cutover: 'move-the-shop', deliverable: 'feasibility' };
const api = () => new FakeCutoverApi([aCutover()]);

async function say(saving: Saving, savedBy?: string) {
  const view = await new FakeDeliverableApi([aDeliverable()]).get(ref);
  const savedAt = new Date(Date.now() - 3 * 60_000).toISOString();
  const working = savedBy
    ? { ...view.working, savedBy, savedAt }
    : view.working;
  renderPage(
    <SaveState
      view={{ ...view, working }}
      saving={saving}
      retry={() => {}}
      me={{ ref: alice, owns: [] }}
    />,
    { api: api() },
  );
}

describe('One line tells how far a draft is saved', () => {
  it.each([
    [{ state: 'saved' } as const, undefined, 'Nobody has written here yet.'],
    [{ state: 'saved' } as const, alice, 'Saved 3 min. ago'],
    [{ state: 'saved' } as const, bob, 'Saved 3 min. ago by bob'],
    [{ state: 'unsaved' } as const, alice, 'Saving…'],
    [
      {
        state: 'offline',
        error: new TypeError('Failed to fetch'),
        kept: true,
      } as const,
      alice,
      'Not saved yet: no connection. What you typed is kept on this computer.',
    ],
    [
      {
        state: 'offline',
        error: refusal(503, { message: 'Down' }),
        kept: false,
      } as const,
      alice,
      'Not saved yet: the portal does not answer as it should. This computer cannot keep it either: leave this page open.',
    ],
    [
      {
        state: 'refused',
        error: refusal(400, {
          reason: 'input.invalid',
          message: 'No',
          faults: [
            { path: ['cost'], reason: 'field.read-only', message: 'No' },
          ],
        }),
        kept: true,
      } as const,
      alice,
      /^Not saved: .*What you typed is kept on this computer\.$/,
    ],
  ])('%j', async (saving, savedBy, words) => {
    await say(saving, savedBy);
    expect(await screen.findByText(words)).toBeInTheDocument();
  });

  it('reads aloud no success, as that would be all one hears', async () => {
    await say({ state: 'saved' }, alice);
    expect(await screen.findByRole('status')).toBeEmptyDOMElement();
  });
});

describe('Who else has the form open', () => {
  function Present() {
    return <PresenceLine people={usePresence(ref)} />;
  }

  it('is said, and said again as long as one looks at it', async () => {
    jest.useFakeTimers();
    try {
      const deliverables = new FakeDeliverableApi([aDeliverable()]);
      renderPage(<Present />, {
        api: new FakeCutoverApi([aCutover()], undefined, { deliverables }),
      });
      await act(() => jest.advanceTimersByTimeAsync(100));
      expect(screen.getByRole('status')).toBeEmptyDOMElement();
      await deliverables.as(bob).present(ref);
      await act(() => jest.advanceTimersByTimeAsync(20_000));
      expect(screen.getByRole('status')).toHaveTextContent(
        'bob has this form open',
      );
    } finally {
      jest.useRealTimers();
    }
  });

  it.each([
    [['a', 'b'], 'a and b have this form open'],
    [['a', 'b', 'c'], 'a, b and one more have this form open'],
    [['a', 'b', 'c', 'd'], 'a, b and 2 more have this form open'],
  ])('%j', async (people, words) => {
    renderPage(<PresenceLine people={people} />, { api: api() });
    expect(await screen.findByText(words)).toBeInTheDocument();
  });
});
