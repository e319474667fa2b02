import type { MutationCtx } from "../../_generated/server";
import { applyDispute } from "../payments/disputeModel";
import type { Fact } from "./facts";
import { applyPayment, applyPaymentSession } from "../payments/paymentModel";
import { applyPlanSession } from "../planRows";
import { applyRefund } from "../refunds/refundModel";
import { applyInvoice, applySubscription } from "../plans/subscriptionModel";

/** Hands what was read to the rules it concerns. False when it concerns nothing of ours. */
export async function applyFact(ctx: MutationCtx, fact: Fact, reading: number): Promise<boolean> {
  switch (fact.kind) {
    case "subscription":
      return applySubscription(ctx, fact, reading);
    case "invoice":
      return applyInvoice(ctx, fact);
    case "session":
      return (await applyPlanSession(ctx, fact)) || applyPaymentSession(ctx, fact);
    case "payment":
      return applyPayment(ctx, fact, reading);
    case "refund":
      return applyRefund(ctx, fact);
    case "dispute":
      return applyDispute(ctx, fact, reading);
  }
}
