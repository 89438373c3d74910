import type { checkMessages } from './checkMessages';

/** The gate checks in Chinese. */
export const checkMessagesZh: Record<keyof typeof checkMessages, string> = {
  'lifecycle.check.activities.done': '所有活动均已完成',
  'lifecycle.check.deliverables.complete': '必需的交付物均已提交',
  'lifecycle.check.catalog.targets-exist': '切换对象均在目录中',
  'lifecycle.check.catalog.targets-owned': '切换对象均有负责方',
  'lifecycle.check.phase.dates-set': '各阶段均已排定日期',
  'lifecycle.check.review-comments.answered': '评审意见均已答复',
  'lifecycle.check.risk.assessed': '风险均已评估',
  'lifecycle.check.risk.responses-complete': '风险均有应对措施',
  'lifecycle.check.risk.acceptances-valid': '接受的风险均由有权人批准且仍有效',
  'lifecycle.check.risk.drills-held': '演练均已进行',
  'lifecycle.check.risk.none-at-or-above': '没有超出制度允许等级的风险',
  'lifecycle.check.training.certified': '须培训的人员均已合格',
  'lifecycle.check.training.certified-on-shift': '各班次均有足够的合格人员',
  'lifecycle.check.training.questionnaire-at-least': '参训人员对培训的评价达标',
  'lifecycle.check.runbook.tasks-assigned': '执行手册的任务均已落实到人',
  'lifecycle.check.runbook.backup-restored': '备份已做过恢复测试',
  'lifecycle.check.runbook.run-complete': '执行已结束',
  'lifecycle.check.communication.customers-notified': '已通知客户',
  'lifecycle.check.communication.partners-notified': '已通知合作伙伴',
  'lifecycle.check.communication.regulators-notified': '已报告监管机构',
  'lifecycle.check.closing.archive-complete': '归档资料齐全',
};
