import {
  AppRootElementBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { NavContentBlueprint } from '@backstage/plugin-app-react';
import { PortalNav } from './PortalNav';
import { ScrollingTabs } from './ScrollingTabs';

export const navModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    NavContentBlueprint.make({ params: { component: PortalNav } }),
    AppRootElementBlueprint.make({
      name: 'scrolling-tabs',
      params: { element: <ScrollingTabs /> },
    }),
  ],
});
