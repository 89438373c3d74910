import { createTranslationMessages } from '@backstage/core-plugin-api/alpha';
import { portalTranslationRef } from '../portal';

export default createTranslationMessages({
  ref: portalTranslationRef,
  full: true,
  messages: {
    'nav.home': '首页',
    'nav.search': '搜索',
    'nav.menu': '菜单',
    'nav.notifications': '通知',
    'nav.settings': '设置',
    'home.welcome': '欢迎，{{name}}',
    'home.search': '搜索业务切换、系统和人员',
    'home.starred': '收藏',
    'home.recent': '最近访问',
    'home.start.title': '从这里开始',
    'home.start.create': '发起业务切换',
    'home.start.createWhy': '选择模板，其余内容由向导逐步询问。',
    'home.start.cutovers': '全部业务切换',
    'home.start.cutoversWhy': '正在进行的切换、负责人和切换窗口。',
    'home.start.catalog': '软件目录',
    'home.start.catalogWhy': '系统、组件、团队及其依赖关系。',
    'signIn.title': '今天您是哪一位？',
    'signIn.explanation':
      '这是一家演示公司。选择一位人员，以其身份使用门户；审批需要由不同的人完成。',
    'signIn.search': '按姓名、职务或部门搜索',
    'signIn.found_one': '{{count}} 人',
    'signIn.found_other': '{{count}} 人',
    'signIn.nobody': '没有匹配的人员，请换一个姓名、职务或部门。',
    'signIn.language': '语言',
    'signIn.refused.title': '未能登录',
    'signIn.refused.notYetKnown':
      '目录中还没有这位人员。首次启动后，目录需要几秒钟读取文件。',
    'signIn.refused.noAnswer': '后端没有响应。如果正在启动，请稍候几秒钟。',
    'signIn.refused.retry': '重试',
    'signIn.refused.back': '选择其他人员',
    'signIn.oidc.title': '公司账号',
    'signIn.oidc.message': '使用公司账号登录',
  },
});
