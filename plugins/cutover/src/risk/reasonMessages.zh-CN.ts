import type { riskReasons } from './reasonMessages';

/** The Chinese grounds on which the server refuses something about a risk. */
export const riskReasonsZh: Record<keyof typeof riskReasons, string> = {
  'risk.reason.actor.not-concerned':
    '仅限本次切换的项目组成员以及切换对象的责任方操作。',
  'risk.reason.actor.own-risk':
    '您是该风险的责任人，须由项目组其他负责人决定是否接受。',
  'risk.reason.actor.own-acceptance':
    '该接受申请由您提出，须由项目组其他负责人决定。',
  'risk.reason.actor.role-missing.decide-acceptance':
    '只有项目组负责人可以决定接受风险。',
  'risk.reason.actor.role-missing.occur-risk':
    '只有风险责任人、项目组负责人和计划维护人可以登记风险已发生。',
  'risk.reason.actor.role-missing.close-risk':
    '只有风险责任人、项目组负责人和计划维护人可以关闭风险。',
  'risk.reason.actor.role-missing.reopen-risk':
    '只有风险责任人、项目组负责人和计划维护人可以重新打开风险。',
  'risk.reason.risk.open': '该风险尚未关闭。',
  'risk.reason.risk.closed': '该风险已关闭，重新打开后方可修改。',
  'risk.reason.risk.occurred': '该风险已登记为发生。',
  'risk.reason.risk.occurred.ask-acceptance': '该风险已发生，无须再申请接受。',
  'risk.reason.risk.not-assessed': '申请接受之前，请先评估风险现状。',
  'risk.reason.risk.acceptance-asked': '接受申请正在等待决定。',
  'risk.reason.risk.acceptance-not-asked': '没有待决定的接受申请。',
  'risk.reason.risk.comment-missing': '请说明不接受该风险的理由。',
  'risk.reason.risk.day-has-passed': '{{day}} 已过，请选择今天或以后的日期。',
  'risk.reason.risk.drill-day-missing': '请填写演练的举行日期。',
  'risk.reason.risk.drill-not-passed':
    '演练须已举行并通过方可完成；未通过的，请另行安排演练。',
  'risk.reason.risk.drill-to-come': '演练举行日期不能晚于今天。',
  'risk.reason.risk.drill-unplanned': '该措施为演练，请填写计划日期。',
  'risk.reason.risk.no-drill': '该措施不是演练。',
  'risk.reason.risk.evidence-missing': '请填写完成的依据或取消的理由。',
  'risk.reason.risk.no-impact': '请至少填写一个方面的影响程度。',
  'risk.reason.risk.no-rating': '请至少评估固有风险、当前风险或剩余风险之一。',
  'risk.reason.risk.no-person': '目录中没有人员 {{ref}}，请另选。',
  'risk.reason.risk.taken-over': '该风险已在登记册中。',
  'risk.reason.risk.unknown': '本次切换没有该风险。',
  'risk.reason.risk.twice': 'R-{{number}} 在两行中出现，请只保留一行。',
  'risk.reason.risk.malformed-number':
    '“{{found}}”不是风险编号；请写作 R-1，新风险请留空。',
  'risk.reason.risk.unknown-column':
    '登记册没有“{{column}}”列；请删除该列，或改为以下之一：{{known}}。',
  'risk.reason.risk.unknown-category':
    '模板没有类别“{{value}}”，请使用以下之一：{{known}}。',
  'risk.reason.risk.unknown-phase':
    '模板没有阶段“{{value}}”，请使用以下之一：{{known}}。',
  'risk.reason.risk.unknown-target': '{{ref}} 不是本次切换的对象。',
  'risk.reason.risk.unknown-deliverable': '模板没有交付物“{{id}}”。',
  'risk.reason.risk.unknown-likelihood':
    '“{{value}}”不是可能性等级，请使用以下之一：{{known}}。',
  'risk.reason.risk.unknown-impact':
    '“{{value}}”不是影响程度等级，请使用以下之一：{{known}}。',
  'risk.reason.risk.unknown-dimension':
    '模板没有影响方面“{{value}}”，请使用以下之一：{{known}}。',
  'risk.reason.risk.unknown-measure': '该措施已不存在，请查看风险的最新状态。',
  'risk.reason.risk.unknown-response':
    '该类别没有应对措施“{{response}}”，请使用以下之一：{{known}}。',
  'risk.reason.risk.unknown-standard': '模板未就本次切换提示该风险。',
};
