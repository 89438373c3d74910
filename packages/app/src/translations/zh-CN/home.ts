import { createTranslationMessages } from '@backstage/core-plugin-api/alpha';
import { homeTranslationRef } from '@backstage/plugin-home/alpha';

export default createTranslationMessages({
  ref: homeTranslationRef,
  full: true,
  messages: {
    'addWidgetDialog.title': '添加小组件',
    'addWidgetDialog.noAvailableWidgets': '所有可用的小组件都已添加。',
    'customHomepageButtons.edit': '编辑',
    'customHomepageButtons.restoreDefaults': '恢复默认',
    'customHomepageButtons.clearAll': '全部清除',
    'customHomepageButtons.addWidget': '添加小组件',
    'customHomepageButtons.save': '保存',
    'customHomepageButtons.cancel': '取消',
    'customHomepage.noWidgets': '尚未添加小组件，请点击“添加小组件”。',
    'widgetSettingsOverlay.editSettingsTooltip': '编辑设置',
    'widgetSettingsOverlay.editSettingsTooptip': '编辑设置',
    'widgetSettingsOverlay.deleteWidgetTooltip': '删除小组件',
    'widgetSettingsOverlay.submitButtonTitle': '提交',
    'widgetSettingsOverlay.cancelButtonTitle': '取消',
    'starredEntityListItem.removeFavoriteEntityTitle': '取消收藏',
    'visitList.empty.title': '还没有访问记录。',
    'visitList.empty.description':
      '开始使用后，访问过的页面会显示在这里，方便您继续。',
    'visitList.few.title': '访问的页面越多，这里显示得越多。',
    'visitList.disabled.title': '未启用访问记录。',
    'visitList.disabled.description':
      '请在 app-config.yaml 中启用访问记录，以便在此查看常用和最近访问的页面。',
    'quickStart.title': '入门',
    'quickStart.description': '开始使用 Backstage',
    'quickStart.learnMoreLinkTitle': '了解更多',
    'starredEntities.noStarredEntitiesMessage':
      '点击实体名称旁的星标，即可将其加入此列表。',
    'visitedByType.action.viewMore': '查看更多',
    'visitedByType.action.viewLess': '收起',
    'featuredDocsCard.learnMoreTitle': '了解更多',
    'featuredDocsCard.empty.title': '没有文档',
    'featuredDocsCard.empty.description': '请参阅入门指南，创建您自己的文档',
    'featuredDocsCard.empty.learnMoreLinkTitle': '文档',
  },
});
