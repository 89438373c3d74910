/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function randomOf(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = count => Math.floor(next() * count);
  return {
    next,
    below,
    oneOf: list => list[below(list.length)],
    /** So many of a list, each once. */
    some(list, count) {
      const left = [...list];
      return Array.from(
        { length: Math.min(count, left.length) },
        () => left.splice(below(left.length), 1)[0],
      );
    },
  };
}

/** Of this run: `CUTOVER_SEED`, or one by chance, printed so that the run can be had again. */
export function seedOf() {
  const seed = Number(
    process.env.CUTOVER_SEED ?? Math.floor(Math.random() * 1e9),
  );
  process.stderr.write(`Seed ${seed}; CUTOVER_SEED=${seed} has it again\n`);
  return seed;
}
