// Why Caravan gives money back by itself. Kept in English with the refund, and told in the payer's language.
import { write, type Line } from "../../words/words";

export const OWN_REASONS = {
  cancelled: write("The booking was cancelled"),
  unwanted: write("Paid twice or no longer asked for"),
  byOperator: write("Given back by whoever runs this Caravan"),
};

/** One of ours, or what a person gave as theirs. */
export const reasonWords = (reason: string): Line => Object.values(OWN_REASONS).find(({ message }) => message === reason) ?? reason;
