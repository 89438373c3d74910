import type { revisionMessages } from './messages';

/** The Chinese words for revisions and what differs between them. */
export const revisionMessagesZh: Record<keyof typeof revisionMessages, string> =
  {
    'deliverable.revisions.none': '尚未提交',
    'deliverable.revisions.noneHelp':
      '每次提交都会在此新增一个版本，并始终保留。',
    'deliverable.revisions.list': '版本',
    'deliverable.revisions.all_one': '显示全部',
    'deliverable.revisions.all_other': '显示全部 {{count}} 个版本',
    'deliverable.revisions.number': '第 {{number}} 版',
    'deliverable.revisions.draft': '草稿',
    'deliverable.revisions.nothing': '空白',
    'deliverable.revisions.read': '阅读',
    'deliverable.revisions.readNumber': '阅读第 {{number}} 版',
    'deliverable.revisions.compareWith': '比较第 {{number}} 版',
    'deliverable.revisions.compare': '比较',
    'deliverable.revisions.from': '从',
    'deliverable.revisions.to': '到',
    'deliverable.revisions.differs': '差异',

    'deliverable.difference.nothing': '没有改动',
    'deliverable.difference.onlyHidden': '仅有不对您显示的部分发生了改动。',
    'deliverable.difference.hidden': '此外，不对您显示的部分也有改动。',
    'deliverable.difference.added': '新增',
    'deliverable.difference.removed': '删除',
    'deliverable.difference.moved': '由第 {{from}} 位移至第 {{to}} 位',
    'deliverable.difference.edited': '已修改',
    'deliverable.difference.row': '第 {{number}} 行',
    'deliverable.difference.empty': '空',
    'deliverable.difference.left': '……',
  };
