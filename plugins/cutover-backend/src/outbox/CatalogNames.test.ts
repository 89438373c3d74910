import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { CatalogNames } from './CatalogNames';
import type { Message } from './messages';
import { naming } from './namedText';
import { notification } from './notification';
import { backstageTellers } from './tellers';

const jane = 'user:default/jane';
const nobody = 'user:default/nobody';
const ops = 'group:default/ops';

const MINUTE = 60_000;

function entity(
  kind: string,
  name: string,
  differently: { title?: string; displayName?: string },
): Entity {
  const { displayName, title } = differently;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default', ...(title ? { title } : {}) },
    spec: { profile: { ...(displayName ? { displayName } : {}) } },
  };
}

const entities = [
  entity('User', 'jane', { title: 'J.', displayName: 'Jane Doe' }),
  entity('User', 'joe', {}),
  entity('Group', 'ops', { title: 'Operations' }),
];

/** A catalog that may be away, and what it was asked. */
function someNames() {
  const time = { now: 0 };
  const catalog = catalogServiceMock({ entities });
  const asked: string[][] = [];
  let answer = () => Promise.resolve();
  const logger = mockServices.logger.mock();
  const names = new CatalogNames({
    auth: mockServices.auth(),
    catalog: {
      ...catalog,
      async getEntitiesByRefs(request, options) {
        asked.push(request.entityRefs);
        await answer();
        return catalog.getEntitiesByRefs(request, options);
      },
    },
    clock: () => new Date(time.now),
    logger,
    patienceMs: 20,
  });
  return {
    ...{ asked, logger, names, time },
    answers: (next: () => Promise<void>) => {
      answer = next;
    },
    called: async (...refs: string[]) => [...(await names.of(refs)).values()],
  };
}

describe('What people and groups are called', () => {
  it('is what the catalog shows them as, or the name in their ref', async () => {
    const { asked, called } = someNames();
    expect(
      await called(jane, ops, 'user:default/joe', nobody, 'operations'),
    ).toEqual(['Jane Doe', 'Operations', 'joe', 'nobody', 'operations']);
    // What is no ref would make the catalog refuse the whole question.
    expect(asked).toEqual([[jane, ops, 'user:default/joe', nobody]]);
  });

  it('is asked in one question for all who want to know it at once, and not again for a while', async () => {
    const { asked, called, time } = someNames();
    await Promise.all([called(jane), called(ops), called(jane, nobody)]);
    expect(asked).toEqual([[jane, ops, nobody]]);
    time.now += 9 * MINUTE;
    expect(await called(jane, nobody)).toEqual(['Jane Doe', 'nobody']);
    expect(asked).toHaveLength(1);
    time.now += 2 * MINUTE;
    await called(jane);
    expect(asked).toEqual([[jane, ops, nobody], [jane]]);
  });

  it('holds nobody up where the catalog does not answer, which is not asked again for a minute', async () => {
    const { answers, asked, called, logger, time } = someNames();
    answers(() => new Promise(() => {}));
    expect(await called(jane)).toEqual(['jane']);
    expect(await called(ops)).toEqual(['ops']);
    expect(asked).toEqual([[jane]]);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    answers(async () => {});
    time.now += MINUTE;
    expect(await called(jane, ops)).toEqual(['Jane Doe', 'Operations']);
  });

  it('fails nobody where the catalog fails', async () => {
    const { answers, called } = someNames();
    answers(() => Promise.reject(new Error('Away')));
    expect(await called(jane)).toEqual(['jane']);
  });
});

describe('A notification that names people', () => {
  const to = [nobody];
  const about = {
    severity: 'normal',
    link: '/',
    topic: 'cutover',
    scope: 's',
  } as const;

  async function sentFor(
    message: Extract<Message, { teller: 'notification' }>,
  ): Promise<object> {
    const notifications = { send: jest.fn() };
    const tellers = backstageTellers(
      {
        auditor: mockServices.auditor.mock(),
        events: mockServices.events.mock(),
        notifications,
        signals: { publish: jest.fn() },
      },
      someNames().names,
    );
    // As it comes out of the database.
    await tellers.notification(JSON.parse(JSON.stringify(message)));
    const [[{ payload, recipients }]] = notifications.send.mock.calls;
    expect(recipients).toEqual({ type: 'entity', entityRef: to });
    return payload;
  }

  it('says what they are called when it is told, and leaves what a person wrote as it is', async () => {
    const message = notification(to, {
      ...about,
      title: naming`${{ named: jane }} asks ${{ named: ops }} about ${jane}`,
      description: `Is ${jane} here?`,
    });
    expect(message.payload).toEqual({
      ...about,
      title: `jane asks ops about ${jane}`,
      description: `Is ${jane} here?`,
    });
    expect(await sentFor(message)).toEqual({
      ...about,
      title: `Jane Doe asks Operations about ${jane}`,
      description: `Is ${jane} here?`,
    });
  });

  it('says so in its description too', async () => {
    const message = notification(to, {
      ...about,
      title: 'Decide',
      description: naming`The decision of ${{ named: jane }} is overdue.`,
    });
    expect(await sentFor(message)).toEqual({
      ...about,
      title: 'Decide',
      description: 'The decision of Jane Doe is overdue.',
    });
  });

  it('is told as it stands where it was written before names were kept apart', async () => {
    const payload = { ...about, title: `${jane} has decided` };
    expect(await sentFor({ teller: 'notification', to, payload })).toEqual(
      payload,
    );
  });
});
