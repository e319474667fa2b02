// POST /webhooks/clerk: what Clerk tells of its people, sessions and organizations. Nothing is read before its
// signature is checked; what is wrong with a message is not told to its sender.
import type { HttpRouter } from "convex/server";
import { Webhook } from "svix/dist/webhook";
import { internal } from "../_generated/api";
import { httpAction, type ActionCtx } from "../_generated/server";
import { readMessage } from "./payloads";
import { clerkSettings, type ClerkSettings } from "./settings";

/** Clerk's largest objects, a person with all the metadata there may be, are a tenth of it. */
const MAX_BYTES = 256 * 1024;

export function addClerkRoutes(http: HttpRouter) {
  http.route({ path: "/webhooks/clerk", method: "POST", handler: httpAction(async (ctx, request) => receiveClerkMessage(ctx, request, clerkSettings(process.env))) });
}

/** 200 once it is written down; 400 for what Clerk hasn't signed just now, 413 for too much, 503 where Clerk isn't set up. */
export async function receiveClerkMessage(ctx: Pick<ActionCtx, "runMutation">, request: Request, { issuer, webhookSecret }: ClerkSettings): Promise<Response> {
  if (!webhookSecret || !issuer) {
    return answer(503, "Clerk's webhooks aren't set up here: CLERK_WEBHOOK_SECRET and CLERK_JWT_ISSUER_DOMAIN are needed.");
  }
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BYTES) return answer(413, "That is too large.");
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength > MAX_BYTES) return answer(413, "That is too large.");
  const messageId = request.headers.get("svix-id") ?? "";
  const body = verified(webhookSecret, new TextDecoder().decode(bytes), request.headers);
  if (body === null || messageId.length > 200) return answer(400, "That isn't a message of Clerk's.");
  const { type, event } = readMessage(body);
  const outcome = await ctx.runMutation(internal.clerk.inbox.receive, { messageId, type, issuer, event });
  return answer(200, outcome);
}

/** The body, parsed, if its signature is right and at most five minutes old; else null. */
function verified(secret: string, body: string, headers: Headers): unknown {
  const signed = Object.fromEntries(["svix-id", "svix-timestamp", "svix-signature"].map((name) => [name, headers.get(name) ?? ""]));
  try {
    return new Webhook(secret).verify(body, signed);
  } catch {
    return null;
  }
}

const answer = (status: number, message: string) => Response.json({ message }, { status });
