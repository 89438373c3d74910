import {
  PageBlueprint,
  useApi,
  type AppLanguageApi,
} from '@backstage/frontend-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { mockApis } from '@backstage/test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { screen } from '@testing-library/react';
import { cutoverScaffolderModule } from './cutoverScaffolderModule';
import { LocalizedScaffolderClient } from './LocalizedScaffolderClient';
import { wizardForTests } from './__testUtils__/wizardForTests';
import { WizardDrafts } from './wizardDrafts';

const wizardRef = 'template:default/start-technology-upgrade';

function languageOf(language: string): AppLanguageApi {
  return {
    getAvailableLanguages: () => ({ languages: ['en', 'zh-CN'] }),
    getLanguage: () => ({ language }),
    setLanguage: () => {},
    language$: () => {
      throw new Error('not watched');
    },
  };
}

function clientAgainst(answers: Record<string, unknown>, language = 'zh-CN') {
  const sent: { path: string; body: unknown }[] = [];
  const identityApi = mockApis.identity({ userEntityRef: 'user:default/mei' });
  const drafts = new WizardDrafts({
    storageApi: mockApis.storage(),
    identityApi,
  });
  const client = new LocalizedScaffolderClient({
    appLanguageApi: languageOf(language),
    drafts,
    discoveryApi: { getBaseUrl: async () => 'http://portal/api/scaffolder' },
    identityApi,
    scmIntegrationsApi: ScmIntegrations.fromConfig(mockApis.config()),
    fetchApi: {
      fetch: async (input, init) => {
        const path = new URL(String(input)).pathname;
        sent.push({ path, body: init?.body && JSON.parse(String(init.body)) });
        const end = Object.keys(answers).find(key => path.endsWith(key)) ?? '';
        const status = path.endsWith('/tasks') ? 201 : 200;
        return new Response(JSON.stringify(answers[end]), {
          status,
          headers: { 'Content-Type': 'application/json' },
        });
      },
    },
  });
  return { client, drafts, sent };
}

describe('LocalizedScaffolderClient', () => {
  it('hands out wizards in the language of the portal, filled in with the draft', async () => {
    const { client, drafts } = clientAgainst({
      '/parameter-schema': wizardForTests(),
    });
    await drafts.save('technology-upgrade', [], { title: 'Umzug' });
    const wizard = await client.getTemplateParameterSchema(wizardRef);
    expect(wizard.title).toBe('技术升级');
    expect(wizard.steps[0].schema.properties).toMatchObject({
      title: { title: '名称', default: 'Umzug' },
    });
  });

  it('sends the language along and forgets the draft once the task has begun', async () => {
    const { client, drafts, sent } = clientAgainst({
      '/parameter-schema': wizardForTests(),
      '/tasks': { id: 'task-1' },
    });
    await drafts.save('technology-upgrade', [], { title: 'Umzug' });
    await client.getTemplateParameterSchema(wizardRef);
    await expect(
      client.scaffold({ templateRef: wizardRef, values: { title: 'Umzug' } }),
    ).resolves.toEqual({ taskId: 'task-1' });
    expect(sent[1].body).toMatchObject({
      values: { title: 'Umzug', language: 'zh-CN' },
    });
    expect(await drafts.load('technology-upgrade')).toEqual({});
  });

  it('leaves other templates as they are', async () => {
    const other = { title: 'Service', steps: [{ title: 'A', schema: {} }] };
    const { client, sent } = clientAgainst({
      '/parameter-schema': other,
      '/tasks': { id: 'task-1' },
    });
    await expect(
      client.getTemplateParameterSchema('template:default/service'),
    ).resolves.toEqual(other);
    await client.scaffold({
      templateRef: 'template:default/service',
      values: { a: 1 },
    });
    expect(sent[1].body).toMatchObject({ values: { a: 1 } });
    expect(sent[1].body).not.toHaveProperty('values.language');
  });
});

describe('cutoverScaffolderModule', () => {
  it("takes the place of the scaffolder plugin's own client", async () => {
    function Which() {
      const api = useApi(scaffolderApiRef);
      return <p>{api.constructor.name}</p>;
    }
    renderTestApp({
      initialRouteEntries: ['/which'],
      features: [
        scaffolderPlugin,
        cutoverScaffolderModule,
        createFrontendPlugin({
          pluginId: 'which',
          extensions: [
            PageBlueprint.make({
              params: { path: '/which', loader: async () => <Which /> },
            }),
          ],
        }),
      ],
    });
    expect(
      await screen.findByText('LocalizedScaffolderClient'),
    ).toBeInTheDocument();
  });
});
