import { formatPath } from '../errors';
import { documentFaults } from './templateDocument';

const right = {
  apiVersion: 'cutover/v1',
  kind: 'CutoverTemplate',
  metadata: { name: 'small' },
  spec: {},
};

describe('documentFaults', () => {
  it('finds nothing in a right document', () => {
    expect(documentFaults(right)).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    ['no object', 'text', ' document.not-an-object'],
    ['a part of a template', { spec: {} }, ' document.is-a-part'],
    [
      'another version',
      { ...right, apiVersion: 'cutover/v9' },
      'apiVersion document.api-version',
    ],
    ['another kind', { ...right, kind: 'Component' }, 'kind document.kind'],
    ['no name', { ...right, metadata: {} }, 'metadata.name template.missing'],
    [
      'no metadata',
      { ...right, metadata: null },
      'metadata.name template.missing',
    ],
    [
      'a name that the catalog refuses',
      { ...right, metadata: { name: 'a b' } },
      'metadata.name document.name',
    ],
    [
      'a name too long for its wizard',
      { ...right, metadata: { name: 'a'.repeat(58) } },
      'metadata.name document.name',
    ],
    ['no spec', { ...right, spec: undefined }, 'spec template.no-spec'],
    ['a stray key', { ...right, phases: [] }, 'phases template.unknown-key'],
  ])('finds %s', (_, document, expected) => {
    expect(
      documentFaults(document).map(
        ({ path, reason }) => `${formatPath(path)} ${reason}`,
      ),
    ).toEqual([expected]);
  });
});
