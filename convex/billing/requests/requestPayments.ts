// What a payment that changed means for the request that it pays.
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { isPaid, isUnderWay } from "../payments/paymentStates";

/** "notWanted" for money that came after the request was cancelled, or that pays it a second time. */
export async function requestPaymentChanged(ctx: MutationCtx, requestId: Id<"paymentRequests">, payment: Doc<"payments">): Promise<"wanted" | "notWanted"> {
  const request = await ctx.db.get(requestId);
  if (!request) return "notWanted";
  const isItsOwn = request.paymentId === payment._id;
  if (isPaid(payment)) {
    if (!isUnderWay(request) && !(isItsOwn && isPaid(request))) return "notWanted";
    await ctx.db.patch(requestId, { state: payment.state, refunded: payment.refunded, paymentId: payment._id });
  } else if (isItsOwn && isUnderWay(request)) {
    await ctx.db.patch(requestId, { state: payment.state === "processing" ? "processing" : "open" });
  }
  return "wanted";
}
