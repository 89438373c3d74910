import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { scaffolderInEnglish } from './english';
import { shell } from './shell';

export const translationsModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    ...Object.entries(shell).map(([name, resource]) =>
      TranslationBlueprint.make({ name, params: { resource } }),
    ),
    TranslationBlueprint.make({
      name: 'scaffolder-en',
      params: { resource: scaffolderInEnglish },
    }),
  ],
});
