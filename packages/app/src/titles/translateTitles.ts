import {
  appLanguageApiRef,
  type ExtensionFactoryMiddleware,
} from '@backstage/frontend-plugin-api';

/** Chinese titles of the stock plugins' pages and tabs, by extension. */
export const CHINESE_TITLES: Record<string, string> = {
  'page:home': '首页',
  'page:catalog': '软件目录',
  'page:catalog/entity': '软件目录',
  'entity-content:catalog/overview': '概览',
  'page:catalog-graph': '关系图',
  'page:scaffolder': '创建',
  'sub-page:scaffolder/templates': '模板',
  'sub-page:scaffolder/tasks': '任务',
  'sub-page:scaffolder/actions': '动作',
  'sub-page:scaffolder/editor': '模板编辑器',
  'sub-page:scaffolder/templating-extensions': '模板扩展',
  'page:search': '搜索',
  'page:notifications': '通知',
  'page:user-settings': '设置',
  'sub-page:user-settings/general': '常规',
  'sub-page:user-settings/auth-providers': '认证提供方',
  'sub-page:user-settings/feature-flags': '功能开关',
};

/**
 * Stock plugins give the titles of their pages and tabs as plain English strings, once, while the portal starts. Each
 * takes another title from its configuration: this hands them the Chinese one where Chinese is chosen. A title that
 * app.extensions sets goes before.
 */
export const translateTitles: ExtensionFactoryMiddleware = (
  original,
  { node, apis, config },
) => {
  const title = CHINESE_TITLES[node.spec.id];
  const language = apis.get(appLanguageApiRef)?.getLanguage().language;
  if (!title || language !== 'zh-CN' || config?.title) return original();
  return original({ config: { ...config, title } });
};
