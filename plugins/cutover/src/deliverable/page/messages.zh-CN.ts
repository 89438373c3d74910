import type { deliverablePageMessages } from './messages';

/** The Chinese words of the places where deliverables are listed and filled in. */
export const deliverablePageMessagesZh: Record<
  keyof typeof deliverablePageMessages,
  string
> = {
  'deliverable.page.documents': '文档',
  'deliverable.page.of': '“{{activity}}”的文档',
  'deliverable.page.status.empty': '未填写',
  'deliverable.page.status.draft': '草稿',
  'deliverable.page.status.submitted': '已提交',
  'deliverable.page.status.changed': '已提交，之后有改动',
  'deliverable.page.openComments_one': '{{count}} 条未关闭意见',
  'deliverable.page.openComments_other': '{{count}} 条未关闭意见',
  'deliverable.page.revisionBy': '第 {{number}} 版 · {{name}} · {{at}}',
  'deliverable.page.draftBy': '草稿 · {{name}} · {{at}}',
  'deliverable.page.listRefused': '无法显示文档',

  'deliverable.page.document': '文档',
  'deliverable.page.close': '关闭',
  'deliverable.page.missing': '没有这份文档',
  'deliverable.page.missingHelp':
    '它可能不适用于本切换，或链接有误。旁边的列表显示现有的文档。',
  'deliverable.page.denied': '您无权查看这份文档',
  'deliverable.page.readOnly': '您可以阅读这份文档，但不能修改',
  'deliverable.page.newRevision':
    '在您打开期间，{{name}}提交了第 {{number}} 版。',
  'deliverable.page.lookAtIt': '查看差异',
  'deliverable.page.seen': '知道了',

  'deliverable.page.submit': '提交',
  'deliverable.page.submitTitle': '提交“{{title}}”',
  'deliverable.page.submitHelp':
    '草稿将成为第 {{number}} 版，此后不再更改；后续改动另成新版。',
  'deliverable.page.note': '说明（可选）',
  'deliverable.page.noteHelp': '供查看各版本的人了解有何变化',
  'deliverable.page.submitted': '第 {{number}} 版已提交。',
  'deliverable.page.nothingNew': '自第 {{number}} 版以来没有改动。',
  'deliverable.page.notSubmitted': '未提交',
  'deliverable.page.unsaved':
    '草稿未能先行保存，原因见上方提示；您填写的内容均已保留。',
  'deliverable.page.changedMeanwhile':
    '其间有人保存了改动，因此未提交。对方的改动已在表单中，请查看后再提交。',

  'deliverable.page.menu': '更多操作',
  'deliverable.page.read': '阅读和打印',
  'deliverable.page.readNone': '提交后即可阅读',
  'deliverable.page.discard': '放弃草稿',
  'deliverable.page.discardNone': '没有草稿',
  'deliverable.page.discardTitle': '放弃“{{title}}”的草稿',
  'deliverable.page.discardToRevision':
    '自第 {{number}} 版以来所有人的改动都将丢失。',
  'deliverable.page.discardToNothing':
    '在此填写的全部内容都将丢失，不论由谁填写。',
  'deliverable.page.discardDo': '放弃',
  'deliverable.page.copy': '从已收尾的切换复制',
  'deliverable.page.copyTitle': '从已收尾的切换复制“{{title}}”',
  'deliverable.page.copyHelp':
    '所选切换提交的内容将取代草稿，在此提交之后才成为新版。',
  'deliverable.page.copyNone': '没有同类型的已收尾切换提交过这份文档。',
  'deliverable.page.copyFrom': '{{title}}，第 {{number}} 版，{{at}}',
  'deliverable.page.copyDo': '复制',
  'deliverable.page.export': '导出为 JSON',
  'deliverable.page.import': '从 JSON 导入',
  'deliverable.page.importTitle': '导入到“{{title}}”',
  'deliverable.page.importHelp':
    '以下是文件将对草稿作出的改动。您无权修改的内容保持不变。',
  'deliverable.page.importLeftOut':
    '以下内容不在您需要填写的范围内，未予采用：{{fields}}',
  'deliverable.page.importNothing': '文件内容与草稿一致。',
  'deliverable.page.importNotJson':
    '文件不是 JSON，无法读取。请选择在此导出的文件，或由程序生成的文件。',
  'deliverable.page.importNotAnObject': '文件中没有字段：内容须以“{”开头。',
  'deliverable.page.importTooLarge': '文件过大，最多 {{max}} MB。',
  'deliverable.page.importRefused': '无法采用该文件',
  'deliverable.page.importDo': '采用',

  'deliverable.page.context': '文档相关信息',
  'deliverable.page.tab.policy': '制度',
  'deliverable.page.tab.comments': '意见',
  'deliverable.page.tab.openComments': '意见（{{number}}）',
  'deliverable.page.tab.revisions': '版本',
  'deliverable.page.tab.files': '文件',
  'deliverable.page.activity': '活动：{{activity}}',
  'deliverable.page.lastRevision': '最新版本',
  'deliverable.page.noRevision': '尚未提交。',

  'deliverable.page.filesNone': '这份文档没有附件。',
  'deliverable.page.fileBy': '{{size}} · {{name}} · {{at}}',
  'deliverable.page.fileRemove': '删除 {{name}}',
  'deliverable.page.fileNotRemoved': '{{name}} 未删除',

  'deliverable.page.filter.title': '显示',
  'deliverable.page.filter.all': '全部',
  'deliverable.page.filter.missing': '缺少的',
  'deliverable.page.filter.mine': '我的',
  'deliverable.page.filter.changed': '提交后有改动的',
  'deliverable.page.filter.search': '标题包含',
  'deliverable.page.none': '没有符合条件的文档',
  'deliverable.page.noneHelp': '请显示全部，或清空搜索。',
  'deliverable.page.noneAtAll': '本切换不要求提交文档',
  'deliverable.page.noneAtAllHelp': '其模板未对适用的活动要求任何文档。',
  'deliverable.page.handedIn': '已提交 {{done}}/{{total}}',
  'deliverable.page.printPhase': '阅读和打印：{{phase}}',
};
