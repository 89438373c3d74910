import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { portalTranslationRef } from '../translations/portal';

/**
 * Titles of pages and tabs are plain English strings in the stock plugins. Those that a person meets are translated
 * here, found by that string; others stay as they are.
 */
export function useTitles(): (title: string) => string {
  const { t } = useTranslationRef(portalTranslationRef);
  const titles: Record<string, string> = {
    Home: t('titles.home'),
    Catalog: t('titles.catalog'),
    'Catalog Graph': t('titles.catalogGraph'),
    Create: t('titles.create'),
    Cutovers: t('titles.cutovers'),
    Search: t('titles.search'),
    Notifications: t('titles.notifications'),
    Settings: t('titles.settings'),
    Templates: t('titles.templates'),
    Tasks: t('titles.tasks'),
    Actions: t('titles.actions'),
    'Template Editor': t('titles.templateEditor'),
    'Templating Extensions': t('titles.templatingExtensions'),
    General: t('titles.general'),
    'Authentication Providers': t('titles.authProviders'),
    'Feature Flags': t('titles.featureFlags'),
  };
  return title => (Object.hasOwn(titles, title) ? titles[title] : title);
}
