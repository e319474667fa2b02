// Closing a page at Stripe that nobody should pay on any more.
import type Stripe from "stripe";
import type { ActionCtx } from "../../_generated/server";
import { takeReading } from "../events";
import { isFinal } from "./stripeClient";

/** Closes a checkout's page. One that was paid on before stays paid, and we take in that it was. */
export async function closePage(ctx: ActionCtx, stripe: Stripe, sessionId: string): Promise<void> {
  try {
    await stripe.checkout.sessions.expire(sessionId, {}, { idempotencyKey: `expire:${sessionId}` });
  } catch (error) {
    if (!isFinal(error)) throw error;
  }
  await takeReading(ctx, stripe, { kind: "session", id: sessionId });
}
