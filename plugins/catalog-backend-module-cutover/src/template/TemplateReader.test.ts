import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import type { UrlReaderService } from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import { NotFoundError, NotModifiedError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import type { JsonObject } from '@backstage/types';
import { TemplateReader } from './TemplateReader';

/** A web of files; each answers with an etag that is its own content. */
function aWeb(files: Record<string, string>) {
  const read: string[] = [];
  const urlReader = mockServices.urlReader.mock({
    readUrl: async (url, options) => {
      const content = files[url];
      if (content === undefined) throw new NotFoundError(url);
      if (options?.etag === content) throw new NotModifiedError();
      read.push(url);
      return { buffer: async () => Buffer.from(content), etag: content };
    },
  });
  return { urlReader, read };
}

function aReader(urlReader: UrlReaderService = aWeb({}).urlReader) {
  return new TemplateReader({
    urlReader,
    integrations: ScmIntegrations.fromConfig(
      new ConfigReader({ integrations: { github: [{ host: 'github.com' }] } }),
    ),
  });
}

describe('TemplateReader', () => {
  const directory = createMockDirectory();

  beforeEach(() => {
    directory.setContent({
      'secret.yaml': 'spec: { password: hunter2 }',
      templates: {
        'all.yaml': '',
        'base.yaml': 'spec: { type: base, extends: ./parts/risk.yaml }',
        'loop.yaml': 'spec: { extends: ./parts/loop.yaml }',
        'broken.yaml': 'spec: [secret',
        'deep.yaml': `spec: ${'['.repeat(100_000)}`,
        'two.yaml': 'spec: { type: a }\n---\nspec: { type: b }',
        'other.yaml': 'kind: Component',
        'text.txt': 'spec: {}',
        parts: {
          'risk.yaml': 'spec: { risk: { scale: 5 }, type: part }',
          'loop.yaml': 'spec: { extends: ../loop.yaml }',
        },
        ours: { 'template.yaml': '' },
      },
    });
  });

  function resolveFile(
    spec: JsonObject,
    file = 'templates/template.yaml',
    origin = file,
  ) {
    const read: string[] = [];
    const result = aReader().resolve(
      { spec },
      {
        location: { type: 'file', target: directory.resolve(file) },
        originLocation: { type: 'file', target: directory.resolve(origin) },
      },
      key => read.push(key),
    );
    return { result, read };
  }

  it('leaves a whole template as it is', async () => {
    const { result, read } = resolveFile({ type: 'mine' });
    await expect(result).resolves.toEqual({ type: 'mine' });
    expect(read).toEqual([]);
  });

  it('puts together what files extend, each from where it lies, and tells of them', async () => {
    const { result, read } = resolveFile({
      extends: './base.yaml',
      title: 'Mine',
    });
    await expect(result).resolves.toEqual({
      type: 'base',
      title: 'Mine',
      risk: { scale: 5 },
    });
    expect(read).toEqual([
      `file:${directory.resolve('templates/base.yaml')}`,
      `file:${directory.resolve('templates/parts/risk.yaml')}`,
    ]);
  });

  it('reads a file again once it is another', async () => {
    const reader = aReader();
    const location = {
      type: 'file',
      target: directory.resolve('templates/template.yaml'),
    };
    const resolve = () =>
      reader.resolve(
        { spec: { extends: './base.yaml' } },
        { location, originLocation: location },
      );
    await expect(resolve()).resolves.toMatchObject({ type: 'base' });
    await expect(resolve()).resolves.toMatchObject({ type: 'base' });
    directory.addContent({
      'templates/base.yaml':
        'spec: { type: other, extends: ./parts/risk.yaml }',
    });
    await expect(resolve()).resolves.toEqual({
      type: 'other',
      risk: { scale: 5 },
    });
  });

  it('knows the parts that ship with the product', async () => {
    const { result, read } = resolveFile({
      extends: 'cutover:technology-upgrade',
      title: 'Mine',
    });
    await expect(result).resolves.toMatchObject({
      type: 'technology-upgrade',
      title: 'Mine',
      phases: expect.any(Array),
    });
    expect(read[0]).toBe('cutover:technology-upgrade');
  });

  it.each([
    '../secret.yaml',
    './parts/../../secret.yaml',
    '/etc/passwd',
    './text.txt',
    './link/secret.yaml',
  ])('does not read %s', async target => {
    directory.addContent({
      'templates/link': ({ symlink }) => symlink(directory.path),
    });
    const { result } = resolveFile({ extends: target });
    await expect(result).rejects.toThrow(
      'can extend YAML files beneath its own folder only',
    );
  });

  it('reads beneath the folder of the file that the configuration names', async () => {
    const file = 'templates/ours/template.yaml';
    const spec = { extends: '../parts/risk.yaml' };
    await expect(resolveFile(spec, file).result).rejects.toThrow(
      'beneath its own folder only',
    );
    await expect(
      resolveFile(spec, file, 'templates/all.yaml').result,
    ).resolves.toMatchObject({ risk: { scale: 5 } });
  });

  it.each(['ftp://host/base.yaml', 'file:///etc/base.yaml', 'data:,x'])(
    'does not know how to read %s',
    async target => {
      const { result } = resolveFile({ extends: target });
      await expect(result).rejects.toThrow(`cannot extend "${target}"`);
    },
  );

  it('says so where the templates extend each other without an end', async () => {
    const { result } = resolveFile({ extends: './loop.yaml' });
    await expect(result).rejects.toThrow('has no end');
  });

  it('says what is wrong with a base without quoting what stands in it', async () => {
    const message = async (target: string) =>
      resolveFile({ extends: target }).result.then(
        () => 'nothing',
        error => error.message,
      );
    expect(await message('./broken.yaml')).toMatch(
      /broken\.yaml is not YAML .*line 1, column/,
    );
    expect(await message('./broken.yaml')).not.toContain('secret');
    expect(await message('./deep.yaml')).toMatch(
      /deep\.yaml cannot be read: This is nested more than 100 levels deep/,
    );
    expect(await message('./two.yaml')).toContain('holds 2 documents');
    expect(await message('./other.yaml')).toContain('no "spec" at its top');
    expect(await message('./missing.yaml')).toContain(
      'missing.yaml, which cannot be read',
    );
  });

  it('reads URLs beside a template by URL, and not again while they stay as they are', async () => {
    const base = 'https://github.com/acme/templates/tree/main/base.yaml';
    const risk = 'https://github.com/acme/templates/tree/main/parts/risk.yaml';
    const { urlReader, read } = aWeb({
      [base]: 'spec: { type: base, extends: ./parts/risk.yaml }',
      [risk]: 'spec: { risk: { scale: 5 } }',
    });
    const reader = aReader(urlReader);
    const location = {
      type: 'url',
      target: 'https://github.com/acme/templates/blob/main/template.yaml',
    };
    const keys: string[] = [];
    for (let time = 0; time < 2; time++) {
      await expect(
        reader.resolve(
          { spec: { extends: './base.yaml' } },
          { location, originLocation: location },
          key => keys.push(key),
        ),
      ).resolves.toEqual({ type: 'base', risk: { scale: 5 } });
    }
    expect(read).toEqual([base, risk]);
    expect(keys.slice(0, 2)).toEqual([`url:${base}`, `url:${risk}`]);
  });
});
