import { coreComponentsTranslationRef } from '@backstage/core-components/alpha';
import { createTranslationResource } from '@backstage/core-plugin-api/alpha';
import { catalogGraphTranslationRef } from '@backstage/plugin-catalog-graph/alpha';
import { catalogReactTranslationRef } from '@backstage/plugin-catalog-react/alpha';
import { catalogTranslationRef } from '@backstage/plugin-catalog/alpha';
import { homeReactTranslationRef } from '@backstage/plugin-home-react';
import { homeTranslationRef } from '@backstage/plugin-home/alpha';
import { notificationsTranslationRef } from '@backstage/plugin-notifications/alpha';
import { orgTranslationRef } from '@backstage/plugin-org/alpha';
import { scaffolderReactTranslationRef } from '@backstage/plugin-scaffolder-react/alpha';
import { scaffolderTranslationRef } from '@backstage/plugin-scaffolder/alpha';
import { searchReactTranslationRef } from '@backstage/plugin-search-react/alpha';
import { searchTranslationRef } from '@backstage/plugin-search/alpha';
import { userSettingsTranslationRef } from '@backstage/plugin-user-settings/alpha';
import { portalTranslationRef } from './portal';

/** The stock plugins speak English only, and the portal's own words begin in it; these are all of them in Simplified Chinese. */
export const shell = {
  catalog: createTranslationResource({
    ref: catalogTranslationRef,
    translations: { 'zh-CN': () => import('./zh-CN/catalog') },
  }),
  'catalog-graph': createTranslationResource({
    ref: catalogGraphTranslationRef,
    translations: { 'zh-CN': () => import('./zh-CN/catalogGraph') },
  }),
  'catalog-react': createTranslationResource({
    ref: catalogReactTranslationRef,
    translations: { 'zh-CN': () => import('./zh-CN/catalogReact') },
  }),
  'core-components': createTranslationResource({
    ref: coreComponentsTranslationRef,
    translations: { 'zh-CN': () => import('./zh-CN/coreComponents') },
  }),
  home: createTranslationResource({
    ref: homeTranslationRef,
    translations: { 'zh-CN': () => import('./zh-CN/home') },
  }),
  'home-react': createTranslationResource({
    ref: homeReactTranslationRef,
    translations: { 'zh-CN': () => import('./zh-CN/homeReact') },
  }),
  notifications: createTranslationResource({
    ref: notificationsTranslationRef,
    translations: { 'zh-CN': () => import('./zh-CN/notifications') },
  }),
  org: createTranslationResource({
    ref: orgTranslationRef,
    translations: { 'zh-CN': () => import('./zh-CN/org') },
  }),
  scaffolder: createTranslationResource({
    ref: scaffolderTranslationRef,
    translations: { 'zh-CN': () => import('./zh-CN/scaffolder') },
  }),
  'scaffolder-react': createTranslationResource({
    ref: scaffolderReactTranslationRef,
    translations: { 'zh-CN': () => import('./zh-CN/scaffolderReact') },
  }),
  search: createTranslationResource({
    ref: searchTranslationRef,
    translations: { 'zh-CN': () => import('./zh-CN/search') },
  }),
  'search-react': createTranslationResource({
    ref: searchReactTranslationRef,
    translations: { 'zh-CN': () => import('./zh-CN/searchReact') },
  }),
  'user-settings': createTranslationResource({
    ref: userSettingsTranslationRef,
    translations: { 'zh-CN': () => import('./zh-CN/userSettings') },
  }),
  portal: createTranslationResource({
    ref: portalTranslationRef,
    translations: { 'zh-CN': () => import('./zh-CN/portal') },
  }),
};
