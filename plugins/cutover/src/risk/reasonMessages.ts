/** The grounds on which the server refuses something about a risk, by their stable codes. */
export const riskReasons = {
  'risk.reason.actor.not-concerned':
    'This is for the team of the cutover and for the owners of what it changes.',
  'risk.reason.actor.own-risk':
    'This risk is yours; somebody else who leads the team decides whether it is accepted.',
  'risk.reason.actor.own-acceptance':
    'You asked for this acceptance; somebody else who leads the team decides.',
  'risk.reason.actor.role-missing.decide-acceptance':
    'Only those who lead the team may accept a risk.',
  'risk.reason.actor.role-missing.occur-risk':
    'Only the owner of the risk and those who lead or keep the plan may say that it has occurred.',
  'risk.reason.actor.role-missing.close-risk':
    'Only the owner of the risk and those who lead or keep the plan may close it.',
  'risk.reason.actor.role-missing.reopen-risk':
    'Only the owner of the risk and those who lead or keep the plan may open it again.',
  'risk.reason.risk.open': 'The risk is still open.',
  'risk.reason.risk.closed': 'The risk is closed. Open it again to change it.',
  'risk.reason.risk.occurred': 'The risk has occurred already.',
  'risk.reason.risk.occurred.ask-acceptance':
    'The risk has occurred; there is nothing left to accept.',
  'risk.reason.risk.not-assessed':
    'Assess how the risk is now before it is accepted.',
  'risk.reason.risk.acceptance-asked':
    'The acceptance waits for a decision already.',
  'risk.reason.risk.acceptance-not-asked':
    'Nobody asks for the acceptance of this risk.',
  'risk.reason.risk.comment-missing': 'Say why the risk is not accepted.',
  'risk.reason.risk.day-has-passed':
    '{{day}} has passed already; choose a day that is still to come.',
  'risk.reason.risk.drill-day-missing': 'Say on which day the drill was held.',
  'risk.reason.risk.drill-not-passed':
    'A drill is done when it was held and passed. Plan another one where it failed.',
  'risk.reason.risk.drill-to-come':
    'A drill cannot have been held on a day that is still to come.',
  'risk.reason.risk.drill-unplanned':
    'This is a drill; say on which day it is planned.',
  'risk.reason.risk.no-drill': 'This measure is no drill.',
  'risk.reason.risk.evidence-missing':
    'Say what shows that it was done, or why it is dropped.',
  'risk.reason.risk.no-impact':
    'This risk endangers nothing yet; say how bad it is for at least one of these.',
  'risk.reason.risk.no-rating':
    'Rate the risk: as it was, as it is now, or as it shall be.',
  'risk.reason.risk.no-person':
    'There is no person {{ref}} in the catalog; choose another one.',
  'risk.reason.risk.taken-over': 'This is in the register already.',
  'risk.reason.risk.unknown': 'There is no such risk in this cutover.',
  'risk.reason.risk.twice': 'R-{{number}} stands in two rows; keep one.',
  'risk.reason.risk.malformed-number':
    '“{{found}}” is no number of a risk; write it as R-1, or leave it empty for a new one.',
  'risk.reason.risk.unknown-column':
    'The register has no column “{{column}}”; take it out, or name it as one of {{known}}.',
  'risk.reason.risk.unknown-category':
    'The template has no category “{{value}}”; use one of {{known}}.',
  'risk.reason.risk.unknown-phase':
    'The template has no phase “{{value}}”; use one of {{known}}.',
  'risk.reason.risk.unknown-target': '{{ref}} is no target of this cutover.',
  'risk.reason.risk.unknown-deliverable':
    'The template has no deliverable “{{id}}”.',
  'risk.reason.risk.unknown-likelihood':
    '“{{value}}” is no step of likelihood; use one of {{known}}.',
  'risk.reason.risk.unknown-impact':
    '“{{value}}” is no step of impact; use one of {{known}}.',
  'risk.reason.risk.unknown-dimension':
    '“{{value}}” is nothing that the template lets a risk endanger; use one of {{known}}.',
  'risk.reason.risk.unknown-measure':
    'The risk has no such measure any more. Look at it as it is now.',
  'risk.reason.risk.unknown-response':
    'The category has no response “{{response}}”; use one of {{known}}.',
  'risk.reason.risk.unknown-standard':
    'The template does not propose this risk for this cutover.',
} as const;
