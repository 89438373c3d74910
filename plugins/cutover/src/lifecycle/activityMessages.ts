/** The English words around activities. */
export const activityMessages = {
  'lifecycle.activity.status.not-started': 'Not started',
  'lifecycle.activity.status.in-progress': 'In progress',
  'lifecycle.activity.status.done': 'Done',
  'lifecycle.activity.status.not-applicable': 'Not applicable',
  'lifecycle.activity.late': 'Late',
  'lifecycle.activity.lateSince': 'Late: due {{at}}',
  'lifecycle.activity.assigned': 'assigned',
  'lifecycle.activity.planned': 'Planned: {{period}}',
  'lifecycle.activity.forecast': 'Forecast: {{period}}',
  'lifecycle.activity.forecastStart': 'from {{at}}',
  'lifecycle.activity.forecastEnd': 'until {{at}}',
  'lifecycle.activity.began': 'Began {{at}}',
  'lifecycle.activity.ended': 'Ended {{at}}',
  'lifecycle.activity.because': 'Reason: {{reason}}',
  'lifecycle.activity.empty':
    'No activity of this phase applies to this cutover.',
  'lifecycle.activity.progress': '{{done}} of {{total}} activities done',
  'lifecycle.activity.lateCount_one': '{{count}} late',
  'lifecycle.activity.lateCount_other': '{{count}} late',
  'lifecycle.activity.unknown': 'How far the activities are is not known',
  'lifecycle.activity.more': 'More for “{{activity}}”',
  'lifecycle.activity.actOn': '{{act}}: {{activity}}',
  'lifecycle.activity.policyText': 'What the policy asks',

  'lifecycle.activity.act.start': 'Start',
  'lifecycle.activity.act.complete': 'Mark as done',
  'lifecycle.activity.act.reopen': 'Open again',
  'lifecycle.activity.act.dismiss': 'Not applicable',
  'lifecycle.activity.act.assign': 'Assign',
  'lifecycle.activity.act.plan': 'Planned dates',
  'lifecycle.activity.act.forecast': 'Forecast',

  'lifecycle.activity.changedMeanwhile':
    'Somebody else has changed this activity',
  'lifecycle.activity.changedMeanwhileHelp':
    'It is shown as it is now. Look at it, and try again if it still makes sense.',
  'lifecycle.activity.notChanged': 'The activity was not changed',
  'lifecycle.activity.blockedBy': 'It cannot be done yet:',
  'lifecycle.activity.dismissHelp':
    'Say why this activity does not apply to this cutover. The reason goes into the history.',
  'lifecycle.activity.reopenHelp':
    'Say why this activity is opened again. The reason goes into the history.',
  'lifecycle.activity.reason': 'Reason',
  'lifecycle.activity.assignHelp':
    'Those who hold the role {{role}}. Without a choice the activity is for all of them.',
  'lifecycle.activity.nobodyToAssign':
    'Nobody holds the role {{role}}. Fill it in the plan of the cutover first.',
  'lifecycle.activity.planHelp':
    'Within the phase: {{period}}. Until they are set here, the dates follow those of the phase.',
  'lifecycle.activity.forecastHelp':
    'What do you expect now? The plan stays as it is beside it.',
  'lifecycle.activity.zone': 'Times are those of the plan: {{zone}}.',
  'lifecycle.activity.begins': 'Begins',
  'lifecycle.activity.ends': 'Ends',
  'lifecycle.activity.noForecast': 'Take the forecast back',
  'lifecycle.activity.save': 'Save',
} as const;
