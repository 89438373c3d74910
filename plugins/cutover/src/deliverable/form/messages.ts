/** The English words of the forms in which deliverables are written. */
export const formMessages = {
  'deliverable.form.loading': 'The form is being loaded.',
  'deliverable.form.missing':
    'This document does not exist, or no longer applies to this cutover.',
  'deliverable.form.readOnly': 'You can read this here, not change it: {{why}}',
  'deliverable.form.readOnlyField': 'You can read this, not change it.',
  'deliverable.form.restored':
    'What you had typed here before and what was not saved is back.',
  'deliverable.form.dropped_one':
    'One value is kept in the draft, and will not be part of what is submitted: it does not apply now.',
  'deliverable.form.dropped_other':
    '{{count}} values are kept in the draft, and will not be part of what is submitted: they do not apply now.',
  'deliverable.form.strays_one':
    'One value has no field in the present version of the template. It is kept in the draft, and will not be part of what is submitted:',
  'deliverable.form.strays_other':
    '{{count}} values have no field in the present version of the template. They are kept in the draft, and will not be part of what is submitted:',

  'deliverable.form.list.add': 'Add to “{{name}}”',
  'deliverable.form.list.up': 'Move entry {{number}} up',
  'deliverable.form.list.down': 'Move entry {{number}} down',
  'deliverable.form.list.remove': 'Remove entry {{number}}',
  'deliverable.form.choice': 'Choice',
  'deliverable.form.option': 'Variant {{number}}',
  'deliverable.form.yes': 'Yes',
  'deliverable.form.no': 'No',

  'deliverable.form.faults_one':
    'One thing is still to be put right before this can be submitted',
  'deliverable.form.faults_other':
    '{{count}} things are still to be put right before this can be submitted',
  'deliverable.form.fault.required': 'This is needed; fill it in.',
  'deliverable.form.fault.minLength': 'Write at least {{limit}} characters.',
  'deliverable.form.fault.maxLength':
    'This is too long; use {{limit}} characters at most.',
  'deliverable.form.fault.minimum': 'Use {{limit}} at least.',
  'deliverable.form.fault.maximum': 'Use {{limit}} at most.',
  'deliverable.form.fault.exclusiveMinimum': 'Use more than {{limit}}.',
  'deliverable.form.fault.exclusiveMaximum': 'Use less than {{limit}}.',
  'deliverable.form.fault.multipleOf': 'Use a multiple of {{multipleOf}}.',
  'deliverable.form.fault.pattern':
    'This is not written as the form expects it.',
  'deliverable.form.fault.format': 'This is not written as it should be.',
  'deliverable.form.fault.format.date': 'This is no date.',
  'deliverable.form.fault.format.date-time': 'This is no date with a time.',
  'deliverable.form.fault.format.email': 'This is no e-mail address.',
  'deliverable.form.fault.format.uri':
    'This is no web address; begin with https://.',
  'deliverable.form.fault.format.cutover-file':
    'This is no file of this document; upload it again.',
  'deliverable.form.fault.type': 'This is not the kind of value expected here.',
  'deliverable.form.fault.type.number': 'This is no number.',
  'deliverable.form.fault.type.integer': 'This is no whole number.',
  'deliverable.form.fault.enum': 'This is none of the choices; pick one.',
  'deliverable.form.fault.const': 'This has to be “{{allowedValue}}”.',
  'deliverable.form.fault.oneOf': 'This is none of the choices; pick one.',
  'deliverable.form.fault.anyOf': 'This is none of the choices; pick one.',
  'deliverable.form.fault.not': 'This is not allowed here.',
  'deliverable.form.fault.minItems_one': 'Add at least one entry.',
  'deliverable.form.fault.minItems_other': 'Add at least {{count}} entries.',
  'deliverable.form.fault.maxItems_one': 'Keep one entry at most.',
  'deliverable.form.fault.maxItems_other': 'Keep {{count}} entries at most.',
  'deliverable.form.fault.uniqueItems':
    'Entries {{first}} and {{second}} are the same; keep one of them.',
  'deliverable.form.fault.contains':
    'An entry is missing that the form asks for.',
  'deliverable.form.fault.minProperties': 'Fill in more of these fields.',
  'deliverable.form.fault.dependencies':
    'Fill in {{missingProperty}} too, or leave this empty.',
  'deliverable.form.fault.additionalProperties':
    'The form does not ask for this; take it out.',
  'deliverable.form.fault.period': 'The end must not lie before the start.',
  'deliverable.form.fault.other': 'The form does not allow this value.',

  'deliverable.form.save.saved': 'Saved {{ago}}',
  'deliverable.form.save.savedBy': 'Saved {{ago}} by {{name}}',
  'deliverable.form.save.justNow': 'just now',
  'deliverable.form.save.untouched': 'Nobody has written here yet.',
  'deliverable.form.save.saving': 'Saving…',
  'deliverable.form.save.offline': 'Not saved yet: no connection.',
  'deliverable.form.save.failing':
    'Not saved yet: the portal does not answer as it should.',
  'deliverable.form.save.refused': 'Not saved: {{why}}',
  'deliverable.form.save.choose': 'Choose',
  'deliverable.form.save.conflict':
    'Not saved yet: first choose below between your text and that of somebody else.',
  'deliverable.form.save.kept': 'What you typed is kept on this computer.',
  'deliverable.form.save.notKept':
    'This computer cannot keep it either: leave this page open.',
  'deliverable.form.save.again': 'Try again',
  'deliverable.form.save.back': 'Everything is saved again.',

  'deliverable.form.present.one': '{{name}} has this form open',
  'deliverable.form.present.two': '{{name}} and {{other}} have this form open',
  'deliverable.form.present.many_one':
    '{{name}}, {{other}} and one more have this form open',
  'deliverable.form.present.many_other':
    '{{name}}, {{other}} and {{count}} more have this form open',

  'deliverable.form.conflict.title': 'Somebody else changed the same fields',
  'deliverable.form.conflict.help':
    'Choose for each field whose text stands. Nothing is saved until then; everything else is brought together already.',
  'deliverable.form.conflict.mine': 'Yours',
  'deliverable.form.conflict.theirs': 'Saved by somebody else',
  'deliverable.form.conflict.removed': 'Removed',
  'deliverable.form.conflict.settle': 'Go on with what is chosen',

  'deliverable.form.origin.cutover': 'From the plan of the cutover',
  'deliverable.form.origin.intake': 'From the answers at the start',
  'deliverable.form.origin.catalog': 'From the catalog',
  'deliverable.form.origin.archive': 'From what this cutover holds',
  'deliverable.form.origin.deliverable':
    'From {{title}}, revision {{revision}}',
  'deliverable.form.origin.elsewhere':
    'From {{title}} of {{cutover}}, revision {{revision}}',
} as const;
