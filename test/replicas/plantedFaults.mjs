import { Campaign } from './campaign.mjs';
import { checkRequests, collectEffects, manyTimes } from './manyRequests.mjs';
import { doctor } from './crashPoints.mjs';

/** Who has a turn, and on which seat. */
async function turns(campaign, cutover) {
  const round = (await campaign.look(cutover)).rounds.at(-1);
  return round.seats
    .filter(({ state }) => state === 'open')
    .map(({ holder, id }) => ({
      ...{ by: holder, seats: [id], verdict: 'approve', hash: round.hash },
    }));
}

const beginAndSubmit = async (campaign, team) => {
  const cutover = await campaign.begin(team);
  await campaign.submit(cutover);
  return cutover;
};

/** What is wrong with a backend, what is done there, and what the checker has to say of it. */
export const FAULTS = [
  {
    fault: 'lock-removed',
    finds: ['state-differs-from-its-events', 'decision-lost'],
    async act(campaign, url) {
      const cutover = await beginAndSubmit(campaign);
      const [one, other] = await turns(campaign, cutover);
      await Promise.all(
        [one, other].map(each => campaign.decide(cutover, { ...each, url })),
      );
    },
  },
  {
    fault: 'hash-unchecked',
    finds: ['decided-on-something-else'],
    async act(campaign, url) {
      const cutover = await beginAndSubmit(campaign);
      const [one] = await turns(campaign, cutover);
      const hash = 'f'.repeat(64);
      await campaign.decide(cutover, { ...one, url, hash });
    },
  },
  {
    fault: 'self-approval',
    finds: ['own-submission', 'seats-differ'],
    async act(campaign, url) {
      const cutover = await campaign.begin({ sits: true });
      await campaign.submit(cutover, { url });
      const all = await turns(campaign, cutover);
      const own = all.find(({ by }) => by === cutover.coordinator);
      const round = (await campaign.look(cutover)).rounds.at(-1);
      await campaign.decide(cutover, {
        ...(own ?? { ...all[0], by: cutover.coordinator }),
        ...{ url, hash: round.hash },
      });
    },
  },
  {
    fault: 'outbox-rows-lost',
    finds: ['message-lost'],
    async act(campaign, url) {
      const cutover = await beginAndSubmit(campaign);
      const [one] = await turns(campaign, cutover);
      await campaign.decide(cutover, { ...one, url });
    },
  },
];

/** Plants a fault, or none, in a backend while its part of a campaign is played there; keys are unique by its `name`. */
export async function withFault({ name, backend, fault, act, people, random }) {
  const campaign = new Campaign({ name, people, random });
  await doctor(backend, { fault: fault ?? null });
  await act(campaign, backend.url);
  await doctor(backend, { fault: null });
  return campaign;
}

/** One request sent many times to a backend that knows no key again, or does. */
export async function repeatedWith({
  backend,
  fault,
  people,
  random,
  databases,
}) {
  const requests = [];
  await doctor(backend, { fault: fault ?? null });
  const campaign = new Campaign({
    name: `request-with-${fault ?? 'nothing'}`,
    ...{ people, random },
    send: (person, method, path, request) =>
      manyTimes({ random: { next: () => 0.9, below: () => 3 }, requests })(
        ...[person, method, path],
        { ...request, url: backend.url },
      ),
  });
  await campaign.begin();
  await doctor(backend, { fault: null });
  return checkRequests(await collectEffects({ databases, requests }));
}
