import { createApp } from '@backstage/frontend-defaults';
import {
  createFrontendPlugin,
  createRouteRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { mockApis } from '@backstage/frontend-test-utils';
import catalogGraphPlugin from '@backstage/plugin-catalog-graph/alpha';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import homePlugin from '@backstage/plugin-home/alpha';
import notificationsPlugin from '@backstage/plugin-notifications/alpha';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import searchPlugin from '@backstage/plugin-search/alpha';
import userSettingsPlugin from '@backstage/plugin-user-settings/alpha';
import { render, screen } from '@testing-library/react';
import { CHINESE_TITLES, translateTitles } from './translateTitles';

const stock = [
  catalogGraphPlugin,
  catalogPlugin,
  homePlugin,
  notificationsPlugin,
  scaffolderPlugin,
  searchPlugin,
  userSettingsPlugin,
];

/** A portal with one page, which has the id of the stock search page. */
function openPortal(language: string) {
  window.localStorage.setItem('language', language);
  const config = mockApis.config({
    data: {
      app: {
        baseUrl: 'http://localhost',
        extensions: [
          {
            'api:app/app-language': {
              config: { availableLanguages: ['en', 'zh-CN'] },
            },
          },
          { 'sign-in-page:app': false },
        ],
      },
      backend: { baseUrl: 'http://localhost:7007' },
    },
  });
  const page = PageBlueprint.make({
    params: {
      path: '/',
      title: 'Search',
      icon: <i />,
      routeRef: createRouteRef(),
      loader: async () => <p>Content</p>,
    },
  });
  const plugin = createFrontendPlugin({
    pluginId: 'search',
    extensions: [page],
  });
  const app = createApp({
    features: [plugin],
    advanced: {
      configLoader: async () => ({ config }),
      extensionFactoryMiddleware: translateTitles,
    },
  });
  render(app.createRoot());
}

describe('The titles of stock pages and tabs', () => {
  afterEach(() => window.localStorage.clear());

  it.each(Object.keys(CHINESE_TITLES))('belong to an extension: %s', id => {
    const owner = stock.find(({ pluginId }) => {
      return id.split(':')[1].split('/')[0] === pluginId;
    });
    const anyOf = owner as { getExtension(id: string): unknown } | undefined;
    expect(anyOf?.getExtension(id)).toBeDefined();
  });

  it.each([
    ['zh-CN', '搜索'],
    ['en', 'Search'],
  ])('are in the language chosen: %s', async (language, title) => {
    openPortal(language);

    expect((await screen.findAllByText(title)).length).toBeGreaterThan(0);
  });
});
