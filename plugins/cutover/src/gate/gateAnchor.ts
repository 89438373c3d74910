/** Where a gate stands on the page of its phase. */
export const gateAnchor = (gate: string) => `gate-${gate}`;
