import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { ServiceUnavailableError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import { Feed } from '../__testUtils__/feed';
import {
  eventually,
  startCatalog,
  type StartedCatalog,
} from '../__testUtils__/realCatalog';
import { templateFile, wholeSpec } from '../__testUtils__/template';

jest.setTimeout(120_000);

describe('templates in the catalog', () => {
  const directory = createMockDirectory();
  let catalog: StartedCatalog | undefined;

  afterEach(async () => {
    await catalog?.stop();
    catalog = undefined;
  });

  async function start(
    files: Record<string, string>,
    { feed = new Feed(), allow = ['CutoverTemplate', 'Template'] } = {},
  ) {
    directory.setContent(files);
    catalog = await startCatalog([feed.feature], {
      catalog: {
        processingInterval: { seconds: 1 },
        locations: Object.keys(files)
          .filter(name => name.startsWith('template'))
          .map(name => ({
            type: 'file',
            target: directory.resolve(name),
            rules: [{ allow }],
          })),
      },
    });
    return { ...catalog, feed };
  }

  async function errorOf(name: string): Promise<string> {
    const entity = await catalog?.entity('cutovertemplate', name);
    return JSON.stringify(entity?.status?.items ?? []);
  }

  it('show what everybody may read, and bring their wizard', async () => {
    const { entity, feed } = await start({
      'template.yaml': templateFile('ours', {
        extends: './base.yaml',
        title: 'Our change',
      }),
      'base.yaml': JSON.stringify({ spec: wholeSpec }),
    });
    await eventually(async () => {
      expect(await entity('cutovertemplate', 'ours')).toMatchObject({
        metadata: {
          title: 'Our change',
          annotations: { 'cutover/template-hash': expect.any(String) },
        },
        spec: {
          type: 'small-change',
          version: '1.0.0',
          title: 'Our change',
          phases: [{ id: 'implementation', title: 'Implementation' }],
          roles: [{ id: 'sponsor', title: 'Sponsor' }],
        },
        relations: [{ type: 'ownedBy', targetRef: 'group:default/shop-team' }],
      });
      expect(await entity('template', 'start-ours')).toMatchObject({
        kind: 'Template',
        spec: { type: 'cutover' },
      });
    });
    const shown = await entity('cutovertemplate', 'ours');
    expect(shown?.spec).not.toHaveProperty('runbook');
    expect(shown?.spec).not.toHaveProperty('training');
    expect(feed.registered[0]).toEqual({
      ref: 'cutovertemplate:default/ours',
      spec: { ...wholeSpec, title: 'Our change' },
    });
  });

  it('name every fault of a broken one, and go on with the last good version', async () => {
    const { entity } = await start({
      'template.yaml': templateFile('ours', wholeSpec),
    });
    await eventually(async () =>
      expect(await entity('cutovertemplate', 'ours')).toBeDefined(),
    );

    const [phase] = wholeSpec.phases as JsonObject[];
    directory.addContent({
      'template.yaml': templateFile('ours', {
        ...wholeSpec,
        title: 'Broken',
        surprise: true,
        phases: [
          {
            ...phase,
            gate: {
              id: 'verification',
              title: 'Verification',
              rules: [{ id: 'king', type: 'all', roles: ['king'] }],
            },
          },
        ],
        version: 'one',
      }),
    });
    await eventually(async () => {
      const error = await errorOf('ours');
      expect(error).toContain('surprise');
      expect(error).toContain('spec.version');
    });
    expect(await entity('cutovertemplate', 'ours')).toMatchObject({
      spec: { title: 'Small change', version: '1.0.0' },
    });

    directory.addContent({
      'template.yaml': templateFile('ours', {
        ...wholeSpec,
        phases: [
          {
            ...phase,
            gate: {
              id: 'verification',
              title: 'Verification',
              rules: [{ id: 'king', type: 'all', roles: ['king'] }],
            },
          },
        ],
      }),
    });
    await eventually(async () =>
      expect(await errorOf('ours')).toContain('spec.phases[0].gate.rules[0]'),
    );
  });

  it('keep their last good version while the cutover backend is out of reach', async () => {
    const { entity, feed } = await start({
      'template.yaml': templateFile('ours', wholeSpec),
    });
    await eventually(async () =>
      expect(await entity('cutovertemplate', 'ours')).toBeDefined(),
    );
    feed.api.registerTemplate = async () => {
      throw new ServiceUnavailableError('Nobody there');
    };
    directory.addContent({
      'template.yaml': templateFile('ours', { ...wholeSpec, title: 'Newer' }),
    });
    await eventually(async () =>
      expect(await errorOf('ours')).toContain(
        'The cutover backend is out of reach',
      ),
    );
    expect(await entity('cutovertemplate', 'ours')).toMatchObject({
      spec: { title: 'Small change' },
    });
  });

  it('come by URL too, and take their wizard with them when they go', async () => {
    const web = 'https://github.com/acme/templates/tree/main';
    const files: Record<string, string> = {
      [`${web}/template.yaml`]: templateFile('ours', {
        extends: './base.yaml',
      }),
      [`${web}/base.yaml`]: JSON.stringify({ spec: wholeSpec }),
    };
    const content = async (url: string) => Buffer.from(files[url]);
    const feed = new Feed();
    catalog = await startCatalog(
      [
        feed.feature,
        mockServices.urlReader.mock({
          search: async url => ({
            files: [{ url, content: () => content(url) }],
            etag: '',
          }),
          readUrl: async url => ({ buffer: () => content(url) }),
        }).factory,
      ],
      {
        integrations: { github: [{ host: 'github.com' }] },
        catalog: {
          rules: [{ allow: ['Location', 'CutoverTemplate', 'Template'] }],
        },
      },
    );
    const { names, register } = catalog;
    const unregister = await register(`${web}/template.yaml`);
    await eventually(async () =>
      expect(await names('template')).toEqual(['start-ours']),
    );
    expect(feed.registered[0].spec).toEqual(wholeSpec);

    await unregister();
    await eventually(async () => {
      expect(await names('cutovertemplate')).toEqual([]);
      expect(await names('template')).toEqual([]);
    });
  });
});
