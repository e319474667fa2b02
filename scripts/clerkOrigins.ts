// Where the app's scripts come from besides itself, when it was built with Clerk: for its Content-Security-Policy.

/** Cloudflare's: Clerk asks there whether it is a person who signs up. */
const BOT_CHECK = "https://challenges.cloudflare.com";

/** Of a publishable key, "pk_test_" or "pk_live_" and Clerk's host in base64; none without a key or for one that isn't. */
export function clerkScriptOrigins(publishableKey: string | undefined): string[] {
  const encoded = /^pk_(?:test|live)_([A-Za-z0-9+/=_-]+)$/.exec(publishableKey?.trim() ?? "")?.[1];
  const host = encoded ? Buffer.from(encoded, "base64").toString("utf8").replace(/\$$/, "") : "";
  return /^[a-z0-9.-]+\.[a-z]{2,}$/i.test(host) ? [`https://${host}`, BOT_CHECK] : [];
}
