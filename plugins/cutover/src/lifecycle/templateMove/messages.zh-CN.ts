import type { moveMessages } from './messages';

/** The Chinese words about moving a cutover to a newer version of its template. */
export const moveMessagesZh: Record<keyof typeof moveMessages, string> = {
  'lifecycle.move.there': '模板已有新版本 {{to}}。',
  'lifecycle.move.runsOn': '此切换目前使用 {{from}} 版。',
  'lifecycle.move.look': '查看会有哪些变化',
  'lifecycle.move.title': '升级到模板 {{to}} 版',
  'lifecycle.move.titleLoading': '升级到模板新版本',
  'lifecycle.move.help':
    '此切换目前使用 {{from}} 版。已完成的工作保持不变，已作出的审批仍可查阅。升级后不能退回旧版本。',
  'lifecycle.move.act': '升级到 {{to}} 版',
  'lifecycle.move.reason': '升级原因',
  'lifecycle.move.refused': '未能升级',
  'lifecycle.move.failed': '无法读取会有哪些变化',
  'lifecycle.move.blocked': '此切换不能升级：',
  'lifecycle.move.lapses': '以下正在进行的审批将失效：',
  'lifecycle.move.round': '{{gate}}，第 {{round}} 轮审批',
  'lifecycle.move.confirm': '确认：本轮审批结束，阶段门需重新提交',
  'lifecycle.move.nothing': '新版本的改动与此切换无关。',
  'lifecycle.move.how.added': '新增',
  'lifecycle.move.how.removed': '移除',
  'lifecycle.move.how.changed': '有改动',
  'lifecycle.move.part.phase': '阶段',
  'lifecycle.move.part.activity': '活动',
  'lifecycle.move.part.deliverable': '交付物',
  'lifecycle.move.part.gate': '阶段门',
  'lifecycle.move.part.role': '角色',
  'lifecycle.move.part.field': '字段',
  'lifecycle.move.part.section': '模板内容',
  'lifecycle.move.section.intake': '发起时填写的信息',
  'lifecycle.move.section.risk': '风险',
  'lifecycle.move.section.training': '培训',
  'lifecycle.move.section.runbook': '操作手册',
  'lifecycle.move.section.communication': '沟通',
  'lifecycle.move.section.archive': '归档',
  'lifecycle.move.section.workingTime': '工作时间',
  'lifecycle.move.item': '{{part}}：{{title}}',
  'lifecycle.move.itemIn': '{{part}}：{{title}}（{{within}}）',
  'lifecycle.move.strays':
    '以下内容在新版本中没有对应字段。它们保留在草稿中，但不会随提交内容一起提交：',
  'lifecycle.move.hiddenStrays_one':
    '另有 1 项您无权查看的内容失去对应字段，同样会保留。',
  'lifecycle.move.hiddenStrays_other':
    '另有 {{count}} 项您无权查看的内容失去对应字段，同样会保留。',
  'lifecycle.move.row': '行',
  'lifecycle.move.roles': '新版本的以下角色需要指定人员',
};
