/** What the product's own gate checks ask, by their ids. A template may word a check itself. */
export const checkMessages = {
  'lifecycle.check.activities.done': 'Every activity is done',
  'lifecycle.check.deliverables.complete':
    'Every required deliverable is handed in',
  'lifecycle.check.catalog.targets-exist': 'Every target is in the catalog',
  'lifecycle.check.catalog.targets-owned': 'Every target has an owner',
  'lifecycle.check.phase.dates-set': 'Every phase has its dates',
  'lifecycle.check.review-comments.answered':
    'Every review comment is answered',
  'lifecycle.check.risk.assessed': 'Every risk is assessed',
  'lifecycle.check.risk.responses-complete': 'Every risk has its responses',
  'lifecycle.check.risk.acceptances-valid':
    'Every accepted risk is accepted by somebody who may, and for now',
  'lifecycle.check.risk.drills-held': 'The drills have been held',
  'lifecycle.check.risk.none-at-or-above':
    'No risk is above what the policy lets pass',
  'lifecycle.check.training.certified': 'Whoever needs training is certified',
  'lifecycle.check.training.certified-on-shift':
    'Enough certified people are on every shift',
  'lifecycle.check.training.questionnaire-at-least':
    'The training was found good enough by those who attended',
  'lifecycle.check.runbook.tasks-assigned':
    'Every task of the runbook has somebody',
  'lifecycle.check.runbook.backup-restored':
    'The backup has been restored for a test',
  'lifecycle.check.runbook.run-complete': 'The run has ended',
  'lifecycle.check.communication.customers-notified': 'Customers are told',
  'lifecycle.check.communication.partners-notified': 'Partners are told',
  'lifecycle.check.communication.regulators-notified':
    'Regulators are reported to',
  'lifecycle.check.closing.archive-complete': 'The archive is complete',
} as const;
