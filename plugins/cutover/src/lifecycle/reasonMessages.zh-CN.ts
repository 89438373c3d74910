import type { reasonMessages } from './reasonMessages';

/** 服务器拒绝的原因。 */
export const reasonMessagesZh: Record<keyof typeof reasonMessages, string> = {
  'lifecycle.reason.actor.person-needed':
    '此操作只能由本人完成，请以个人身份登录。',
  'lifecycle.reason.actor.role-missing': '您在该切换中的角色无权进行此操作。',
  'lifecycle.reason.actor.role-missing.update':
    '只有项目组领导、计划管理人和负责方可以修改计划。',
  'lifecycle.reason.actor.role-missing.cancel':
    '只有项目组领导和负责方可以取消切换。',
  'lifecycle.reason.actor.role-missing.complete-phase':
    '只有项目组领导可以结束阶段。',
  'lifecycle.reason.actor.role-missing.reopen-phase':
    '只有项目组负责人可以退回到之前的阶段。',
  'lifecycle.reason.phase.none-over': '还没有已完成的阶段。',
  'lifecycle.reason.phase.not-reached':
    '切换从未进入该阶段，不能退回到该阶段。',
  'lifecycle.reason.phase.in-progress': '该阶段已在进行中。',
  'lifecycle.reason.actor.lead-needed':
    '只有项目组领导和负责方可以更换领导人员和负责方。',
  'lifecycle.reason.actor.not-assigned': '该活动已指派给他人，请先指派给自己。',
  'lifecycle.reason.permission.missing':
    '门户的权限设置不允许您进行此操作，请联系门户管理员。',
  'lifecycle.reason.cutover.not-running':
    '该切换已不在进行中：已收尾或已取消。',
  'lifecycle.reason.phase.not-in-progress':
    '该阶段已不在进行中，请查看各阶段的最新状态。',
  'lifecycle.reason.phase.unknown': '该切换没有这个阶段。',
  'lifecycle.reason.activity.unknown': '该切换没有这项活动。',
  'lifecycle.reason.activity.phase-done': '该阶段已完成，其活动不再变更。',
  'lifecycle.reason.activity.phase-not-begun': '该阶段尚未开始。',
  'lifecycle.reason.activity.begun': '该活动已在进行中。',
  'lifecycle.reason.activity.not-begun': '请先开始该活动。',
  'lifecycle.reason.activity.over': '该活动已结束，如需变更请先重新打开。',
  'lifecycle.reason.activity.not-over': '该活动尚未结束。',
  'lifecycle.reason.activity.no-way-back':
    '已开始的活动不能恢复为未开始。请完成该活动，或标记为不适用。',
  'lifecycle.reason.activity.blocked': '该活动还缺少必要内容，暂不能完成。',
  'lifecycle.reason.activity.reason-missing': '请说明原因。',
  'lifecycle.reason.activity.reason-unused':
    '只有变更状态时才填写原因，请去掉。',
  'lifecycle.reason.activity.not-in-role':
    '{{ref}} 不担任该活动的角色，请另选人员。',
  'lifecycle.reason.activity.outside-phase': '该日期不在阶段的计划日期之内。',
  'lifecycle.reason.activity.ends-before-it-begins':
    '活动的结束时间早于开始时间。',
  'lifecycle.reason.activity.not-a-date': '这不是日期和时间。',
  'lifecycle.reason.activity.offset-missing':
    '该时间缺少时区，请写成 2027-03-06T08:00:00Z。',
  'lifecycle.reason.activity.no-dates': '请填写开始时间或结束时间。',
  'lifecycle.reason.edit.empty': '没有任何改动。',
  'lifecycle.reason.input.missing': '此项必填。',
  'lifecycle.reason.input.wrong-type': '此处需要另一种类型的值。',
  'lifecycle.reason.input.unknown-key': '此项不能在这里设置。',
  'lifecycle.reason.input.forbidden-key':
    '名称 {{key}} 不可使用，请换一个名称。',
  'lifecycle.reason.ref.malformed': '“{{found}}”在目录中不存在。',
  'lifecycle.reason.text.too-long': '内容过长，最多 {{max}} 个字符。',
  'lifecycle.reason.text.too-short': '内容过短，至少 {{min}} 个字符。',
  'lifecycle.reason.text.unreadable-character':
    '文字中含有无法保存的字符，请重新输入。',
  'lifecycle.reason.input.not-a-choice': '请从以下选项中选择：{{choices}}。',
  'lifecycle.reason.number.too-big': '数值过大，最大为 {{max}}。',
  'lifecycle.reason.number.too-small': '数值过小，最小为 {{min}}。',
  'lifecycle.reason.list.too-long': '列表过长，最多 {{max}} 项。',
  'lifecycle.reason.list.too-short': '列表过短，至少 {{min}} 项。',
  'lifecycle.reason.owner.unknown': '目录中没有 {{ref}}，请另选负责方。',
  'lifecycle.reason.owner.not-a-group-or-user':
    '{{ref}} 既不是团队也不是个人，请另选负责方。',
  'lifecycle.reason.target.unknown': '目录中没有 {{ref}}，请另选切换对象。',
  'lifecycle.reason.target.kind':
    '{{ref}} 不能作为切换对象，请选择组件、系统或资源。',
  'lifecycle.reason.team.duplicate': '{{ref}} 重复填写。',
  'lifecycle.reason.team.person-unknown': '目录中没有 {{ref}}，请另选人员。',
  'lifecycle.reason.team.not-a-person':
    '{{ref}} 不是个人，角色只能由个人担任。',
  'lifecycle.reason.team.role-empty': '该角色无人担任，至少需要 {{min}} 人。',
  'lifecycle.reason.team.role-too-few':
    '该角色至少需要 {{min}} 人，目前 {{found}} 人。',
  'lifecycle.reason.team.role-too-many':
    '该角色最多 {{max}} 人，目前 {{found}} 人。',
  'lifecycle.reason.team.role-unknown': '模板中没有这个角色。',
  'lifecycle.reason.window.in-the-past': '窗口已过，请选择以后的时间。',
  'lifecycle.reason.window.over': '窗口已结束，不能再调整。',
  'lifecycle.reason.window.unknown-time-zone':
    '没有这个时区，请使用例如 Asia/Shanghai 的名称。',
  'lifecycle.reason.window.ends-before-it-begins': '窗口的结束早于开始。',
  'lifecycle.reason.window.not-a-date': '这不是有效的日期和时间。',
  'lifecycle.reason.window.no-such-time':
    '该时间在 {{timeZone}} 不存在：时钟当时拨快。',
  'lifecycle.reason.phases.ends-before-it-begins': '阶段的结束早于开始。',
  'lifecycle.reason.phases.not-a-date': '这不是有效的日期和时间。',
  'lifecycle.reason.phases.done': '已完成的阶段不能再改日期。',
  'lifecycle.reason.phases.out-of-order':
    '阶段须依次进行，这些日期使其顺序颠倒。',
  'lifecycle.reason.phases.unknown': '该切换没有这个阶段。',
  'lifecycle.reason.phases.window-outside':
    '窗口将落在所属阶段之外，请同时调整阶段日期。',
  'lifecycle.reason.template.another':
    '这是另一个模板，切换只能使用原来的模板。',
  'lifecycle.reason.template.not-newer':
    '模板为 {{found}} 版，此切换已使用 {{present}} 版。',
  'lifecycle.reason.template.phase-gone':
    '阶段“{{phase}}”已开始或已完成，而新版本中没有该阶段。',
  'lifecycle.reason.template.phase-order':
    '新版本将阶段“{{phase}}”排在已开始的“{{before}}”之前。',
  'lifecycle.reason.template.gate-gone':
    '阶段门“{{gate}}”曾提交审批，而新版本在“{{phase}}”结束时没有该阶段门。',
  'lifecycle.reason.template.changed-meanwhile':
    '模板又有改动，目前为 {{found}} 版，请重新查看会有哪些变化。',
  'lifecycle.reason.template.move-blocked': '新版本与此切换目前的进度不相符。',
  'lifecycle.reason.template.round-open':
    '有阶段门正在审批，升级会使其失效；请确认，或等待审批结束。',
  'lifecycle.reason.precondition.stale':
    '有人在您之前保存了。您输入的内容仍在，请查看改动后再试。',
};
