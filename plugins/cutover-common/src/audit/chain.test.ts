import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { Happened } from '../lifecycle';
import type { AuditEntry } from './auditEntry';
import { chainEntry, NO_HASH, verifyChain } from './chain';

const sha256 = (text: string) =>
  createHash('sha256').update(text, 'utf8').digest('hex');

function aTrail(length = 5): AuditEntry[] {
  const trail: AuditEntry[] = [];
  for (let index = 0; index < length; index++) {
    const happened: Happened = {
      type: index === 0 ? 'cutover.created' : 'cutover.updated',
      cutoverId: 'c-1',
      at: `2026-11-24T12:00:0${index}.000Z`,
      by: 'user:default/alice',
      before: { title: `第 ${index} 次` },
      after: { title: `第 ${index + 1} 次`, targets: ['a', 'b'], n: 1.5e21 },
    };
    trail.push(chainEntry(trail.at(-1), happened, sha256));
  }
  return trail;
}

/** As an export comes back: undefined fields gone, keys in any order. */
function reread(trail: AuditEntry[]): AuditEntry[] {
  return trail.map(entry =>
    JSON.parse(
      JSON.stringify(Object.fromEntries(Object.entries(entry).reverse())),
    ),
  );
}

describe('the audit chain', () => {
  it('begins after 64 zeros and holds', () => {
    const trail = aTrail();
    expect(trail[0]).toMatchObject({ seq: 1, previousHash: NO_HASH });
    expect(verifyChain(trail, sha256)).toEqual({
      holds: true,
      entries: 5,
      head: trail[4].hash,
    });
    expect(verifyChain([], sha256)).toEqual({
      holds: true,
      entries: 0,
      head: NO_HASH,
    });
  });

  it('takes its hash over canonical JSON, so that the order of keys does not matter', () => {
    const trail = aTrail(1);
    const { hash, ...content } = trail[0];
    expect(hash).toBe(
      sha256(
        `{"after":{"n":1.5e+21,"targets":["a","b"],"title":"第 1 次"},"at":"${content.at}","before":{"title":"第 0 次"},"by":"user:default/alice","cutoverId":"c-1","previousHash":"${NO_HASH}","seq":1,"type":"cutover.created"}`,
      ),
    );
    expect(verifyChain(reread(aTrail()), sha256).holds).toBe(true);
  });

  it('takes a field that is undefined for one that is missing', () => {
    const happened: Happened = {
      type: 'cutover.created',
      cutoverId: 'c-1',
      at: 'now',
      by: 'x',
      reason: undefined,
    };
    const entry = chainEntry(undefined, happened, sha256);
    expect(verifyChain(reread([entry]), sha256).holds).toBe(true);
  });

  it.each<[string, (trail: AuditEntry[]) => AuditEntry[], number, string]>([
    [
      'a changed field',
      trail => trail.with(2, { ...trail[2], by: 'user:default/eve' }),
      3,
      'audit.content-changed',
    ],
    [
      'a field that was added',
      trail => trail.with(2, { ...trail[2], onBehalfOf: 'user:default/eve' }),
      3,
      'audit.content-changed',
    ],
    [
      'a row that was removed',
      trail => trail.toSpliced(1, 1),
      2,
      'audit.out-of-sequence',
    ],
    [
      'a first row that was removed',
      trail => trail.slice(1),
      1,
      'audit.out-of-sequence',
    ],
    [
      'swapped rows',
      trail => trail.with(1, trail[2]).with(2, trail[1]),
      2,
      'audit.out-of-sequence',
    ],
    [
      'swapped rows with mended numbers',
      trail =>
        trail.with(1, { ...trail[2], seq: 2 }).with(2, { ...trail[1], seq: 3 }),
      2,
      'audit.link-broken',
    ],
    [
      'a row written anew with a hash of its own',
      trail => {
        const { hash, seq, previousHash, ...happened } = trail[1];
        const forged = chainEntry(trail[0], { ...happened, by: 'x' }, sha256);
        return trail.with(1, forged);
      },
      3,
      'audit.link-broken',
    ],
    [
      'a row of another cutover',
      trail => [
        ...trail,
        chainEntry(
          trail[4],
          { type: 'cutover.updated', cutoverId: 'c-2', at: 'now', by: 'x' },
          sha256,
        ),
      ],
      6,
      'audit.other-cutover',
    ],
  ])('finds %s', (_, plant, brokenAt, reason) => {
    expect(verifyChain(plant(aTrail()), sha256)).toMatchObject({
      holds: false,
      brokenAt,
      entries: brokenAt - 1,
      reason,
      message: expect.stringContaining(`${brokenAt}`),
    });
  });

  it('finds any single change, at the entry where it was made or the next', () => {
    const text = fc.string({ minLength: 1 });
    fc.assert(
      fc.property(
        fc.nat(4),
        fc.constantFrom(
          'type',
          'cutoverId',
          'at',
          'by',
          'hash',
          'previousHash',
        ),
        text,
        (index, field, value) => {
          const trail = reread(aTrail());
          fc.pre(Reflect.get(trail[index], field) !== value);
          const changed = trail.with(index, {
            ...trail[index],
            [field]: value,
          });
          const verdict = verifyChain(changed, sha256);
          expect(verdict).toMatchObject({ holds: false, brokenAt: index + 1 });
        },
      ),
    );
  });

  it('finds any other order and any gap', () => {
    const trail = aTrail();
    fc.assert(
      fc.property(
        fc.shuffledSubarray(trail, { minLength: 1 }),
        (some: AuditEntry[]) => {
          // Only a beginning of the trail is a trail; that its end is gone shows against the recorded head.
          const isBeginning = some.every((entry, i) => entry === trail[i]);
          expect(verifyChain(some, sha256).holds).toBe(isBeginning);
        },
      ),
    );
  });
});
