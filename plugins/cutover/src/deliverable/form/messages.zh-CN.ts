import type { formMessages } from './messages';

/** The Chinese words of the forms in which deliverables are written. */
export const formMessagesZh: Record<keyof typeof formMessages, string> = {
  'deliverable.form.loading': '正在加载表单。',
  'deliverable.form.missing': '该文档不存在，或已不适用于本次切换。',
  'deliverable.form.readOnly': '此处只能查看，不能修改：{{why}}',
  'deliverable.form.readOnlyField': '此项您只能查看，不能修改。',
  'deliverable.form.restored': '您之前填写但未能保存的内容已恢复。',
  'deliverable.form.dropped_one':
    '有 1 项内容目前不适用：仍保留在草稿中，但不会随文档提交。',
  'deliverable.form.dropped_other':
    '有 {{count}} 项内容目前不适用：仍保留在草稿中，但不会随文档提交。',
  'deliverable.form.strays_one':
    '有 1 项内容在模板现行版本中没有对应字段：仍保留在草稿中，但不会随文档提交：',
  'deliverable.form.strays_other':
    '有 {{count}} 项内容在模板现行版本中没有对应字段：仍保留在草稿中，但不会随文档提交：',

  'deliverable.form.list.add': '添加“{{name}}”',
  'deliverable.form.list.up': '上移第 {{number}} 项',
  'deliverable.form.list.down': '下移第 {{number}} 项',
  'deliverable.form.list.remove': '删除第 {{number}} 项',
  'deliverable.form.choice': '选项',
  'deliverable.form.option': '方案 {{number}}',
  'deliverable.form.yes': '是',
  'deliverable.form.no': '否',

  'deliverable.form.faults_one': '提交前还有 1 处需要完善',
  'deliverable.form.faults_other': '提交前还有 {{count}} 处需要完善',
  'deliverable.form.fault.required': '此项必填。',
  'deliverable.form.fault.minLength': '请至少填写 {{limit}} 个字符。',
  'deliverable.form.fault.maxLength': '内容过长，最多 {{limit}} 个字符。',
  'deliverable.form.fault.minimum': '不能小于 {{limit}}。',
  'deliverable.form.fault.maximum': '不能大于 {{limit}}。',
  'deliverable.form.fault.exclusiveMinimum': '必须大于 {{limit}}。',
  'deliverable.form.fault.exclusiveMaximum': '必须小于 {{limit}}。',
  'deliverable.form.fault.multipleOf': '必须是 {{multipleOf}} 的倍数。',
  'deliverable.form.fault.pattern': '填写的格式与表单要求不符。',
  'deliverable.form.fault.format': '填写的格式不正确。',
  'deliverable.form.fault.format.date': '这不是有效的日期。',
  'deliverable.form.fault.format.date-time': '这不是有效的日期和时间。',
  'deliverable.form.fault.format.email': '这不是有效的邮箱地址。',
  'deliverable.form.fault.format.uri': '这不是有效的网址，请以 https:// 开头。',
  'deliverable.form.fault.format.cutover-file':
    '这不是本文档的文件，请重新上传。',
  'deliverable.form.fault.type': '此处不能填写这种类型的内容。',
  'deliverable.form.fault.type.number': '这不是数字。',
  'deliverable.form.fault.type.integer': '这不是整数。',
  'deliverable.form.fault.enum': '不在可选范围内，请从选项中选择。',
  'deliverable.form.fault.const': '此处必须是“{{allowedValue}}”。',
  'deliverable.form.fault.oneOf': '不在可选范围内，请从选项中选择。',
  'deliverable.form.fault.anyOf': '不在可选范围内，请从选项中选择。',
  'deliverable.form.fault.not': '此处不允许这样填写。',
  'deliverable.form.fault.minItems_one': '请至少添加 1 项。',
  'deliverable.form.fault.minItems_other': '请至少添加 {{count}} 项。',
  'deliverable.form.fault.maxItems_one': '最多保留 1 项。',
  'deliverable.form.fault.maxItems_other': '最多保留 {{count}} 项。',
  'deliverable.form.fault.uniqueItems':
    '第 {{first}} 项与第 {{second}} 项重复，请只保留一项。',
  'deliverable.form.fault.contains': '缺少表单要求的条目。',
  'deliverable.form.fault.minProperties': '请填写更多字段。',
  'deliverable.form.fault.dependencies':
    '请同时填写 {{missingProperty}}，或将此项留空。',
  'deliverable.form.fault.additionalProperties': '表单没有这一项，请去掉。',
  'deliverable.form.fault.period': '结束时间不能早于开始时间。',
  'deliverable.form.fault.other': '表单不允许这样填写。',

  'deliverable.form.save.saved': '已于{{ago}}暂存',
  'deliverable.form.save.savedBy': '{{name}}已于{{ago}}暂存',
  'deliverable.form.save.justNow': '刚刚',
  'deliverable.form.save.untouched': '尚无人填写。',
  'deliverable.form.save.saving': '正在暂存…',
  'deliverable.form.save.offline': '尚未暂存：网络已断开。',
  'deliverable.form.save.failing': '尚未暂存：门户暂时没有正常响应。',
  'deliverable.form.save.refused': '未能暂存：{{why}}',
  'deliverable.form.save.choose': '去选择',
  'deliverable.form.save.conflict':
    '尚未暂存：请先在下方选择保留您的内容还是他人的内容。',
  'deliverable.form.save.kept': '您填写的内容已保留在本机。',
  'deliverable.form.save.notKept': '本机也无法保留：请不要关闭此页面。',
  'deliverable.form.save.again': '重试',
  'deliverable.form.save.back': '所有内容均已重新暂存。',

  'deliverable.form.present.one': '{{name}}也打开了此表单',
  'deliverable.form.present.two': '{{name}}和{{other}}也打开了此表单',
  'deliverable.form.present.many_one':
    '{{name}}、{{other}}和另外 1 人也打开了此表单',
  'deliverable.form.present.many_other':
    '{{name}}、{{other}}和另外 {{count}} 人也打开了此表单',

  'deliverable.form.conflict.title': '他人同时修改了相同的字段',
  'deliverable.form.conflict.help':
    '请逐项选择以谁的内容为准。选择之前不会暂存；其余内容已自动合并。',
  'deliverable.form.conflict.mine': '您的内容',
  'deliverable.form.conflict.theirs': '他人暂存的内容',
  'deliverable.form.conflict.removed': '已删除',
  'deliverable.form.conflict.settle': '按所选内容继续',

  'deliverable.form.origin.cutover': '来自切换计划',
  'deliverable.form.origin.intake': '来自启动时填写的信息',
  'deliverable.form.origin.catalog': '来自目录',
  'deliverable.form.origin.archive': '来自本次切换已有的资料',
  'deliverable.form.origin.deliverable': '来自《{{title}}》第 {{revision}} 版',
  'deliverable.form.origin.elsewhere':
    '来自{{cutover}}的《{{title}}》第 {{revision}} 版',
};
