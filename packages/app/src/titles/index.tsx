import {
  AppRootElementBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { ReloadOnLanguageChange } from './ReloadOnLanguageChange';

export { translateTitles } from './translateTitles';

export const titlesModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    AppRootElementBlueprint.make({
      name: 'reload-on-language-change',
      params: { element: <ReloadOnLanguageChange /> },
    }),
  ],
});
