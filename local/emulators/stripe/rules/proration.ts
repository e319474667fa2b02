// What a change within a period is worth: the unused part of the old price back, the same part of
// the new one asked. Given back is never more than was asked before, whatever the rounding.

export type Span = { start: number; end: number };

export type Proration = {
  /** Zero or less. */
  credit: number;
  /** Zero or more. */
  debit: number;
  /** What the new price's full period counts as billed, for the next change. */
  billed: number;
};

/**
 * `billed` is what the old price's full period cost, `price` what the new one's does, both in the minor
 * unit and after discounts; `at` is within the period.
 */
export function prorate({ billed, price, period, at }: { billed: number; price: number; period: Span; at: number }): Proration {
  const length = period.end - period.start;
  const left = Math.min(length, Math.max(0, period.end - at));
  if (length <= 0 || left === 0) return { credit: 0, debit: 0, billed: 0 };
  const debit = part(price, left, length);
  return { credit: 0 - part(billed, left, length), debit, billed: price };
}

/** Rounds to the nearest unit. Less time left is never worth more, so credits can't outgrow their debit. */
function part(amount: number, left: number, length: number): number {
  return Number((2n * BigInt(amount) * BigInt(left) + BigInt(length)) / (2n * BigInt(length)));
}
