// What payments are for, as data: whom the money is owed to, who receives it, and what is told that a payment has changed. A new kind of subject is a row here and a word in `paymentSubject`.
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { bookingPaymentChanged } from "../../bookings/bookingPayments";
import { ACCOUNTS } from "../ledger";
import { requestPaymentChanged } from "../requests/requestPayments";

export type PaymentSubject = Doc<"payments">["subject"];
type SubjectOf<Kind extends PaymentSubject["kind"]> = Extract<PaymentSubject, { kind: Kind }>;

type SubjectRules<Kind extends PaymentSubject["kind"]> = {
  /** The account of the books that the money is owed to. */
  owedTo(ctx: QueryCtx, subject: SubjectOf<Kind>): Promise<string>;
  /** The person that the money is for, who may give it back and is told when it is doubted; null where nobody is. */
  receiver(ctx: QueryCtx, subject: SubjectOf<Kind>): Promise<Id<"users"> | null>;
  /** Called in the mutation that changes the payment. "notWanted" sends a payment that was made all the same back. */
  changed(ctx: MutationCtx, subject: SubjectOf<Kind>, payment: Doc<"payments">): Promise<"wanted" | "notWanted">;
};

const RULES: { [Kind in PaymentSubject["kind"]]: SubjectRules<Kind> } = {
  request: {
    owedTo: async (ctx, { id }) => {
      const request = await ctx.db.get(id);
      return ACCOUNTS.owedTo(request!.requesterId);
    },
    receiver: async (ctx, { id }) => (await ctx.db.get(id))?.requesterId ?? null,
    changed: (ctx, { id }, payment) => requestPaymentChanged(ctx, id, payment),
  },
  booking: {
    owedTo: async (_ctx, { id }) => ACCOUNTS.booking(id),
    // What comes back is the booking's policy to say, by cancelling it.
    receiver: async () => null,
    changed: (ctx, { id }, payment) => bookingPaymentChanged(ctx, id, payment),
  },
};

/** The rules of a payment's subject, its own arguments filled in. */
export function rulesOf(payment: Doc<"payments">) {
  const { subject } = payment;
  const rules = RULES[subject.kind] as SubjectRules<PaymentSubject["kind"]>;
  return {
    owedTo: (ctx: QueryCtx) => rules.owedTo(ctx, subject),
    receiver: (ctx: QueryCtx) => rules.receiver(ctx, subject),
    changed: (ctx: MutationCtx) => rules.changed(ctx, subject, payment),
  };
}
