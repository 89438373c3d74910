/** The English words of the places where deliverables are listed and filled in. */
export const deliverablePageMessages = {
  'deliverable.page.documents': 'Documents',
  'deliverable.page.of': 'Documents of {{activity}}',
  'deliverable.page.status.empty': 'Not written',
  'deliverable.page.status.draft': 'Draft',
  'deliverable.page.status.submitted': 'Submitted',
  'deliverable.page.status.changed': 'Submitted, changed since',
  'deliverable.page.openComments_one': '{{count}} open comment',
  'deliverable.page.openComments_other': '{{count}} open comments',
  'deliverable.page.revisionBy': 'Revision {{number}} · {{name}} · {{at}}',
  'deliverable.page.draftBy': 'Draft · {{name}} · {{at}}',
  'deliverable.page.listRefused': 'The documents cannot be shown',

  'deliverable.page.document': 'Document',
  'deliverable.page.close': 'Close',
  'deliverable.page.missing': 'This document is not here',
  'deliverable.page.missingHelp':
    'It may not apply to this cutover, or the link is wrong. The list beside it shows what there is.',
  'deliverable.page.denied': 'You may not see this document',
  'deliverable.page.readOnly': 'You can read this document, not change it',
  'deliverable.page.newRevision':
    '{{name}} has submitted revision {{number}} while you had this open.',
  'deliverable.page.lookAtIt': 'See what differs',
  'deliverable.page.seen': 'Seen',

  'deliverable.page.submit': 'Submit',
  'deliverable.page.submitTitle': 'Submit “{{title}}”',
  'deliverable.page.submitHelp':
    'The draft becomes revision {{number}}, which is never changed again. Whatever comes later is a new revision.',
  'deliverable.page.note': 'Note (optional)',
  'deliverable.page.noteHelp': 'What is new, for those who read the revisions',
  'deliverable.page.submitted': 'Revision {{number}} is submitted.',
  'deliverable.page.nothingNew':
    'Nothing has changed since revision {{number}}.',
  'deliverable.page.notSubmitted': 'Nothing was submitted',
  'deliverable.page.unsaved':
    'The draft could not be saved first. The line at the top says why; what you typed is kept.',
  'deliverable.page.changedMeanwhile':
    'Somebody else saved in between, and nothing was submitted. Their changes are in the form now: look at them, then submit again.',

  'deliverable.page.menu': 'More for this document',
  'deliverable.page.read': 'Read and print',
  'deliverable.page.readNone': 'As soon as there is a revision',
  'deliverable.page.discard': 'Discard the draft',
  'deliverable.page.discardNone': 'There is no draft',
  'deliverable.page.discardTitle': 'Discard the draft of “{{title}}”',
  'deliverable.page.discardToRevision':
    'Everybody’s changes since revision {{number}} are lost.',
  'deliverable.page.discardToNothing':
    'Everything that was written here is lost, by whomever.',
  'deliverable.page.discardDo': 'Discard',
  'deliverable.page.copy': 'Copy from a finished cutover',
  'deliverable.page.copyTitle': 'Copy “{{title}}” from a finished cutover',
  'deliverable.page.copyHelp':
    'What the other cutover handed in takes the place of the draft. It becomes a revision only when it is submitted here.',
  'deliverable.page.copyNone':
    'No finished cutover of this type has handed in this document.',
  'deliverable.page.copyFrom': '{{title}}, revision {{number}} of {{at}}',
  'deliverable.page.copyDo': 'Copy',
  'deliverable.page.export': 'Export as JSON',
  'deliverable.page.import': 'Import from JSON',
  'deliverable.page.importTitle': 'Import into “{{title}}”',
  'deliverable.page.importHelp':
    'This is what the file changes in the draft. Fields that you may not change stay as they are.',
  'deliverable.page.importLeftOut':
    'Left out, because this form does not ask you for it: {{fields}}',
  'deliverable.page.importNothing':
    'The file holds what is in the draft already.',
  'deliverable.page.importNotJson':
    'This is not JSON: the file could not be read. Choose one that was exported here, or written by a program.',
  'deliverable.page.importNotAnObject':
    'The file holds no fields: it has to begin with “{”.',
  'deliverable.page.importTooLarge':
    'The file is too large: {{max}} MB at most.',
  'deliverable.page.importRefused': 'The file cannot be taken over',
  'deliverable.page.importDo': 'Take over',

  'deliverable.page.context': 'Around this document',
  'deliverable.page.tab.policy': 'Policy',
  'deliverable.page.tab.comments': 'Comments',
  'deliverable.page.tab.openComments': 'Comments ({{number}})',
  'deliverable.page.tab.revisions': 'Revisions',
  'deliverable.page.tab.files': 'Files',
  'deliverable.page.activity': 'Activity: {{activity}}',
  'deliverable.page.lastRevision': 'Last revision',
  'deliverable.page.noRevision': 'Nothing was submitted yet.',

  'deliverable.page.filesNone': 'No files were added to this document.',
  'deliverable.page.fileBy': '{{size}} · {{name}} · {{at}}',
  'deliverable.page.fileRemove': 'Remove {{name}}',
  'deliverable.page.fileNotRemoved': '{{name}} was not removed',

  'deliverable.page.filter.title': 'Show',
  'deliverable.page.filter.all': 'All',
  'deliverable.page.filter.missing': 'Missing',
  'deliverable.page.filter.mine': 'Mine',
  'deliverable.page.filter.changed': 'Changed since submitted',
  'deliverable.page.filter.search': 'Title contains',
  'deliverable.page.none': 'No document of this cutover matches',
  'deliverable.page.noneHelp': 'Show all of them, or clear the search.',
  'deliverable.page.noneAtAll': 'This cutover asks for no documents',
  'deliverable.page.noneAtAllHelp':
    'Its template names none for the activities that apply.',
  'deliverable.page.handedIn': '{{done}} of {{total}} submitted',
  'deliverable.page.printPhase': 'Read and print: {{phase}}',
} as const;
