import { activityMessages } from './activityMessages';
import { moveMessages } from './templateMove/messages';
import { checkMessages } from './checkMessages';
import { reasonMessages } from './reasonMessages';

/** The English words of the lifecycle's pages. */
export const lifecycleMessages = {
  ...reasonMessages,
  ...checkMessages,
  ...activityMessages,
  ...moveMessages,

  'lifecycle.cutovers': 'Cutovers',
  'lifecycle.start': 'Start a cutover',
  'lifecycle.open': 'Open',
  'lifecycle.back': 'Back',
  'lifecycle.sentBack': 'Returned by {{person}}, {{at}}',
  'lifecycle.sentBackComment': ': “{{comment}}”',
  'lifecycle.mine': 'Yours',
  'lifecycle.loading': 'Loading…',
  'lifecycle.policy': 'Policy {{number}}',

  'lifecycle.kind.component': 'Component',
  'lifecycle.kind.system': 'System',
  'lifecycle.kind.resource': 'Resource',
  'lifecycle.kind.api': 'API',
  'lifecycle.kind.domain': 'Domain',
  'lifecycle.kind.group': 'Group',
  'lifecycle.kind.user': 'Person',

  'lifecycle.status.running': 'Running',
  'lifecycle.status.closed': 'Closed',
  'lifecycle.status.cancelled': 'Cancelled',

  'lifecycle.health.on-track': 'On track',
  'lifecycle.health.at-risk': 'Window is near, earlier phases still open',
  'lifecycle.health.activity-late': 'An activity is late',
  'lifecycle.health.late': 'Late',
  'lifecycle.health.over': 'Over',

  'lifecycle.phase.not-started': 'Not started',
  'lifecycle.phase.in-progress': 'In progress',
  'lifecycle.phase.done': 'Done',
  'lifecycle.phase.planned': 'Planned',
  'lifecycle.phase.actual': 'Actual',
  'lifecycle.phase.began': 'Began {{at}}.',
  'lifecycle.phase.ended': 'Ended {{at}}.',
  'lifecycle.phase.notBegun': 'Not begun.',
  'lifecycle.phase.missing': 'The cutover does not have this phase',
  'lifecycle.phases.title': 'Phases',
  'lifecycle.phases.progress': '{{done}} of {{total}} phases done',

  'lifecycle.field.title': 'Title',
  'lifecycle.field.status': 'Status',
  'lifecycle.field.phase': 'Phase',
  'lifecycle.field.owner': 'Owner',
  'lifecycle.field.targets': 'Targets',
  'lifecycle.field.team': 'Project team',
  'lifecycle.field.window': 'Window',
  'lifecycle.field.windowStart': 'Begins',
  'lifecycle.field.windowEnd': 'Ends',
  'lifecycle.field.timeZone': 'Time zone of the plan',
  'lifecycle.field.phases': 'Dates of the phases',
  'lifecycle.field.assignees': 'Assigned to',
  'lifecycle.field.planned': 'Planned',
  'lifecycle.field.forecast': 'Forecast',
  'lifecycle.field.template': 'Version of the template',
  'lifecycle.field.activities': 'Activities taken out',
  'lifecycle.field.goals': 'Goals',
  'lifecycle.field.scope': 'Scope',

  'lifecycle.column.title': 'Title',
  'lifecycle.column.type': 'Type',
  'lifecycle.column.phase': 'Phase',
  'lifecycle.column.window': 'Window',
  'lifecycle.column.owner': 'Owner',
  'lifecycle.column.health': 'Health',

  'lifecycle.window.yours': 'Your time: {{span}}',

  'lifecycle.missing.title': 'This cutover is not here',
  'lifecycle.missing.description':
    'It may have been removed, you may not be allowed to see it, or the catalog still shows an old entry.',

  'lifecycle.refused.notAllowed': 'You may not do this',
  'lifecycle.refused.failed': 'This did not work',
  'lifecycle.refused.stale':
    'What you see may be out of date: the last refresh did not work',
  'lifecycle.refused.retry': 'Try again',
  'lifecycle.refused.unreachable':
    'The server cannot be reached. Look at your connection, and try again.',
  'lifecycle.refused.serverFailed':
    'The server could not do it just now. Try again in a moment; if it goes on like this, tell those who run the portal.',

  'lifecycle.overview.fromCatalog': 'More from the catalog',
  'lifecycle.goals.title': 'Goals and scope',
  'lifecycle.team.title': 'Project team',
  'lifecycle.role.nobody': 'nobody yet',
  'lifecycle.targets.entity': 'Target',
  'lifecycle.targets.lifecycle': 'Lifecycle',
  'lifecycle.targets.noOwner': 'no owner',

  'lifecycle.next.title': 'Next',
  'lifecycle.next.mine_one': '{{count}} of these is yours',
  'lifecycle.next.mine_other': '{{count}} of these are yours',
  'lifecycle.next.noneMine': 'Phase {{phase}}: nothing of this is yours',
  'lifecycle.next.empty': 'This phase has no activities for this cutover.',
  'lifecycle.next.allDone': 'All activities of this phase are done.',
  'lifecycle.next.more_one': 'One more activity of this phase',
  'lifecycle.next.more_other': '{{count}} more activities of this phase',
  'lifecycle.next.due': 'Due {{at}}',
  'lifecycle.next.fillIn': 'Fill in {{document}}',
  'lifecycle.next.goOn': 'Go on with {{document}}',
  'lifecycle.next.thenEnd': 'Then: end the phase {{phase}}',
  'lifecycle.next.gate': 'At its end stands the gate {{gate}}.',
  'lifecycle.next.noGate': 'It ends without a gate.',
  'lifecycle.next.openActivity': 'Open {{activity}}',
  'lifecycle.next.over.running': 'No phase is in progress.',
  'lifecycle.next.over.closed':
    'All phases are done. The history keeps what happened.',
  'lifecycle.next.over.cancelled':
    'The cutover was cancelled. The history keeps what happened.',

  'lifecycle.dangers.title': 'Dangers to the date',
  'lifecycle.dangers.none': 'Nothing endangers the date at present.',
  'lifecycle.dangers.phaseLate_one':
    'The phase {{phase}} is {{count}} day late',
  'lifecycle.dangers.phaseLate_other':
    'The phase {{phase}} is {{count}} days late',
  'lifecycle.dangers.phaseLateHelp': 'End it, or move its dates in the plan.',
  'lifecycle.dangers.activityLate_zero':
    'An activity of this phase is less than a day late',
  'lifecycle.dangers.activityLate_one':
    'An activity of this phase is {{count}} day late',
  'lifecycle.dangers.activityLate_other':
    'An activity of this phase is {{count}} days late',
  'lifecycle.dangers.activityLateHelp':
    'Finish it, or say when it will be done.',
  'lifecycle.dangers.windowNear_zero':
    'The window begins within a day, and the phase {{phase}} still runs',
  'lifecycle.dangers.windowNear_one':
    'The window begins in {{count}} day, and the phase {{phase}} still runs',
  'lifecycle.dangers.windowNear_other':
    'The window begins in {{count}} days, and the phase {{phase}} still runs',
  'lifecycle.dangers.windowOver':
    'The window is over, and the phase {{phase}} still runs',
  'lifecycle.dangers.windowOverHelp': 'End the phase, or plan another window.',
  'lifecycle.dangers.roleOpen': 'Nobody holds the role {{role}}',
  'lifecycle.dangers.conflict': 'At the same time, on the same targets:',

  'lifecycle.act.menu': 'Change the cutover',
  'lifecycle.act.update': 'Edit the plan',
  'lifecycle.act.complete-phase': 'End the phase',
  'lifecycle.act.reopen-phase': 'Go back to this phase',
  'lifecycle.act.cancel': 'Cancel the cutover',
  'lifecycle.cancelled.by': 'Cancelled on {{at}}: {{reason}} –',
  'lifecycle.cancel.title': 'Cancel “{{title}}”',
  'lifecycle.cancel.help':
    'This cannot be undone. The cutover and its history stay readable.',
  'lifecycle.cancel.reason': 'Reason',
  'lifecycle.reopen.label': 'Go back to the phase {{phase}}',
  'lifecycle.reopen.title': 'Go back to the phase {{phase}}',
  'lifecycle.reopen.help':
    'The phase is opened again, and those after it begin anew later. Every gate from this phase on that is open or under review lapses and has to be submitted again.',
  'lifecycle.reopen.reason': 'Reason',
  'lifecycle.complete.title': 'End the phase {{phase}}',
  'lifecycle.complete.help':
    'The next phase begins at once; after the last one the cutover is closed. Your comment goes into the history.',
  'lifecycle.complete.comment': 'Comment',

  'lifecycle.edit.title': 'Edit the plan',
  'lifecycle.edit.save': 'Save',
  'lifecycle.edit.refused': 'Nothing was saved',
  'lifecycle.edit.phases': 'Dates of the phases ({{zone}})',
  'lifecycle.edit.phaseStart': '{{phase}} begins',
  'lifecycle.edit.phaseEnd': '{{phase}} ends',
  'lifecycle.clash.title': 'Somebody saved before you',
  'lifecycle.clash.help':
    'Both of you changed these fields. Choose one version of each; all your other changes are kept.',
  'lifecycle.clash.noneHelp':
    'They changed other fields than you did. Save again to keep both.',
  'lifecycle.clash.mine': 'Yours',
  'lifecycle.clash.theirs': 'Saved before you',

  'lifecycle.picker.none': 'Nothing found; try another part of the name',
  'lifecycle.picker.open': 'Open the list',
  'lifecycle.picker.close': 'Close the list',
  'lifecycle.picker.clear': 'Clear',

  'lifecycle.activities.title': 'Activities',
  'lifecycle.deliverables.title': 'Deliverables',
  'lifecycle.deliverables.optional': '(optional)',
  'lifecycle.gate.named': 'Gate: {{gate}}',

  'lifecycle.history.subtitle':
    'Every entry is chained to the one before; what is written cannot be changed unnoticed.',
  'lifecycle.history.person': 'Person',
  'lifecycle.history.type': 'What happened',
  'lifecycle.history.item': 'About',
  'lifecycle.history.verify': 'Verify the chain',
  'lifecycle.history.export': 'Download all entries',
  'lifecycle.history.holds_one':
    'The chain holds: {{count}} entry, ending with {{head}}…',
  'lifecycle.history.holds_other':
    'The chain holds: {{count}} entries, ending with {{head}}…',
  'lifecycle.history.broken':
    'The chain is broken at entry {{seq}}. {{message}}',
  'lifecycle.history.empty': 'No entry here',
  'lifecycle.history.emptyHelp': 'Choose another person, event or subject.',
  'lifecycle.history.cut':
    'These are the first {{number}} entries. The export holds all of them.',
  'lifecycle.history.number': 'entry {{seq}}',
  'lifecycle.history.revision': 'revision {{number}}',
  'lifecycle.history.onBehalfOf': 'on behalf of',
  'lifecycle.happened.cutover.created': 'started the cutover',
  'lifecycle.happened.cutover.updated': 'edited the plan',
  'lifecycle.happened.cutover.template-moved':
    'moved the cutover to a newer version of its template',
  'lifecycle.happened.cutover.cancelled': 'cancelled the cutover',
  'lifecycle.happened.cutover.closed': 'closed the cutover',
  'lifecycle.happened.phase.completed': 'ended a phase',
  'lifecycle.happened.activity.changed': 'changed an activity',
  'lifecycle.happened.deliverable.submitted': 'handed in a document',
  'lifecycle.happened.deliverable.commented': 'commented on a document',
  'lifecycle.happened.deliverable.comment-answered': 'answered a comment',
  'lifecycle.happened.deliverable.comment-resolved': 'resolved a comment',
  'lifecycle.happened.deliverable.comment-reopened': 'reopened a comment',
  'lifecycle.happened.deliverable.file-added': 'added a file',
  'lifecycle.happened.deliverable.file-removed': 'removed a file',
  'lifecycle.happened.phase.reopened': 'opened a phase again',
  'lifecycle.happened.gate.submitted': 'submitted a gate',
  'lifecycle.happened.gate.decided': 'decided on a gate',
  'lifecycle.happened.gate.decision-taken-back': 'took a decision back',
  'lifecycle.happened.gate.signer-added': 'added a signer',
  'lifecycle.happened.gate.signer-removed': 'removed a signer',
  'lifecycle.happened.gate.seat-transferred': 'transferred a seat',
  'lifecycle.happened.gate.transfer-recalled': 'recalled a transfer',
  'lifecycle.happened.gate.opinion-asked': 'asked for an opinion',
  'lifecycle.happened.gate.opinion-given': 'gave an opinion',
  'lifecycle.happened.gate.opinion-stopped': 'stopped waiting for an opinion',
  'lifecycle.happened.gate.returned': 'returned a submission',
  'lifecycle.happened.gate.withdrawn': 'withdrew a submission',
  'lifecycle.happened.gate.urged': 'urged the approvers',
  'lifecycle.happened.gate.reminded': 'reminded the approvers',
  'lifecycle.happened.gate.copied': 'sent a copy of a submission',
  'lifecycle.happened.gate.escalated': 'escalated a seat',
  'lifecycle.happened.gate.lapsed': 'made the approvals lapse',
  'lifecycle.happened.gate.rejected': 'rejected a gate',
  'lifecycle.happened.gate.opened': 'opened a gate',
  'lifecycle.happened.gate.opened-in-emergency':
    'opened a gate in an emergency',
  'lifecycle.happened.gate.emergency-reviewed': 'reviewed an emergency opening',
  'lifecycle.happened.risk.added': 'added a risk',
  'lifecycle.happened.risk.edited': 'edited a risk',
  'lifecycle.happened.risk.assessed': 'assessed a risk',
  'lifecycle.happened.risk.measure-added': 'added a measure against a risk',
  'lifecycle.happened.risk.measure-changed': 'changed a measure against a risk',
  'lifecycle.happened.risk.acceptance-asked':
    'asked for the acceptance of a risk',
  'lifecycle.happened.risk.acceptance-granted': 'accepted a risk',
  'lifecycle.happened.risk.acceptance-refused': 'did not accept a risk',
  'lifecycle.happened.risk.acceptance-expired':
    'ended the acceptance of a risk on its last day',
  'lifecycle.happened.risk.occurred': 'said that a risk has occurred',
  'lifecycle.happened.risk.closed': 'closed a risk',
  'lifecycle.happened.risk.reopened': 'opened a risk again',
  'lifecycle.happened.risk.dismissed': 'dismissed a proposed risk',
  'lifecycle.happened.training.course-added': 'added a course',
  'lifecycle.happened.training.course-changed': 'changed a course',
  'lifecycle.happened.training.assigned': 'changed who attends a course',
  'lifecycle.happened.training.session-added': 'planned a session of a course',
  'lifecycle.happened.training.session-changed':
    'changed a session of a course',
  'lifecycle.happened.training.session-cancelled':
    'cancelled a session of a course',
  'lifecycle.happened.training.attendance-recorded':
    'recorded who attended a session',
  'lifecycle.happened.training.assessment-changed':
    'changed an assessment of the training',
  'lifecycle.happened.training.reminded':
    'reminded those who are not certified in a course',
  'lifecycle.happened.training.exhausted-decided':
    'decided how training goes on for somebody',

  'lifecycle.entity.none': 'No cutover touches this',
  'lifecycle.entity.noneHelp': 'Is a change of the running business planned?',
  'lifecycle.entity.now': 'Now',
  'lifecycle.entity.next': 'Next',
  'lifecycle.entity.past': 'Past',
  'lifecycle.entity.nowNone': 'No cutover is in its window or after it.',
  'lifecycle.entity.nextNone': 'No cutover lies ahead.',
  'lifecycle.entity.pastNone': 'No cutover has ended.',
  'lifecycle.entity.more': 'All cutovers in the portfolio',
  'lifecycle.entity.role': 'How it is touched',
  'lifecycle.entity.isTarget': 'Target',
  'lifecycle.entity.parts': 'Through its parts:',

  'lifecycle.member.none': 'No running cutover here',
  'lifecycle.member.part': 'Part',
  'lifecycle.member.owns': 'Owner',

  'lifecycle.filter.title': 'Filters',
  'lifecycle.filter.active': 'Filters ({{number}})',
  'lifecycle.filter.all': 'All',
  'lifecycle.filter.text': 'Title contains',
  'lifecycle.filter.member': 'Role holder',
  'lifecycle.filter.target': 'Target',
  'lifecycle.filter.from': 'Window from',
  'lifecycle.filter.to': 'Window until',
  'lifecycle.filter.mine': 'Mine',
  'lifecycle.filter.clear': 'Clear filters',

  'lifecycle.portfolio.subtitle': 'What changes, when, and who leads it',
  'lifecycle.portfolio.views': 'Views',
  'lifecycle.portfolio.view.table': 'Table',
  'lifecycle.portfolio.view.calendar': 'Calendar',
  'lifecycle.portfolio.view.timeline': 'Timeline by target',
  'lifecycle.portfolio.copy': 'Copy link to this view',
  'lifecycle.portfolio.copied': 'Link copied',
  'lifecycle.portfolio.none': 'No cutover matches',
  'lifecycle.portfolio.noneHelp':
    'Take away a filter, look at closed ones too, or begin one:',
  'lifecycle.portfolio.total_one': '{{count}} cutover',
  'lifecycle.portfolio.total_other': '{{count}} cutovers',
  'lifecycle.portfolio.atLeast': 'More than {{number}} cutovers',
  'lifecycle.portfolio.previous': 'Previous',
  'lifecycle.portfolio.next': 'Next',

  'lifecycle.month.previous': 'Previous month',
  'lifecycle.month.next': 'Next month',
  'lifecycle.month.today': 'This month',
  'lifecycle.month.zone': 'Times in {{zone}}',
  'lifecycle.month.none': 'No window lies in {{month}}.',
  'lifecycle.month.calendar': 'Windows in {{month}}',
  'lifecycle.month.timeline': 'Windows in {{month}} by target',
} as const;
