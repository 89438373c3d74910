/** The grounds on which the server refuses a substitute, by their stable codes. */
export const substituteReasons = {
  'gate.reason.substitution.oneself': 'Choose somebody else than yourself.',
  'gate.reason.substitution.no-person':
    'The catalog knows no person {{person}}; choose another one.',
  'gate.reason.substitution.cycle':
    'In that time you stand in for {{person}}, directly or through others, so that nobody would decide. Choose somebody else.',
  'gate.reason.substitution.ends-before-it-begins':
    'The end has to lie after the beginning.',
  'gate.reason.substitution.over':
    'That time is over; choose one that is still to come.',
  'gate.reason.substitution.unknown':
    'This substitute is ended already, or was named by somebody else.',
} as const;
