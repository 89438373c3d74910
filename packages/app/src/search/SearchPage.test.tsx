import { createApp } from '@backstage/frontend-defaults';
import {
  ApiBlueprint,
  createFrontendPlugin,
} from '@backstage/frontend-plugin-api';
import { mockApis } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { searchApiRef, type SearchApi } from '@backstage/plugin-search-react';
import { SearchResultListItemBlueprint } from '@backstage/plugin-search-react/alpha';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { translateTitles } from '../titles';
import { translationsModule } from '../translations';
import { searchModule } from './index';

const shop = {
  apiVersion: 'cutover/v1',
  kind: 'Cutover',
  metadata: { name: 'shop', title: 'Move the shop' },
  spec: { type: 'technology-upgrade', owner: 'group:default/executives' },
};
const executives = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'executives' },
  spec: { type: 'team', profile: { displayName: 'Executive board' } },
};

/** Shows each thing found by what the index says of it. */
const item = SearchResultListItemBlueprint.make({
  params: {
    predicate: ({ type }) => type === 'software-catalog',
    component:
      async () =>
      ({ result }) =>
        <p>{Object.values(result ?? {}).join(' | ')}</p>,
  },
});

/** The search page of a portal in which one cutover is found. */
function openSearch(language: string) {
  window.localStorage.setItem('language', language);
  window.history.pushState({}, '', '/search?query=shop');
  const found: SearchApi = {
    query: async () => ({
      numberOfResults: 1,
      results: [
        {
          type: 'software-catalog',
          document: {
            title: 'Move the shop',
            text: 'Goals',
            location: '/shop',
            ...{ kind: 'Cutover', ...shop.spec },
          },
        },
      ],
    }),
  };
  const search = createFrontendPlugin({
    pluginId: 'search',
    extensions: [
      ApiBlueprint.make({
        params: define =>
          define({ api: searchApiRef, deps: {}, factory: () => found }),
      }),
      item,
    ],
  });
  const catalog = createFrontendPlugin({
    pluginId: 'catalog',
    extensions: [
      ApiBlueprint.make({
        params: define =>
          define({
            api: catalogApiRef,
            deps: {},
            factory: () => catalogApiMock({ entities: [shop, executives] }),
          }),
      }),
    ],
  });
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
  const app = createApp({
    features: [search, catalog, searchModule, translationsModule],
    advanced: {
      configLoader: async () => ({ config }),
      extensionFactoryMiddleware: translateTitles,
    },
  });
  render(app.createRoot());
}

describe('The search page', () => {
  afterEach(() => {
    window.localStorage.clear();
    window.history.pushState({}, '', '/');
  });

  it.each([
    [
      'en',
      'Kind',
      ['Result type', 'Software catalog', 'Lifecycle'],
      ['All', 'Cutover', 'Group'],
      'Cutover | Technology upgrade',
    ],
    [
      'zh-CN',
      '类别',
      ['结果类型', '软件目录', '生命周期'],
      ['全部', '业务切换', '部门'],
      '业务切换 | 技术升级',
    ],
  ])(
    'speaks the language chosen: %s',
    async (language, kind, words, kinds, result) => {
      openSearch(language);

      expect(
        await screen.findByText(content => content.includes(result)),
      ).toBeInTheDocument();
      for (const word of words) {
        expect(screen.getByText(word)).toBeInTheDocument();
      }
      await userEvent.click(
        within(screen.getByTestId('search-selectfilter-next')).getByRole(
          'button',
          { name: new RegExp(kinds[0]) },
        ),
      );
      // The catalog is asked for all but the first of them.
      await waitFor(() =>
        expect(
          screen.getAllByRole('option').map(option => option.textContent),
        ).toEqual(kinds),
      );
      expect(screen.getAllByText(kind).length).toBeGreaterThan(0);
    },
  );
});
