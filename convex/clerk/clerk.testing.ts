// People who come by Clerk, in function tests: a deployment that knows Clerk, their identities and what Clerk says of them.
import type { UserIdentity } from "convex/server";
import { api, internal } from "../_generated/api";
import { deployment, type Engine } from "../people.testing";
import { readMessage } from "./payloads";

export const ISSUER = "https://clerk.caravan.test";
/** svix takes base64 after the prefix. */
export const WEBHOOK_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

export const clerkDeployment = (env: Record<string, string> = {}): Promise<Engine> =>
  deployment({ CLERK_JWT_ISSUER_DOMAIN: ISSUER, CLERK_WEBHOOK_SECRET: WEBHOOK_SECRET, ...env });

/** Somebody with a token of Clerk's, whether or not they have a row here. */
export function holder(t: Engine, clerkId: string, claims: Partial<UserIdentity> = {}) {
  return t.withIdentity({ name: "Ada Lovelace", email: "ada@example.org", emailVerified: true, ...claims, subject: clerkId, issuer: ISSUER, tokenIdentifier: `${ISSUER}|${clerkId}` });
}

/** The same, after the app has called what it calls right after sign-in. */
export async function member(t: Engine, clerkId: string, claims: Partial<UserIdentity> = {}) {
  const person = holder(t, clerkId, claims);
  return Object.assign(person, await person.mutation(api.clerk.session.enter, {}));
}

/** Clerk's user object. */
export const clerkUser = (clerkId: string, updatedAt: number, { first = "Ada", last = "Lovelace", email = "ada@example.org", verified = true } = {}) => ({
  id: clerkId,
  object: "user",
  first_name: first,
  last_name: last,
  username: null,
  image_url: "https://img.clerk.com/ada",
  primary_email_address_id: "idn_1",
  email_addresses: [{ id: "idn_1", email_address: email, verification: { status: verified ? "verified" : "unverified" } }],
  created_at: 1_700_000_000_000,
  updated_at: updatedAt,
});

/** A message of Clerk's whose signature was checked. Answers what came of it. */
export function tell(t: Engine, messageId: string, type: string, data: Record<string, unknown>) {
  return t.mutation(internal.clerk.inbox.receive, { messageId, issuer: ISSUER, ...readMessage({ type, data, object: "event" }) });
}
