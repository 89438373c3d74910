/** The English words for revisions and what differs between them. */
export const revisionMessages = {
  'deliverable.revisions.none': 'Nothing was submitted yet',
  'deliverable.revisions.noneHelp':
    'Each time the document is submitted, a revision is added here and stays.',
  'deliverable.revisions.list': 'Revisions',
  'deliverable.revisions.all_one': 'Show all',
  'deliverable.revisions.all_other': 'Show all {{count}}',
  'deliverable.revisions.number': 'Revision {{number}}',
  'deliverable.revisions.draft': 'Draft',
  'deliverable.revisions.nothing': 'Nothing',
  'deliverable.revisions.read': 'Read',
  'deliverable.revisions.readNumber': 'Read revision {{number}}',
  'deliverable.revisions.compareWith': 'Compare revision {{number}}',
  'deliverable.revisions.compare': 'Compare',
  'deliverable.revisions.from': 'From',
  'deliverable.revisions.to': 'To',
  'deliverable.revisions.differs': 'What differs',

  'deliverable.difference.nothing': 'Nothing has changed',
  'deliverable.difference.onlyHidden':
    'Only parts differ that are not shown to you.',
  'deliverable.difference.hidden':
    'Besides, parts differ that are not shown to you.',
  'deliverable.difference.added': 'added',
  'deliverable.difference.removed': 'removed',
  'deliverable.difference.moved': 'moved from place {{from}} to {{to}}',
  'deliverable.difference.edited': 'edited',
  'deliverable.difference.row': 'Row {{number}}',
  'deliverable.difference.empty': 'empty',
  'deliverable.difference.left': '…',
} as const;
