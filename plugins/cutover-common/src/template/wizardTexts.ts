import type { Text } from './text';

/** The words of the wizard that every template shares. */
export const wizardTexts = {
  what: { en: 'What', 'zh-CN': '切换什么' },
  where: { en: 'Where', 'zh-CN': '影响范围' },
  who: { en: 'Who', 'zh-CN': '项目组' },
  when: { en: 'When', 'zh-CN': '切换时间' },
  details: { en: 'Details', 'zh-CN': '补充信息' },
  whatHelp: {
    en: 'Name the cutover and say what it is to achieve.',
    'zh-CN': '为本次切换命名，并说明要达到的目标。',
  },
  whereHelp: {
    en: 'Pick everything that changes. What depends on it is proposed to you.',
    'zh-CN': '选择所有将发生变化的对象；依赖它们的对象会自动列出供您选择。',
  },
  whoHelp: {
    en: 'Name the people who answer for this cutover, role by role.',
    'zh-CN': '按角色指定对本次切换负责的人员。',
  },
  whenHelp: {
    en: 'Plan the window in which the running business is switched over.',
    'zh-CN': '安排现行业务实施切换的时间窗口。',
  },
  detailsHelp: {
    en: 'What this kind of cutover needs to know before it starts.',
    'zh-CN': '启动此类切换之前需要了解的情况。',
  },
  title: { en: 'Title', 'zh-CN': '名称' },
  titleHelp: {
    en: 'What everyone will call it, such as "Move the shop to the new payment system".',
    'zh-CN': '大家对它的称呼，例如“商城迁移至新支付系统”。',
  },
  titleLength: {
    en: 'Give a title of 3 to 200 characters.',
    'zh-CN': '名称须为 3 至 200 个字符。',
  },
  name: { en: 'Name in the catalog', 'zh-CN': '目录中的标识' },
  nameHelp: {
    en: 'Leave it empty to have it made from the title.',
    'zh-CN': '留空则根据名称自动生成。',
  },
  nameForm: {
    en: 'Use lower-case letters, digits and single hyphens, 63 characters at most.',
    'zh-CN': '请使用小写字母、数字和单个连字符，最多 63 个字符。',
  },
  owner: { en: 'Owner', 'zh-CN': '负责部门' },
  ownerHelp: {
    en: 'The group or person that answers for this cutover.',
    'zh-CN': '对本次切换负责的部门或人员。',
  },
  goals: { en: 'Goals', 'zh-CN': '目标' },
  goalsHelp: {
    en: 'What must be true afterwards for this to be a success.',
    'zh-CN': '切换完成后达到什么状态才算成功。',
  },
  goalsMissing: {
    en: 'State at least one goal.',
    'zh-CN': '请至少写明一项目标。',
  },
  scope: { en: 'Scope', 'zh-CN': '范围' },
  scopeHelp: {
    en: 'What changes, and what expressly stays as it is.',
    'zh-CN': '哪些内容会改变，哪些明确保持不变。',
  },
  scopeMissing: {
    en: 'State what is in scope.',
    'zh-CN': '请写明切换范围。',
  },
  targets: { en: 'Targets', 'zh-CN': '切换对象' },
  team: { en: 'Project team', 'zh-CN': '项目组' },
  window: { en: 'Cutover window', 'zh-CN': '切换窗口' },
  windowStart: { en: 'Start of the window', 'zh-CN': '窗口开始' },
  windowEnd: { en: 'End of the window', 'zh-CN': '窗口结束' },
  timeZone: { en: 'Time zone of the window', 'zh-CN': '窗口时区' },
  start: { en: 'Start the cutover', 'zh-CN': '启动切换' },
} satisfies Record<string, Text>;
