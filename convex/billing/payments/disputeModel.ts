// A payer's bank that wants a payment back (a dispute, a chargeback): the money is gone while it is open, comes back if it is
// won, and stays gone if it is lost. It is answered in Stripe's dashboard; here it is booked, shown and told.
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { recordAudit } from "../../audit/record";
import { customerById } from "../customers";
import type { FactOf } from "../stripe/facts";
import { ACCOUNTS, post, transfer } from "../ledger";
import { becomeWhatItIs, paymentOf, postFee } from "./paymentModel";
import { rulesOf } from "./paymentSubjects";
import { write, type Phrase } from "../../words/words";
import { tell } from "../tell";

type Dispute = FactOf<"dispute">;

/** Takes in what was read of a dispute. False when it isn't of a payment of ours. */
export async function applyDispute(ctx: MutationCtx, fact: Dispute, reading: number): Promise<boolean> {
  const payment = await paymentOf(ctx, fact);
  const customer = fact.customerId === null ? null : await customerById(ctx, fact.customerId);
  if (!payment && !customer) return false;
  if (fact.status === "asked") return true;
  const account = payment ? await rulesOf(payment).owedTo(ctx) : ACCOUNTS.disputedSubscriptions;
  const news = await book(ctx, fact, account);
  if (payment && fact.status === "lost" && payment.dispute?.state !== "lost") news.push("dispute.lost");
  if (payment && (payment.dispute === null || reading >= payment.dispute.reading)) {
    await ctx.db.patch(payment._id, { dispute: { disputeId: fact.disputeId, state: fact.status, reading } });
    await becomeWhatItIs(ctx, (await ctx.db.get(payment._id))!);
  }
  const personId = payment?.payerId ?? customer!.userId;
  for (const action of news) await recordAudit(ctx, { actorId: null, personId, action, target: payment?._id ?? fact.disputeId, details: { amount: fact.amount, currency: fact.currency } });
  if (payment) await tellOf(ctx, news, payment, await rulesOf(payment).receiver(ctx));
  return true;
}

/** Money away, and back if it was won: won is both, whatever was heard before. Returns what is new of it, as the audit log says it. */
async function book(ctx: MutationCtx, { disputeId, status, amount, currency, at, fees }: Dispute, account: string): Promise<News[]> {
  for (const fee of fees) await postFee(ctx, fee, at);
  const source = `dispute:${disputeId}`;
  const money = { amount, currency };
  const isNew = await post(ctx, { source, kind: "dispute", at, postings: transfer(money, ACCOUNTS.stripe, account) });
  const isWon = status === "won" && (await post(ctx, { source: `${source}:won`, kind: "disputeWon", at, postings: transfer(money, account, ACCOUNTS.stripe) }));
  return [...(isNew ? (["dispute.open"] as const) : []), ...(isWon ? (["dispute.won"] as const) : [])];
}

type News = "dispute.open" | "dispute.won" | "dispute.lost";

const SENTENCES: Record<News, Phrase> = {
  "dispute.open": write("The payer's bank has asked for it back. Until the bank decides, the money isn't here."),
  "dispute.won": write("The bank has decided: the payment stands, and the money is back."),
  "dispute.lost": write("The bank has decided for the payer: the money stays with them."),
};

/** The latest of it, to who receives the money and who paid it. */
async function tellOf(ctx: MutationCtx, news: News[], payment: Doc<"payments">, receiver: Id<"users"> | null) {
  const last = news.at(-1);
  if (!last) return;
  const sum = { amount: payment.amount, currency: payment.currency };
  const words = write("About the payment of {sum} for “{what}”: {news}", { sum, what: payment.description, news: SENTENCES[last] });
  for (const userId of new Set([payment.payerId, ...(receiver ? [receiver] : [])])) await tell(ctx, userId, "paymentProblem", write("Disputed: {sum}", { sum }), words);
}
