import {
  AppRootElementBlueprint,
  appLanguageApiRef,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import appPlugin from '@backstage/plugin-app';
import { SwappableComponentBlueprint } from '@backstage/plugin-app-react';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { inLanguage } from '@backstage-cutover/plugin-cutover-common';
import { ReloadOnLanguageChange } from './ReloadOnLanguageChange';
import { withTranslatedTitles } from './withTranslatedTitles';

const { component } = SwappableComponentBlueprint.dataRefs;

const pageLayout = appPlugin
  .getExtension('component:app/core-page-layout')
  .override({
    factory(original) {
      const { ref, loader } = original().get(component);
      return [
        component({
          ref,
          loader: async () => withTranslatedTitles(await loader()),
        }),
      ];
    },
  });

const overviewTab = catalogPlugin
  .getExtension('entity-content:catalog/overview')
  .override({
    factory(original, { apis, config }) {
      const language = apis.get(appLanguageApiRef)?.getLanguage().language;
      const title = inLanguage(
        { en: 'Overview', 'zh-CN': '概览' },
        language ?? 'en',
      );
      return original({ config: { ...config, title: config.title ?? title } });
    },
  });

export const titlesModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    pageLayout,
    AppRootElementBlueprint.make({
      name: 'reload-on-language-change',
      params: { element: <ReloadOnLanguageChange /> },
    }),
  ],
});

export const catalogTitlesModule = createFrontendModule({
  pluginId: 'catalog',
  extensions: [overviewTab],
});
