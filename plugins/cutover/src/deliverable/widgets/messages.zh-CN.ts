import type { widgetMessages } from './messages';

/** The Chinese words of our own form fields. */
export const widgetMessagesZh: Record<keyof typeof widgetMessages, string> = {
  'deliverable.widget.onlyInDeliverables': '此项稍后在切换文档中填写。',

  'deliverable.widget.markdown.write': '编辑',
  'deliverable.widget.markdown.preview': '预览',
  'deliverable.widget.markdown.help':
    'Markdown：**加粗**、# 标题、- 列表、[文字](https://地址)',
  'deliverable.widget.markdown.nothing': '尚未填写。',

  'deliverable.widget.time.zone': '{{zone}}（{{offset}}）。',
  'deliverable.widget.time.yours': '您的时间：{{time}}。',
  'deliverable.widget.time.skipped':
    '{{zone}} 当时正在拨快时钟，这个时刻并不存在，已按 {{time}} 处理。',
  'deliverable.widget.period.start': '开始',
  'deliverable.widget.period.end': '结束',
  'deliverable.widget.rating.clear': '不评分',

  'deliverable.widget.table.number': '序号',
  'deliverable.widget.table.actions': '操作',
  'deliverable.widget.table.menu': '第 {{number}} 行的操作',
  'deliverable.widget.table.wrongInside': '本行：{{faults}}',
  'deliverable.widget.table.keys':
    '方向键移动，Enter 编辑，Esc 撤销，Delete 清空单元格，Insert 插入一行，Alt 加方向键移动整行。可以粘贴电子表格中的单元格。',
  'deliverable.widget.table.readKeys':
    '方向键移动，Enter 查看单元格中显示不下的内容。',
  'deliverable.widget.table.add': '添加一行',
  'deliverable.widget.table.previous': '上一页',
  'deliverable.widget.table.next': '下一页',
  'deliverable.widget.table.page': '第 {{first}}–{{last}} 行，共 {{all}} 行',
  'deliverable.widget.table.bringIn': '导入文件',
  'deliverable.widget.table.csv': '导出 CSV',
  'deliverable.widget.table.excel': '导出 Excel',
  'deliverable.widget.table.edit': '打开此行',
  'deliverable.widget.table.read': '打开此行',
  'deliverable.widget.table.below': '在下方添加一行',
  'deliverable.widget.table.duplicate': '复制',
  'deliverable.widget.table.up': '上移',
  'deliverable.widget.table.down': '下移',
  'deliverable.widget.table.remove': '删除',
  'deliverable.widget.table.row': '{{title}}，第 {{number}} 行',
  'deliverable.widget.table.done': '完成',

  'deliverable.widget.sheet.too-large':
    '文件超过 10 MB，请去掉不属于此表的内容。',
  'deliverable.widget.sheet.no-spreadsheet':
    '无法识别该文件，请另存为 .xlsx 或 CSV。',
  'deliverable.widget.sheet.old-format':
    '这是旧版 Excel 文件，请打开后另存为 .xlsx 或 CSV。',
  'deliverable.widget.sheet.empty':
    '文件中没有内容：第一行应为列标题，其后为数据行。',
  'deliverable.widget.sheet.too-many-rows':
    '文件超过 {{most}} 行，请分成多个文件导入。',
  'deliverable.widget.sheet.no-columns':
    '文件中没有此表的任何一列。第一行应为列标题，例如：{{columns}}。',

  'deliverable.widget.review.title': '导入后的变化',
  'deliverable.widget.review.unknown_one':
    '文件中有 1 列不属于此表，不会导入：',
  'deliverable.widget.review.unknown_other':
    '文件中有 {{count}} 列不属于此表，不会导入：',
  'deliverable.widget.review.beyond_one':
    '粘贴内容中有 1 列超出此表，不会导入。',
  'deliverable.widget.review.beyond_other':
    '粘贴内容中有 {{count}} 列超出此表，不会导入。',
  'deliverable.widget.review.named': '“{{title}}”',
  'deliverable.widget.review.like':
    '“{{title}}”：如指“{{like}}”，请在文件中改用该标题后重新导入',
  'deliverable.widget.review.untitled': '第 {{number}} 列，首行没有标题',
  'deliverable.widget.review.moreColumns_one': '还有 1 列',
  'deliverable.widget.review.moreColumns_other': '还有 {{count}} 列',
  'deliverable.widget.review.nothing': '没有变化：表中已有全部内容。',
  'deliverable.widget.review.added_one': '新增 1 行',
  'deliverable.widget.review.added_other': '新增 {{count}} 行',
  'deliverable.widget.review.changed_one': '修改 1 行',
  'deliverable.widget.review.changed_other': '修改 {{count}} 行',
  'deliverable.widget.review.wrong_one': '1 行不符合表单要求',
  'deliverable.widget.review.wrong_other': '{{count}} 行不符合表单要求',
  'deliverable.widget.review.line': '导入内容第 {{number}} 行：',
  'deliverable.widget.review.more_one': '还有 1 行',
  'deliverable.widget.review.more_other': '还有 {{count}} 行',
  'deliverable.widget.review.takeWrong':
    '不符合要求的行也一并导入，之后在此更正',
  'deliverable.widget.review.remove_one': '删除文件中没有的 1 行',
  'deliverable.widget.review.remove_other': '删除文件中没有的 {{count}} 行',
  'deliverable.widget.review.take_one': '导入 1 行',
  'deliverable.widget.review.take_other': '导入 {{count}} 行',

  'deliverable.widget.file.unknown': '文件已不存在',
  'deliverable.widget.file.download': '下载 {{name}}',
  'deliverable.widget.file.remove': '移除 {{name}}',
  'deliverable.widget.file.choose': '选择文件',
  'deliverable.widget.file.another': '更换文件',
  'deliverable.widget.file.drop': '或拖放到此处',
  'deliverable.widget.file.uploading': '正在上传 {{name}}…',
  'deliverable.widget.file.refused': '{{name}}：{{why}}',

  'deliverable.widget.link.says':
    '《{{title}}》第 {{revision}} 版（{{date}}）：{{value}}',
  'deliverable.widget.link.drafts': '《{{title}}》（尚未提交）：{{value}}',
  'deliverable.widget.link.nothing': '《{{title}}》中尚无此项内容。',
  'deliverable.widget.link.same': '两处一致。',
  'deliverable.widget.link.differs': '两处不一致：其中一处已修改。',
  'deliverable.widget.link.take': '采用该值',
  'deliverable.widget.link.unreachable': '暂时无法查询另一文档中的内容。',
};
