import type { deliverableReasons } from './reasonMessages';

/** The same grounds in Chinese. */
export const deliverableReasonsZh: Record<
  keyof typeof deliverableReasons,
  string
> = {
  'deliverable.reason.actor.role-missing.activity':
    '只有担任负责角色的人员、项目组组长及计划维护人可以进行此操作。',
  'deliverable.reason.actor.role-missing.activity-plan':
    '只有项目组组长和计划维护人可以设定计划日期。',
  'deliverable.reason.actor.role-missing.write':
    '只有该活动的负责角色、参与角色，以及项目组组长和计划维护人可以填写。',
  'deliverable.reason.actor.takes-no-part':
    '只有切换的参与人，以及切换或其对象的负责方可以提出意见。',
  'deliverable.reason.actor.not-the-comments-author':
    '意见由提出人或文档填写人关闭。',
  'deliverable.reason.actor.service-needed': '此操作只能由系统进行。',

  'deliverable.reason.deliverable.unknown': '该切换没有这份文档。',
  'deliverable.reason.deliverable.phase-done':
    '阶段已完成，其提交内容不再更改。',
  'deliverable.reason.deliverable.phase-not-begun':
    '这份文档所属阶段尚未开始。',
  'deliverable.reason.deliverable.not-for-machines':
    '这份文档须由人员提交，模板不允许系统提交。',
  'deliverable.reason.deliverable.unchanged': '与上一版没有差异。',
  'deliverable.reason.deliverable.missing': '尚未提交。',
  'deliverable.reason.deliverable.hidden-incomplete':
    '不对您显示的部分有缺漏或错误，请联系有权查看的人员。',
  'deliverable.reason.revision.unknown': '没有这个版本。',
  'deliverable.reason.copy.no-source': '只能复制同类型已收尾切换提交的内容。',

  'deliverable.reason.field.read-only': '您可以查看此字段，但不能修改。',
  'deliverable.reason.field.hidden': '此字段不由您填写。',
  'deliverable.reason.field.file-unknown':
    '该文件不是随本文档上传的，请重新上传。',

  'deliverable.reason.comment.unknown': '该意见已不存在。',
  'deliverable.reason.comment.unknown-field': '表单中没有该意见所针对的字段。',
  'deliverable.reason.comment.not-answered':
    '评审意见须经提出人以外的人员答复后才能关闭。',
  'deliverable.reason.comment.not-resolved': '该意见尚未关闭。',
  'deliverable.reason.comment.resolved': '该意见已关闭。',
  'deliverable.reason.comment.open': '该意见尚未关闭，无需重新打开。',
  'deliverable.reason.review-comment.not-answered': '有评审意见尚未答复。',
  'deliverable.reason.review-comment.not-resolved':
    '有评审意见已答复但尚未关闭。',

  'deliverable.reason.mention.unknown-person':
    '目录中没有 {{ref}}，请提及目录中的人员。',
  'deliverable.reason.mention.takes-no-part':
    '{{ref}} 未参与该切换，请提及项目组成员或切换对象的负责人员。',

  'deliverable.reason.file.unknown': '该文件已不存在。',
  'deliverable.reason.file.empty': '文件是空的。',
  'deliverable.reason.file.cut-off': '文件未完整上传，请重新上传。',
  'deliverable.reason.file.too-large':
    '文件超过 {{limit}}，请缩小后上传，或填写其链接。',
  'deliverable.reason.file.name-unusable':
    '文件名须不超过 {{max}} 个字符，且不含不可见字符。',
  'deliverable.reason.file.type-not-taken':
    '不接受此类文件，请使用以下类型：{{endings}}。',
  'deliverable.reason.file.content-other':
    '{{name}} 的内容与扩展名不符，请按实际类型保存。',
  'deliverable.reason.file.in-revision': '已有版本引用该文件，不能删除。',

  'deliverable.reason.input.too-deep': '嵌套超过 {{max}} 层。',
  'deliverable.reason.input.too-large':
    '内容过多（上限 {{max}}），请精简，或以附件形式上传。',
  'deliverable.reason.body.too-large':
    '一次发送的内容过多，请缩短文字，或以附件形式上传。',
  'deliverable.reason.body.not-json': '发送的内容无法读取。',
  'deliverable.reason.body.unreadable': '发送的内容无法读取。',
  'deliverable.reason.input.invalid': '此处不接受该内容。',
  'deliverable.reason.input.wrong-format': '格式不正确。',
  'deliverable.reason.precondition.required': '页面未说明所读版本，请刷新。',
  'deliverable.reason.precondition.malformed': '页面未说明所读版本，请刷新。',
  'deliverable.reason.idempotency.malformed':
    '页面未能标记所发送的内容，请刷新。',
  'deliverable.reason.idempotency.other-body':
    '此前已用不同内容发送过，请刷新页面。',
};
