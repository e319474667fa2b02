// POST /webhooks/stripe: what Stripe tells us. Only what it signed, within five minutes, is looked at; it gets its 2xx once
// everything that follows has been committed, and tells us again otherwise.
import type { HttpRouter } from "convex/server";
import Stripe from "stripe";
import { httpAction, type ActionCtx } from "../../_generated/server";
import { takeEvent } from "../events";
import { billingMode } from "./mode";
import { stripeFrom } from "./stripeClient";

const MAX_BYTES = 512 * 1024;
const TOLERANCE_S = 300;

export function addStripeRoutes(http: HttpRouter) {
  http.route({ path: "/webhooks/stripe", method: "POST", handler: httpAction((ctx, request) => receiveStripe(ctx, request, process.env)) });
}

export async function receiveStripe(ctx: Pick<ActionCtx, "runMutation">, request: Request, env: Record<string, string | undefined>): Promise<Response> {
  const secret = env.STRIPE_WEBHOOK_SECRET;
  if (billingMode(env) === "off" || !secret) return answer(404, "off");
  const body = await boundedBody(request);
  if (body === null) return answer(413, "too large");
  const stripe = stripeFrom(env);
  let event: Stripe.Event;
  try {
    const signature = request.headers.get("stripe-signature") ?? "";
    event = await stripe.webhooks.constructEventAsync(body, signature, secret, TOLERANCE_S, Stripe.createSubtleCryptoProvider());
  } catch {
    return answer(400, "not signed by Stripe, or too old");
  }
  try {
    return answer(200, await takeEvent(ctx, stripe, event, "webhook"));
  } catch (error) {
    console.error(`${event.type} ${event.id} couldn't be taken in: ${error instanceof Error ? error.name : "error"}`);
    return answer(500, "not taken in, send again");
  }
}

/** The body as it was sent; null beyond the bound. */
async function boundedBody(request: Request): Promise<string | null> {
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BYTES) return null;
  const body = await request.arrayBuffer();
  return body.byteLength > MAX_BYTES ? null : new TextDecoder().decode(body);
}

const answer = (status: number, outcome: string) => Response.json({ outcome }, { status });
