/** The grounds on which the server refuses something about a deliverable, by their stable codes. */
export const deliverableReasons = {
  'deliverable.reason.actor.role-missing.activity':
    'Only those who hold the responsible role, and those who lead or keep the plan, may do this.',
  'deliverable.reason.actor.role-missing.activity-plan':
    'Only those who lead the project team or keep the plan may set the planned dates.',
  'deliverable.reason.actor.role-missing.write':
    'Only those who hold the role of the activity or contribute to it, and those who lead or keep the plan, may write here.',
  'deliverable.reason.actor.takes-no-part':
    'Comments are for those who take part in the cutover, or own it or something that it changes.',
  'deliverable.reason.actor.not-the-comments-author':
    'A comment is resolved by whoever made it, or by those who write on the document.',
  'deliverable.reason.actor.service-needed': 'Only a service may do this.',

  'deliverable.reason.deliverable.unknown':
    'The cutover does not have this document.',
  'deliverable.reason.deliverable.phase-done':
    'The phase is done, and what was handed in for it stays as it is.',
  'deliverable.reason.deliverable.phase-not-begun':
    'The phase of this document has not begun.',
  'deliverable.reason.deliverable.not-for-machines':
    'This document is handed in by people; the template does not let services do it.',
  'deliverable.reason.deliverable.unchanged':
    'Nothing differs from the last revision.',
  'deliverable.reason.deliverable.missing': 'This has not been handed in.',
  'deliverable.reason.deliverable.hidden-incomplete':
    'Something is missing or wrong in a part that is not shown to you. Ask those who may see it.',
  'deliverable.reason.revision.unknown': 'There is no such revision.',
  'deliverable.reason.copy.no-source':
    'Only what finished cutovers of the same type handed in can be copied.',

  'deliverable.reason.field.read-only':
    'You may read this field, not change it.',
  'deliverable.reason.field.hidden': 'This field is not for you to fill in.',
  'deliverable.reason.field.file-unknown':
    'This file was not handed in with this document; upload it again.',

  'deliverable.reason.comment.unknown': 'This comment is not there any more.',
  'deliverable.reason.comment.unknown-field':
    'The form does not have the field that the comment is about.',
  'deliverable.reason.comment.not-answered':
    'A review comment is resolved once somebody else than its author has answered it.',
  'deliverable.reason.comment.not-resolved':
    'This comment has not been resolved yet.',
  'deliverable.reason.comment.resolved': 'This comment is resolved already.',
  'deliverable.reason.comment.open': 'This comment is open already.',
  'deliverable.reason.review-comment.not-answered':
    'A review comment has not been answered.',
  'deliverable.reason.review-comment.not-resolved':
    'A review comment was answered and has not been resolved.',

  'deliverable.reason.mention.unknown-person':
    '{{ref}} is nobody in the catalog. Mention somebody who is.',
  'deliverable.reason.mention.takes-no-part':
    '{{ref}} takes no part in this cutover. Mention somebody of the team, or of those who own what it changes.',

  'deliverable.reason.file.unknown': 'This file is not there any more.',
  'deliverable.reason.file.empty': 'The file is empty.',
  'deliverable.reason.file.cut-off':
    'The file did not arrive whole. Upload it again.',
  'deliverable.reason.file.too-large':
    'The file is larger than {{limit}}. Make it smaller, or link to where it lies.',
  'deliverable.reason.file.name-unusable':
    'The file needs a name of at most {{max}} characters, without any that cannot be seen.',
  'deliverable.reason.file.type-not-taken':
    'Files of this kind are not taken; use one of {{endings}}.',
  'deliverable.reason.file.content-other':
    'The content of {{name}} is not what its ending says. Save it as what it is.',
  'deliverable.reason.file.in-revision':
    'A revision names this file, so it stays.',

  'deliverable.reason.input.too-deep':
    'This is nested more than {{max}} levels deep.',
  'deliverable.reason.input.too-large':
    'This is too much for one document ({{max}} at most). Leave something out, or add it as a file.',
  'deliverable.reason.body.too-large':
    'This is too much at once. Shorten the texts, or add them as a file.',
  'deliverable.reason.body.not-json': 'What was sent could not be read.',
  'deliverable.reason.body.unreadable': 'What was sent could not be read.',
  'deliverable.reason.input.invalid': 'This is not accepted here.',
  'deliverable.reason.input.wrong-format':
    'This is not written as it should be.',
  'deliverable.reason.precondition.required':
    'The page did not say what it had read. Reload it.',
  'deliverable.reason.precondition.malformed':
    'The page did not say what it had read. Reload it.',
  'deliverable.reason.idempotency.malformed':
    'The page could not mark what it sent. Reload it.',
  'deliverable.reason.idempotency.other-body':
    'This was sent before with other content. Reload the page.',
} as const;
