/** The grounds on which the server refuses something about a gate, by their stable codes. */
export const gateReasons = {
  'gate.reason.actor.role-missing.submit':
    'Only those who lead or keep the plan, and those responsible in this phase, may submit the gate.',
  'gate.reason.actor.role-missing.urge':
    'Only whoever submitted, those who decide, and those who lead or keep the plan may urge.',
  'gate.reason.actor.role-missing.copy':
    'Only whoever submitted, those who decide, and those who lead or keep the plan may send copies.',
  'gate.reason.actor.role-missing.emergency':
    'You hold none of the roles that may open this gate in an emergency.',

  'gate.reason.phase.gate-closed':
    'This phase ends when its gate opens. Submit the gate for review.',
  'gate.reason.gate.review-awaited':
    'A gate was opened in an emergency and has not been approved since. Submit it for review before the cutover closes.',
  'gate.reason.gate.unknown': 'The cutover does not have this gate.',
  'gate.reason.gate.own-submission':
    'You submitted this; whoever submits does not decide.',
  'gate.reason.gate.own-contribution':
    'You wrote part of what is reviewed; whoever contributed does not decide.',
  'gate.reason.gate.content-hidden':
    'Part of what is reviewed is not shown to you; only those who see all of it decide.',
  'gate.reason.gate.not-yours': 'This is for others to do.',
  'gate.reason.gate.not-yours.decide': 'Others decide on this seat.',
  'gate.reason.gate.not-yours.decide-nobody':
    'Nobody can decide on this seat any more. Withdraw the round and submit it again.',
  'gate.reason.gate.not-yours.add-signer':
    'Only those who decide on this seat may add a signer.',
  'gate.reason.gate.not-yours.transfer':
    'Only those who decide on this seat may transfer it.',
  'gate.reason.gate.not-yours.ask':
    'Only those who decide on this seat may ask for an opinion.',
  'gate.reason.gate.not-yours.return':
    'Only those who decide on this seat may return.',
  'gate.reason.gate.not-yours.stop-asking':
    'Only those who decide on this seat may stop waiting.',
  'gate.reason.gate.not-yours.withdraw':
    'Only whoever submitted it may withdraw it.',
  'gate.reason.gate.not-yours.take-back':
    'Only whoever decided may take the decision back.',
  'gate.reason.gate.not-yours.remove-signer':
    'Only whoever added the signer, and those who lead the team, may remove them.',
  'gate.reason.gate.not-yours.recall': 'You have not handed this seat over.',
  'gate.reason.gate.not-in-review':
    'No round of this gate is under review now.',
  'gate.reason.gate.in-review':
    'It is under review already. Withdraw that round first.',
  'gate.reason.gate.open': 'The gate is open already.',
  'gate.reason.gate.phase-not-in-progress':
    'The phase that this gate ends is not in progress.',
  'gate.reason.gate.no-emergency':
    'The template knows no emergency path for this gate.',
  'gate.reason.gate.not-your-turn':
    'It is not your turn yet; others decide first.',
  'gate.reason.gate.seat-decided': 'This seat is decided already.',
  'gate.reason.gate.seat-not-needed': 'The rule is met without this decision.',
  'gate.reason.gate.seat-removed': 'This seat was taken away.',
  'gate.reason.gate.seat-unknown':
    'The round has no such seat. Look at it as it is now.',
  'gate.reason.gate.distinct':
    'You have decided under another rule already, and nobody decides under two rules of this gate.',
  'gate.reason.gate.comment-missing': 'Say why you reject it.',
  'gate.reason.gate.hash-differs':
    'What you looked at is no longer what is reviewed. Look at the difference again; what you wrote is kept.',
  'gate.reason.gate.checks-fail':
    'The gate cannot open while not all of its checks pass.',
  'gate.reason.gate.nothing-to-take-back': 'Nothing is decided here.',
  'gate.reason.gate.nobody': 'Too few people may decide.',
  'gate.reason.gate.nothing-to-pick':
    'Nobody is to be chosen for this rule; leave it out.',
  'gate.reason.gate.pick-number':
    'Choose from {{min}} to {{max}} people, not {{found}}.',
  'gate.reason.gate.pick-not-eligible':
    '{{ref}} cannot decide here; choose somebody else.',
  'gate.reason.gate.not-offered':
    'This signer can no longer be added again; leave them out.',
  'gate.reason.gate.not-straight':
    'It cannot go straight back, since what the others approved has been changed; all decide again.',
  'gate.reason.gate.added-adds-nobody':
    'Whoever was added as a signer adds nobody.',
  'gate.reason.gate.no-signers': 'The template lets nobody be added here.',
  'gate.reason.gate.signer-out-of-scope':
    'This person holds none of the roles from which signers may be added.',
  'gate.reason.gate.signer-has-seat':
    'This person decides under this rule already.',
  'gate.reason.gate.not-removable':
    'Only a signer who was added and has not decided can be removed.',
  'gate.reason.gate.too-many-transfers':
    'This seat has been handed over as often as it may be.',
  'gate.reason.gate.transfer-back':
    'This person has held the seat before; choose somebody else.',
  'gate.reason.gate.transfer-to-oneself':
    'This person holds the seat already; choose somebody else.',
  'gate.reason.gate.transfer-out-of-team':
    'This person holds no role in the cutover; choose somebody of the team.',
  'gate.reason.gate.transfer-has-seat':
    'This person decides under this rule already; choose somebody else.',
  'gate.reason.gate.transfer-used':
    'The seat has been used since it was handed over.',
  'gate.reason.gate.ask-oneself':
    'Ask somebody else; your own opinion is your decision.',
  'gate.reason.gate.asked-already':
    'This person is asked already and has not answered yet.',
  'gate.reason.gate.not-asked': 'You are not asked for an opinion here.',
  'gate.reason.gate.nobody-asked': 'Nobody is asked for an opinion here.',
  'gate.reason.gate.nothing-returned':
    'Say what is returned: documents, activities or an earlier phase.',
  'gate.reason.gate.not-reviewed': 'This is not under review.',
  'gate.reason.gate.activity-unknown':
    'This phase does not have this activity.',
  'gate.reason.gate.phase-not-reached':
    'There is no way back to this phase: it does not come before this one.',
  'gate.reason.gate.no-earlier-phase': 'There is no phase before this one.',
  'gate.reason.gate.return-not-there':
    'You may return what is reviewed here; going back to an earlier phase is for the roles that the template names.',
  'gate.reason.gate.urged-lately':
    'They were urged within the last four hours. Give them time.',
  'gate.reason.gate.nobody-awaited': 'Nobody else is awaited there.',
} as const;
