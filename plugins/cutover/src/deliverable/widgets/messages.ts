/** The English words of our own form fields. */
export const widgetMessages = {
  'deliverable.widget.onlyInDeliverables':
    'This is filled in later, in the documents of the cutover.',

  'deliverable.widget.markdown.write': 'Write',
  'deliverable.widget.markdown.preview': 'Preview',
  'deliverable.widget.markdown.help':
    'Markdown: **bold**, # heading, - list, [words](https://address)',
  'deliverable.widget.markdown.nothing': 'Nothing is written yet.',

  'deliverable.widget.time.zone': '{{zone}} ({{offset}}).',
  'deliverable.widget.time.yours': 'Your time: {{time}}.',
  'deliverable.widget.time.skipped':
    'This hour does not exist in {{zone}}: the clocks go forward then. {{time}} is taken.',
  'deliverable.widget.period.start': 'From',
  'deliverable.widget.period.end': 'Until',
  'deliverable.widget.rating.clear': 'No rating',

  'deliverable.widget.table.number': 'No.',
  'deliverable.widget.table.actions': 'Row',
  'deliverable.widget.table.menu': 'What to do with row {{number}}',
  'deliverable.widget.table.wrongInside': 'In this row: {{faults}}',
  'deliverable.widget.table.keys':
    'Arrow keys move, Enter writes, Escape takes back, Delete empties a cell, Insert adds a row, Alt with arrow keys moves the row. Cells from a spreadsheet can be pasted.',
  'deliverable.widget.table.readKeys':
    'Arrow keys move, Enter opens what does not fit into a cell.',
  'deliverable.widget.table.add': 'Add a row',
  'deliverable.widget.table.previous': 'Previous rows',
  'deliverable.widget.table.next': 'Next rows',
  'deliverable.widget.table.page': '{{first}}–{{last}} of {{all}}',
  'deliverable.widget.table.bringIn': 'Import a file',
  'deliverable.widget.table.csv': 'Export CSV',
  'deliverable.widget.table.excel': 'Export Excel',
  'deliverable.widget.table.edit': 'Open the row',
  'deliverable.widget.table.read': 'Open the row',
  'deliverable.widget.table.below': 'Add a row below',
  'deliverable.widget.table.duplicate': 'Duplicate',
  'deliverable.widget.table.up': 'Move up',
  'deliverable.widget.table.down': 'Move down',
  'deliverable.widget.table.remove': 'Remove',
  'deliverable.widget.table.row': '{{title}}, row {{number}}',
  'deliverable.widget.table.done': 'Done',

  'deliverable.widget.sheet.too-large':
    'The file is larger than 10 MB. Take out what does not belong into this table.',
  'deliverable.widget.sheet.no-spreadsheet':
    'This is no spreadsheet that can be read. Save it as .xlsx or CSV.',
  'deliverable.widget.sheet.old-format':
    'This is a file of an old Excel. Open it and save it as .xlsx or CSV.',
  'deliverable.widget.sheet.empty':
    'There is nothing in the file: the first line holds the titles of the columns, the next ones the rows.',
  'deliverable.widget.sheet.too-many-rows':
    'The file has more than {{most}} rows. Bring them in by several files.',
  'deliverable.widget.sheet.no-columns':
    'None of the columns of this table is in the file. Its first line must hold titles such as: {{columns}}.',

  'deliverable.widget.review.title': 'What this would change',
  'deliverable.widget.review.unknown_one':
    'This table does not have one column of the file. It is left out:',
  'deliverable.widget.review.unknown_other':
    'This table does not have {{count}} columns of the file. They are left out:',
  'deliverable.widget.review.beyond_one':
    'One column of what was pasted is left out: the table ends before it.',
  'deliverable.widget.review.beyond_other':
    '{{count}} columns of what was pasted are left out: the table ends before them.',
  'deliverable.widget.review.named': '“{{title}}”',
  'deliverable.widget.review.like':
    '“{{title}}”: if “{{like}}” is meant, call it that in the file and bring it in again',
  'deliverable.widget.review.untitled':
    'Column {{number}}, which has no title in the first line',
  'deliverable.widget.review.moreColumns_one': 'and one more',
  'deliverable.widget.review.moreColumns_other': 'and {{count}} more',
  'deliverable.widget.review.nothing':
    'Nothing: all of it stands in the table already.',
  'deliverable.widget.review.added_one': 'One new row',
  'deliverable.widget.review.added_other': '{{count}} new rows',
  'deliverable.widget.review.changed_one': 'One changed row',
  'deliverable.widget.review.changed_other': '{{count}} changed rows',
  'deliverable.widget.review.wrong_one': 'One row that the form does not allow',
  'deliverable.widget.review.wrong_other':
    '{{count}} rows that the form does not allow',
  'deliverable.widget.review.line': 'Row {{number}} of what is brought in:',
  'deliverable.widget.review.more_one': 'and one more',
  'deliverable.widget.review.more_other': 'and {{count}} more',
  'deliverable.widget.review.takeWrong':
    'Take those that the form does not allow too, to put them right here',
  'deliverable.widget.review.remove_one':
    'Remove the one row that is not in the file',
  'deliverable.widget.review.remove_other':
    'Remove the {{count}} rows that are not in the file',
  'deliverable.widget.review.take_one': 'Take one row',
  'deliverable.widget.review.take_other': 'Take {{count}} rows',

  'deliverable.widget.file.unknown': 'A file that is not there any more',
  'deliverable.widget.file.download': 'Download {{name}}',
  'deliverable.widget.file.remove': 'Take {{name}} out',
  'deliverable.widget.file.choose': 'Choose a file',
  'deliverable.widget.file.another': 'Choose another file',
  'deliverable.widget.file.drop': 'or drop it here',
  'deliverable.widget.file.uploading': '{{name}} is being uploaded…',
  'deliverable.widget.file.refused': '{{name}}: {{why}}',

  'deliverable.widget.link.says':
    '{{title}}, revision {{revision}} of {{date}}, says: {{value}}',
  'deliverable.widget.link.drafts':
    '{{title}}, not handed in yet, says: {{value}}',
  'deliverable.widget.link.nothing': '{{title}} says nothing about this yet.',
  'deliverable.widget.link.same': 'This is the same.',
  'deliverable.widget.link.differs':
    'This is not the same: one of both was changed.',
  'deliverable.widget.link.take': 'Take it over',
  'deliverable.widget.link.unreachable':
    'What the other document says cannot be looked up now.',
} as const;
