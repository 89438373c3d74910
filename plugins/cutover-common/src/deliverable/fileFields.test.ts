import type { JsonObject } from '@backstage/types';
import { dataFaults } from './dataFaults';
import { asksForFiles, filesNamed, visibleFiles } from './fileFields';

const file = { type: 'string', format: 'cutover-file' };
const [one, two, three, four] = [1, 2, 3, 4].map(
  number => `00000000-0000-4000-8000-00000000000${number}`,
);

const schema: JsonObject = {
  type: 'object',
  definitions: { proof: file },
  properties: {
    title: { type: 'string' },
    contract: file,
    tests: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          _row: { type: 'string' },
          proofs: { type: 'array', items: { $ref: '#/definitions/proof' } },
        },
      },
    },
  },
};

const data: JsonObject = {
  title: four,
  contract: one,
  tests: [{ _row: 'a', proofs: [two, three] }],
};

describe('The files of a document', () => {
  it('are found wherever the form asks for one', () => {
    expect(filesNamed(schema, data)).toEqual([
      { id: one, path: ['contract'] },
      { id: two, path: ['tests', 0, 'proofs', 0] },
      { id: three, path: ['tests', 0, 'proofs', 1] },
    ]);
    expect(asksForFiles(schema)).toBe(true);
    expect(asksForFiles({ type: 'object' })).toBe(false);
  });

  it('have to be handed in with it', () => {
    const reasons = (given: JsonObject, ...handedIn: string[]) =>
      dataFaults(schema, given, new Set(handedIn)).map(({ path, reason }) =>
        [...path, reason].join(' '),
      );
    expect(reasons(data, one, two, three)).toEqual([]);
    expect(reasons(data, one, three)).toEqual([
      'tests 0 proofs 0 field.file-unknown',
    ]);
    expect(reasons({ contract: 'none' })).toEqual(['contract schema.format']);
    expect(dataFaults(schema, data)).toEqual([]);
  });

  it('are not seen by who may not see where they are named, now or before', () => {
    const files = [one, two, three, four].map(id => ({
      id,
      uploadedBy: id === four ? 'user:default/bob' : 'user:default/alice',
    }));
    const seenBy = (reader: string, hidden: string[], states = [data]) =>
      visibleFiles(files, states, {
        ...{ schema, reader },
        rights: { hidden, readOnly: [] },
      }).map(({ id }) => id);

    expect(seenBy('user:default/bob', ['contract'])).toEqual([
      two,
      three,
      four,
    ]);
    expect(seenBy('user:default/carol', ['tests.proofs'])).toEqual([one]);
    expect(seenBy('user:default/carol', ['title'])).toEqual([
      one,
      two,
      three,
      four,
    ]);
    const earlier = { contract: two };
    expect(
      seenBy('user:default/carol', ['tests.proofs'], [earlier, data]),
    ).toEqual([one, two]);
  });
});
