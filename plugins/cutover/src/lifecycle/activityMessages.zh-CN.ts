import type { activityMessages } from './activityMessages';

/** The Chinese words around activities. */
export const activityMessagesZh: Record<keyof typeof activityMessages, string> =
  {
    'lifecycle.activity.status.not-started': '未开始',
    'lifecycle.activity.status.in-progress': '进行中',
    'lifecycle.activity.status.done': '已完成',
    'lifecycle.activity.status.not-applicable': '不适用',
    'lifecycle.activity.late': '已逾期',
    'lifecycle.activity.lateSince': '已逾期：应于 {{at}} 完成',
    'lifecycle.activity.assigned': '已指派',
    'lifecycle.activity.planned': '计划：{{period}}',
    'lifecycle.activity.forecast': '预计：{{period}}',
    'lifecycle.activity.forecastStart': '{{at}} 开始',
    'lifecycle.activity.forecastEnd': '{{at}} 完成',
    'lifecycle.activity.began': '开始于 {{at}}',
    'lifecycle.activity.ended': '完成于 {{at}}',
    'lifecycle.activity.because': '原因：{{reason}}',
    'lifecycle.activity.empty': '本阶段没有适用于本切换的活动。',
    'lifecycle.activity.progress': '{{total}} 项活动中已完成 {{done}} 项',
    'lifecycle.activity.lateCount_one': '{{count}} 项逾期',
    'lifecycle.activity.lateCount_other': '{{count}} 项逾期',
    'lifecycle.activity.unknown': '无法得知各项活动的进展',
    'lifecycle.activity.more': '“{{activity}}”的更多操作',
    'lifecycle.activity.actOn': '{{act}}：{{activity}}',
    'lifecycle.activity.policyText': '制度要求',

    'lifecycle.activity.act.start': '开始',
    'lifecycle.activity.act.complete': '标记为完成',
    'lifecycle.activity.act.reopen': '重新打开',
    'lifecycle.activity.act.dismiss': '设为不适用',
    'lifecycle.activity.act.assign': '指派',
    'lifecycle.activity.act.plan': '计划日期',
    'lifecycle.activity.act.forecast': '预计日期',

    'lifecycle.activity.changedMeanwhile': '该活动已被他人更改',
    'lifecycle.activity.changedMeanwhileHelp':
      '现在显示的是最新状态。请查看后，如仍有必要再试一次。',
    'lifecycle.activity.notChanged': '活动未更改',
    'lifecycle.activity.blockedBy': '暂不能完成：',
    'lifecycle.activity.dismissHelp':
      '请说明该活动为何不适用于本切换，原因将记入历史。',
    'lifecycle.activity.reopenHelp':
      '请说明为何重新打开该活动，原因将记入历史。',
    'lifecycle.activity.reason': '原因',
    'lifecycle.activity.assignHelp':
      '以下人员担任“{{role}}”。不选择则由全部人员共同负责。',
    'lifecycle.activity.nobodyToAssign':
      '角色“{{role}}”无人担任，请先在切换计划中指定。',
    'lifecycle.activity.planHelp':
      '须在阶段之内：{{period}}。在此设定之前，日期随阶段而定。',
    'lifecycle.activity.forecastHelp': '您目前预计何时？计划仍保留在旁。',
    'lifecycle.activity.zone': '时间按计划所用时区：{{zone}}。',
    'lifecycle.activity.begins': '开始',
    'lifecycle.activity.ends': '完成',
    'lifecycle.activity.noForecast': '撤回预计',
    'lifecycle.activity.save': '保存',
  };
