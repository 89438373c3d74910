import type { gateReasons } from './reasonMessages';

/** The grounds about gates in Chinese. */
export const gateReasonsZh: Record<keyof typeof gateReasons, string> = {
  'gate.reason.actor.role-missing.submit':
    '只有负责或维护计划的人员以及本阶段活动的责任人可以提交审批。',
  'gate.reason.actor.role-missing.urge':
    '只有提交人、审批人以及负责或维护计划的人员可以催办。',
  'gate.reason.actor.role-missing.copy':
    '只有提交人、审批人以及负责或维护计划的人员可以抄送。',
  'gate.reason.actor.role-missing.emergency':
    '您未担任可以紧急放行本阶段门的角色。',

  'gate.reason.phase.gate-closed':
    '阶段门打开后本阶段才会结束，请提交阶段门审批。',
  'gate.reason.gate.review-awaited':
    '有阶段门是紧急放行的，尚未补审通过；请先提交补审，再关闭切换。',
  'gate.reason.gate.unknown': '本次切换没有这个阶段门。',
  'gate.reason.gate.own-submission': '这是您提交的；提交人不参与审批。',
  'gate.reason.gate.own-contribution':
    '送审内容有您编写的部分；编写人不参与审批。',
  'gate.reason.gate.content-hidden':
    '送审内容有一部分不对您显示；只有能看到全部内容的人才能审批。',
  'gate.reason.gate.not-yours': '此操作由他人完成。',
  'gate.reason.gate.not-yours.decide': '该审批席位由他人审批。',
  'gate.reason.gate.not-yours.decide-nobody':
    '该席位审批人为空，请撤回后重新提交。',
  'gate.reason.gate.not-yours.add-signer': '只有该席位的审批人可以加签。',
  'gate.reason.gate.not-yours.transfer': '只有该席位的审批人可以转办。',
  'gate.reason.gate.not-yours.ask': '只有该席位的审批人可以征询意见。',
  'gate.reason.gate.not-yours.return': '只有该席位的审批人可以退回。',
  'gate.reason.gate.not-yours.stop-asking':
    '只有该席位的审批人可以不再等待意见。',
  'gate.reason.gate.not-yours.withdraw': '只有提交人可以撤回。',
  'gate.reason.gate.not-yours.take-back':
    '只有作出审批意见的本人可以撤销该意见。',
  'gate.reason.gate.not-yours.remove-signer':
    '只有加签人和项目组负责人可以减签。',
  'gate.reason.gate.not-yours.recall': '该席位不是由您转办的。',
  'gate.reason.gate.not-in-review': '该阶段门目前没有审批中的轮次。',
  'gate.reason.gate.in-review': '已在审批中，请先撤回该轮审批。',
  'gate.reason.gate.open': '阶段门已经打开。',
  'gate.reason.gate.phase-not-in-progress': '该阶段门所在的阶段不在进行中。',
  'gate.reason.gate.no-emergency': '模板未为该阶段门规定紧急放行。',
  'gate.reason.gate.not-your-turn': '尚未轮到您，请等待前面的审批人。',
  'gate.reason.gate.seat-decided': '该席位已审批。',
  'gate.reason.gate.seat-not-needed': '规则已满足，无需该席位审批。',
  'gate.reason.gate.seat-removed': '该席位已被减签。',
  'gate.reason.gate.seat-unknown': '本轮没有这个席位，请查看最新状态。',
  'gate.reason.gate.distinct':
    '您已按另一条规则作过审批；本阶段门要求同一人只按一条规则审批。',
  'gate.reason.gate.comment-missing': '驳回时请说明理由。',
  'gate.reason.gate.hash-differs':
    '您查看的内容已不是送审内容，请重新查看差异；您填写的内容已保留。',
  'gate.reason.gate.checks-fail': '检查项未全部通过，阶段门不能打开。',
  'gate.reason.gate.nothing-to-take-back': '该席位尚无审批意见。',
  'gate.reason.gate.nobody': '可以审批的人数不足。',
  'gate.reason.gate.nothing-to-pick': '该规则无需自选审批人，请去掉。',
  'gate.reason.gate.pick-number':
    '请选择 {{min}} 至 {{max}} 人，目前为 {{found}} 人。',
  'gate.reason.gate.pick-not-eligible':
    '{{ref}} 不能在此审批，请选择其他人员。',
  'gate.reason.gate.not-offered': '该加签人已不能再次加签，请去掉。',
  'gate.reason.gate.not-straight':
    '其他人同意过的内容已有改动，不能直接送回退回人，须全部重新审批。',
  'gate.reason.gate.added-adds-nobody': '加签人不能再加签。',
  'gate.reason.gate.no-signers': '模板不允许在此加签。',
  'gate.reason.gate.signer-out-of-scope':
    '该人员未担任可以加签的角色，请选择其他人员。',
  'gate.reason.gate.signer-has-seat': '该人员已在本规则中审批。',
  'gate.reason.gate.not-removable': '只能减去尚未审批的加签人。',
  'gate.reason.gate.too-many-transfers': '该席位的转办次数已达上限。',
  'gate.reason.gate.transfer-back': '该人员曾持有此席位，请选择其他人员。',
  'gate.reason.gate.transfer-to-oneself':
    '该人员已持有此席位，请选择其他人员。',
  'gate.reason.gate.transfer-out-of-team':
    '该人员在本次切换中没有角色，请选择项目组成员。',
  'gate.reason.gate.transfer-has-seat':
    '该人员已在本规则中审批，请选择其他人员。',
  'gate.reason.gate.transfer-used': '转办后的席位已被使用，不能收回。',
  'gate.reason.gate.ask-oneself':
    '请征询他人的意见；您本人的意见就是审批意见。',
  'gate.reason.gate.asked-already': '已征询该人员的意见，尚未答复。',
  'gate.reason.gate.not-asked': '此处没有征询您的意见。',
  'gate.reason.gate.nobody-asked': '此处没有征询任何人的意见。',
  'gate.reason.gate.nothing-returned':
    '请说明退回什么：文档、活动或之前的阶段。',
  'gate.reason.gate.not-reviewed': '这不在送审内容之中。',
  'gate.reason.gate.activity-unknown': '本阶段没有这项活动。',
  'gate.reason.gate.phase-not-reached':
    '该阶段不在本阶段之前，不能退回到该阶段。',
  'gate.reason.gate.no-earlier-phase': '本阶段之前没有其他阶段。',
  'gate.reason.gate.return-not-there':
    '您可以退回送审内容；退回到之前的阶段须由模板指定的角色操作。',
  'gate.reason.gate.urged-lately': '四小时内已催办过，请稍候。',
  'gate.reason.gate.nobody-awaited': '没有需要催办的其他人。',
};
