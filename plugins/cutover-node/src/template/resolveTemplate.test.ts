import { NotFoundError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import { resolveTemplate } from './resolveTemplate';

function reader(documents: Record<string, JsonObject>) {
  return {
    read: async (target: string) => {
      const found = documents[target];
      if (!found) throw new NotFoundError(`No ${target}`);
      return found;
    },
  };
}

describe('resolveTemplate', () => {
  it('merges several bases from left to right, each with its own bases, and then the template itself', async () => {
    const documents = {
      root: { spec: { a: 'root', b: 'root', c: 'root', d: 'root' } },
      left: { spec: { extends: 'root', b: 'left', c: 'left', d: 'left' } },
      right: { spec: { c: 'right', d: 'right' } },
    };
    await expect(
      resolveTemplate(
        { spec: { extends: ['left', 'right'], d: 'own' } },
        reader(documents),
      ),
    ).resolves.toEqual({ a: 'root', b: 'left', c: 'right', d: 'own' });
  });

  it('lets a part change what the parts before it brought', async () => {
    const documents = {
      phases: { spec: { phases: [{ id: 'planning' }, { id: 'closing' }] } },
      pilot: {
        spec: {
          phases: [
            { id: 'pilot', $after: 'planning' },
            { id: 'closing', $remove: true },
          ],
        },
      },
    };
    await expect(
      resolveTemplate(
        { spec: { extends: ['phases', 'pilot'] } },
        reader(documents),
      ),
    ).resolves.toEqual({ phases: [{ id: 'planning' }, { id: 'pilot' }] });
  });

  it('tells the reader which document names a base', async () => {
    const asked: [string, unknown][] = [];
    const middle = { spec: { extends: './base.yaml' } };
    const own = { spec: { extends: 'folder/base.yaml' } };
    await resolveTemplate(own, {
      read: async (target, from) => {
        asked.push([target, from]);
        return target === './base.yaml' ? { spec: {} } : middle;
      },
    });
    expect(asked).toEqual([
      ['folder/base.yaml', own],
      ['./base.yaml', middle],
    ]);
  });

  it('reads the same path twice where it means two files', async () => {
    const inner = { spec: { a: 1 } };
    const outer = { spec: { extends: 'next/base.yaml' } };
    const own = { spec: { extends: 'next/base.yaml' } };
    await expect(
      resolveTemplate(own, {
        read: async (_target, from) => (from === own ? outer : inner),
      }),
    ).resolves.toEqual({ a: 1 });
  });

  it.each([
    ['itself', { 'cutover:a': { spec: { extends: 'cutover:a' } } }],
    [
      'itself by a detour',
      {
        'cutover:a': { spec: { extends: 'cutover:b' } },
        'cutover:b': { spec: { extends: 'cutover:a' } },
      },
    ],
  ])('refuses a template that extends %s', async (_, documents) => {
    await expect(
      resolveTemplate({ spec: { extends: 'cutover:a' } }, reader(documents)),
    ).rejects.toMatchObject({
      name: 'InputError',
      reason: 'template.extends-cycle',
      message: expect.stringContaining('cutover:a extends'),
    });
  });

  it('ends where a reader brings a new copy of the same file for ever', async () => {
    await expect(
      resolveTemplate(
        { spec: { extends: './a.yaml' } },
        { read: async () => ({ spec: { extends: './a.yaml' } }) },
      ),
    ).rejects.toMatchObject({ reason: 'template.extends-cycle' });
  });

  it.each([
    [{}, 'template.no-spec'],
    [{ spec: [] }, 'template.no-spec'],
    [{ spec: { extends: 7 } }, 'template.extends-invalid'],
    [{ spec: { extends: ['cutover:a', ''] } }, 'template.extends-invalid'],
  ])('refuses %j', async (document: JsonObject, reason) => {
    await expect(
      resolveTemplate(document, reader({ 'cutover:a': { spec: {} } })),
    ).rejects.toMatchObject({ name: 'InputError', reason });
  });
});
