// A sum among people, to the smallest coin that can be charged.

/** Equal shares of whole steps that sum to `total`; what can't be divided goes to the first of them, a step each. */
export function equalShares(total: number, people: number, step: number): number[] {
  const steps = Math.floor(total / step);
  const each = Math.floor(steps / people);
  const more = steps % people;
  const shares = Array.from({ length: people }, (_, index) => (each + (index < more ? 1 : 0)) * step);
  shares[0]! += total - steps * step;
  return shares;
}
