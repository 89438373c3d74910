import { createApp } from '@backstage/frontend-defaults';
import { cutoverScaffolderModule } from '@backstage-cutover/plugin-cutover/alpha';
import { homeModule } from './home';
import { navModule } from './nav';
import { searchModule } from './search';
import { signIn } from './signIn';
import { titlesModule, translateTitles } from './titles';
import { translationsModule } from './translations';

/** Plugins come from package.json by themselves (`app.packages: all`); these are the portal's own parts. */
export default createApp({
  features: [
    signIn,
    navModule,
    homeModule,
    searchModule,
    cutoverScaffolderModule,
    translationsModule,
    titlesModule,
  ],
  advanced: { extensionFactoryMiddleware: translateTitles },
});
