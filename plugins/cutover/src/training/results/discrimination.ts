/** What is usual to make of an item's correlation with the rest (Ebel and Frisbie, Essentials of Educational Measurement, 1991). */
const GOOD = 0.3;
const WEAK = 0.1;

/** Whether an item tells those who know from those who do not. */
export function discriminationOf(
  correlation: number,
): 'good' | 'fair' | 'weak' | 'against' {
  if (correlation < 0) return 'against';
  if (correlation < WEAK) return 'weak';
  return correlation < GOOD ? 'fair' : 'good';
}
