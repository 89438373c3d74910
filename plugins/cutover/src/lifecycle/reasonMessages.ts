/** The grounds on which the server refuses, by their stable codes. */
export const reasonMessages = {
  'lifecycle.reason.actor.person-needed':
    'Only a person may do this. Sign in as one.',
  'lifecycle.reason.actor.role-missing':
    'You hold no role in this cutover that allows it.',
  'lifecycle.reason.actor.role-missing.update':
    'Only the leaders of the project team, those who keep the plan and the owner may edit it.',
  'lifecycle.reason.actor.role-missing.cancel':
    'Only the leaders of the project team and the owner may cancel the cutover.',
  'lifecycle.reason.actor.role-missing.complete-phase':
    'Only the leaders of the project team may end a phase.',
  'lifecycle.reason.actor.role-missing.reopen-phase':
    'Only the leaders of the project team may go back to a phase.',
  'lifecycle.reason.phase.none-over': 'No phase is over yet.',
  'lifecycle.reason.phase.not-reached':
    'The cutover has never been in this phase, so there is no way back to it.',
  'lifecycle.reason.phase.in-progress': 'This phase is in progress already.',
  'lifecycle.reason.actor.lead-needed':
    'Only the leaders of the project team and the owner may change who leads and who owns the cutover.',
  'lifecycle.reason.actor.not-assigned':
    'This is assigned to others. Assign it to yourself first.',
  'lifecycle.reason.permission.missing':
    'The portal’s permissions do not let you do this. Ask whoever runs the portal.',
  'lifecycle.reason.cutover.not-running':
    'The cutover no longer runs: it is closed or cancelled.',
  'lifecycle.reason.phase.not-in-progress':
    'This phase is not in progress any more. Look at the phases as they are now.',
  'lifecycle.reason.phase.unknown': 'The cutover does not have this phase.',
  'lifecycle.reason.activity.unknown':
    'The cutover does not have this activity.',
  'lifecycle.reason.activity.phase-done':
    'The phase is done, and its activities stay as they are.',
  'lifecycle.reason.activity.phase-not-begun': 'The phase has not begun.',
  'lifecycle.reason.activity.begun': 'This activity is in progress already.',
  'lifecycle.reason.activity.not-begun': 'Start this activity first.',
  'lifecycle.reason.activity.over':
    'This activity is over. Open it again to change it.',
  'lifecycle.reason.activity.not-over': 'This activity is still open.',
  'lifecycle.reason.activity.no-way-back':
    'What has begun cannot be as if it had not. Finish it, or say that it does not apply.',
  'lifecycle.reason.activity.blocked':
    'Something is missing before this activity can be done.',
  'lifecycle.reason.activity.reason-missing': 'Say why.',
  'lifecycle.reason.activity.reason-unused':
    'A reason belongs to a change of the status; leave it out.',
  'lifecycle.reason.activity.not-in-role':
    '{{ref}} does not hold the role of this activity; choose somebody who does.',
  'lifecycle.reason.activity.outside-phase':
    'This lies outside the planned dates of the phase.',
  'lifecycle.reason.activity.ends-before-it-begins':
    'The activity would end before it begins.',
  'lifecycle.reason.activity.not-a-date': 'This is not a date and time.',
  'lifecycle.reason.activity.offset-missing':
    'This time says no time zone; write it as 2027-03-06T08:00:00Z.',
  'lifecycle.reason.activity.no-dates': 'Name a start or an end, or both.',
  'lifecycle.reason.edit.empty': 'Nothing was changed.',
  'lifecycle.reason.input.missing': 'This is needed; fill it in.',
  'lifecycle.reason.input.wrong-type':
    'This is not the kind of value expected here.',
  'lifecycle.reason.input.unknown-key': 'This cannot be set here.',
  'lifecycle.reason.input.forbidden-key':
    'The name {{key}} is not accepted anywhere; use another one.',
  'lifecycle.reason.ref.malformed': '“{{found}}” names nothing in the catalog.',
  'lifecycle.reason.text.too-long':
    'This is too long; use {{max}} characters at most.',
  'lifecycle.reason.text.too-short':
    'This is too short; use at least {{min}} characters.',
  'lifecycle.reason.text.unreadable-character':
    'This text holds a character that cannot be stored; type it anew.',
  'lifecycle.reason.input.not-a-choice':
    'This is none of the choices; use one of {{choices}}.',
  'lifecycle.reason.number.too-big': 'This is too much; use {{max}} at most.',
  'lifecycle.reason.number.too-small':
    'This is too little; use at least {{min}}.',
  'lifecycle.reason.list.too-long':
    'This list is too long; name {{max}} at most.',
  'lifecycle.reason.list.too-short':
    'This list is too short; name at least {{min}}.',
  'lifecycle.reason.owner.unknown':
    '{{ref}} is not in the catalog; choose another owner.',
  'lifecycle.reason.owner.not-a-group-or-user':
    '{{ref}} is neither a group nor a person; choose another owner.',
  'lifecycle.reason.target.unknown':
    '{{ref}} is not in the catalog; choose another target.',
  'lifecycle.reason.target.kind':
    '{{ref}} cannot be cut over; name components, systems or resources.',
  'lifecycle.reason.team.duplicate': '{{ref}} is named twice.',
  'lifecycle.reason.team.person-unknown':
    '{{ref}} is not in the catalog; choose another person.',
  'lifecycle.reason.team.not-a-person':
    '{{ref}} is not a person; roles are held by people.',
  'lifecycle.reason.team.role-empty':
    'Nobody holds this role; name at least {{min}}.',
  'lifecycle.reason.team.role-too-few':
    'This role needs at least {{min}} people; {{found}} named.',
  'lifecycle.reason.team.role-too-many':
    'This role takes {{max}} people at most; {{found}} named.',
  'lifecycle.reason.team.role-unknown': 'The template does not have this role.',
  'lifecycle.reason.window.in-the-past':
    'The window lies in the past; choose a later time.',
  'lifecycle.reason.window.over': 'The window is over and cannot be moved.',
  'lifecycle.reason.window.unknown-time-zone':
    'There is no such time zone; use one such as Europe/Berlin.',
  'lifecycle.reason.window.ends-before-it-begins':
    'The window ends before it begins.',
  'lifecycle.reason.window.not-a-date': 'This is not a date and time.',
  'lifecycle.reason.window.no-such-time':
    'This time does not exist in {{timeZone}}: the clocks go forward then.',
  'lifecycle.reason.phases.ends-before-it-begins':
    'The phase ends before it begins.',
  'lifecycle.reason.phases.not-a-date': 'This is not a date and time.',
  'lifecycle.reason.phases.done': 'A phase that is done keeps its dates.',
  'lifecycle.reason.phases.out-of-order':
    'The phases follow each other; these dates would let them overlap in the wrong order.',
  'lifecycle.reason.phases.unknown': 'The cutover does not have this phase.',
  'lifecycle.reason.phases.window-outside':
    'The window would lie outside the phase in which it belongs; move the phase too.',
  'lifecycle.reason.template.another':
    'This is another template; a cutover stays with its own.',
  'lifecycle.reason.template.not-newer':
    'The template is at version {{found}}, and the cutover runs on {{present}} already.',
  'lifecycle.reason.template.phase-gone':
    'The phase “{{phase}}” has begun or is done, and the new version does not have it.',
  'lifecycle.reason.template.phase-order':
    'The new version puts the phase “{{phase}}” before “{{before}}”, which has begun.',
  'lifecycle.reason.template.gate-gone':
    'The gate “{{gate}}” was submitted before, and the new version does not have it at the end of “{{phase}}”.',
  'lifecycle.reason.template.changed-meanwhile':
    'The template has changed again and is at version {{found}} now; look at what would change once more.',
  'lifecycle.reason.template.move-blocked':
    'The new version does not go with how far the cutover is.',
  'lifecycle.reason.template.round-open':
    'A gate is under review and would lapse; confirm that, or wait until it is decided.',
  'lifecycle.reason.precondition.stale':
    'Somebody saved before you. What you typed is still here; look at what changed and try again.',
} as const;
