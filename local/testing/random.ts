// Chance that can be had again, for whatever runs at random and must be able to repeat a failure.
export type Random = { /** From 0 up to 1. */ next(): number; /** A whole number from 0 up to `n`. */ below(n: number): number };

/** Mulberry32: a failure can be run again by its seed. */
export function seeded(seed: number): Random {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return { next, below: (n) => Math.floor(next() * n) };
}
