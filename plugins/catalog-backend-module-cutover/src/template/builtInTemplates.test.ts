import { ServiceUnavailableError } from '@backstage/errors';
import { builtInTemplateNames } from '@backstage-cutover/plugin-cutover-node';
import { Feed } from '../__testUtils__/feed';
import {
  eventually,
  startCatalog,
  type StartedCatalog,
} from '../__testUtils__/realCatalog';

jest.setTimeout(120_000);

describe('the built-in templates', () => {
  let catalog: StartedCatalog | undefined;

  afterEach(async () => {
    await catalog?.stop();
    catalog = undefined;
  });

  async function start(
    builtInTemplates: boolean | string[],
    feed: Feed = new Feed(),
  ) {
    catalog = await startCatalog([feed.feature], {
      cutover: { builtInTemplates },
      // Nothing that a location brings is allowed: providers do not need it.
      catalog: { rules: [] },
    });
    return catalog;
  }

  it('are all offered, each with its wizard', async () => {
    const { names, entity } = await start(true);
    const all = builtInTemplateNames().sort();
    expect(all).toHaveLength(4);
    await eventually(async () => {
      expect(await names('cutovertemplate')).toEqual(all);
      expect(await names('template')).toEqual(all.map(name => `start-${name}`));
    });
    expect(await entity('cutovertemplate', 'market-expansion')).toMatchObject({
      metadata: {
        annotations: {
          'cutover/template-hash': expect.any(String),
          'backstage.io/managed-by-location': 'cutover:market-expansion',
        },
      },
      spec: { type: 'market-expansion' },
    });
  });

  it('are offered as far as the configuration names them', async () => {
    const { names } = await start(['technology-upgrade']);
    await eventually(async () => {
      expect(await names('template')).toEqual(['start-technology-upgrade']);
      expect(await names('cutovertemplate')).toEqual(['technology-upgrade']);
    });
  });

  it('wait for the cutover backend', async () => {
    const feed = new Feed();
    const { registerTemplate } = feed.api;
    let refusals = 2;
    feed.api.registerTemplate = async template => {
      if (refusals > 0) {
        refusals -= 1;
        throw new ServiceUnavailableError('Still starting');
      }
      return registerTemplate(template);
    };
    const { names } = await start(['technology-upgrade'], feed);
    await eventually(async () =>
      expect(await names('cutovertemplate')).toEqual(['technology-upgrade']),
    );
  });

  it('refuse a name that does not exist, and say which do', async () => {
    await expect(start(['world-domination'])).rejects.toThrow(
      /world-domination; there are .*technology-upgrade/,
    );
  });
});
