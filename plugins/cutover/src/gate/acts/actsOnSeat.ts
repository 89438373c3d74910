import type {
  SeatAct,
  SeatView,
  TemplateGate,
} from '@backstage-cutover/plugin-cutover-common';

/** What can be done with a seat in its state at all. Who may do it is the server's to say. */
export function actsOnSeat(
  { state, decision, added, transfers, opinions }: SeatView,
  { addSignersFrom }: Pick<TemplateGate, 'addSignersFrom'>,
): SeatAct[] {
  if (decision) return ['take-back'];
  if (state !== 'open' && state !== 'waiting') return [];
  const isAsked = opinions.some(({ endedAt }) => !endedAt);
  const acts: [SeatAct, boolean][] = [
    ['decide', true],
    ['answer', isAsked],
    ['return', state === 'open'],
    ['add-signer', !added && addSignersFrom.length > 0],
    ['transfer', true],
    ['recall', transfers.length > 0],
    ['ask', state === 'open'],
    ['stop-asking', isAsked],
    ['remove-signer', added !== undefined],
  ];
  return acts.flatMap(([act, makesSense]) => (makesSense ? [act] : []));
}
