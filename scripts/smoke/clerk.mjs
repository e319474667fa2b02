// Checks a real Clerk application against docs/clerk.md: `node scripts/smoke/clerk.mjs`. Reads .env. It only looks, unless
// it is told to go the whole way: with `--write` and CARAVAN_URL it makes a person at Clerk (development instances
// only), lets them into that Caravan, sends a signed webhook message, and deletes the person again.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Webhook } from "svix/dist/webhook.js";
import { root } from "../prepare.mjs";

if (existsSync(join(root, ".env"))) process.loadEnvFile(join(root, ".env"));
const { CLERK_SECRET_KEY: secretKey, CLERK_WEBHOOK_SECRET: webhookSecret, VITE_CLERK_PUBLISHABLE_KEY: publishableKey, CARAVAN_URL: caravan } = process.env;
const issuer = process.env.CLERK_JWT_ISSUER_DOMAIN?.replace(/\/+$/, "");
const api = (process.env.CLERK_API_URL ?? "https://api.clerk.com").replace(/\/+$/, "");
if (!secretKey || !issuer) {
  console.log("Skipped: set CLERK_SECRET_KEY and CLERK_JWT_ISSUER_DOMAIN in .env to check a real Clerk (docs/clerk.md).");
  process.exit(0);
}

let failed = 0;
function check(what, passed, advice) {
  if (!passed) failed++;
  console.log(`${passed ? "ok    " : "FAILED"}  ${what}${passed ? "" : `\n        ${advice}`}`);
}

async function ask(url, { method = "GET", body, headers = { authorization: `Bearer ${secretKey}` } } = {}) {
  const response = await fetch(url, { method, headers: { "content-type": "application/json", ...headers }, ...(body && { body: typeof body === "string" ? body : JSON.stringify(body) }) });
  return { status: response.status, json: await response.json().catch(() => null) };
}

const discovery = await ask(`${issuer}/.well-known/openid-configuration`, { headers: {} });
check("the issuer publishes where its keys are", discovery.json?.jwks_uri, "CLERK_JWT_ISSUER_DOMAIN has to be the Frontend API URL, with https:// and without a slash at its end.");
const published = await ask(`${issuer}/.well-known/jwks.json`, { headers: {} });
const ours = await ask(`${api}/v1/jwks`);
const moduli = new Set(published.json?.keys?.map(({ n }) => n));
check("CLERK_SECRET_KEY is of that very instance", ours.json?.keys?.some(({ n }) => moduli.has(n)), `Clerk answered ${ours.status}: take the secret key of the same application and instance.`);
const keyHost = Buffer.from(publishableKey?.split("_")[2] ?? "", "base64").toString().replace(/\$$/, "");
check("VITE_CLERK_PUBLISHABLE_KEY is of that very instance", `https://${keyHost}` === issuer, "Take the publishable key from the same page as the secret key.");
const people = await ask(`${api}/v1/users?limit=1`);
check("people can be listed, as reconciliation does", people.status === 200 && Array.isArray(people.json), `Clerk answered ${people.status}.`);
const templates = await ask(`${api}/v1/jwt_templates`);
const template = templates.json?.find?.(({ name }) => name === "convex");
if (template) check("the JWT template “convex” is for the audience “convex”", template.claims?.aud === "convex", "Its claims have to hold \"aud\": \"convex\", as docs/clerk.md shows.");
else console.log("note    there is no JWT template “convex”: that is right only with Clerk's Convex integration (docs/clerk.md).");
check("CLERK_WEBHOOK_SECRET is set", webhookSecret?.startsWith("whsec_"), "Take it from the endpoint's page in Clerk's dashboard.");

if (process.argv.includes("--write") && caravan) await wholeWay();
else console.log("Not tried: a sign-in and a webhook. Add --write and CARAVAN_URL for these (development instances only).");
console.log(failed === 0 ? "All is well." : `${failed} to be seen to.`);
process.exit(failed === 0 ? 0 : 1);

async function wholeWay() {
  const name = `smoke-${Date.now()}`;
  const user = await ask(`${api}/v1/users`, { method: "POST", body: { first_name: "Smoke", last_name: "Check", email_address: [`${name}+clerk_test@example.com`], skip_password_requirement: true } });
  check("a person can be made", user.status === 200, `Clerk answered ${user.status}: ${user.json?.errors?.[0]?.message ?? ""}`);
  if (user.status !== 200) return;
  try {
    const session = await ask(`${api}/v1/sessions`, { method: "POST", body: { user_id: user.json.id } });
    const token = await ask(`${api}/v1/sessions/${session.json?.id}/tokens/convex`, { method: "POST", body: {} });
    check("they get a token for Convex", token.json?.jwt, `Clerk answered ${session.status} and ${token.status}.`);
    const headers = { authorization: `Bearer ${token.json?.jwt}` };
    const entered = await ask(`${caravan}/api/mutation`, { method: "POST", headers, body: { path: "clerk/session:enter", args: {}, format: "json" } });
    check("Caravan lets them in", entered.json?.status === "success", `Caravan said: ${JSON.stringify(entered.json)}. Is CLERK_JWT_ISSUER_DOMAIN set for its functions?`);
    const body = JSON.stringify({ object: "event", type: "smoke.check", data: { id: name } });
    const at = new Date();
    const signed = { "svix-id": `msg_${name}`, "svix-timestamp": String(Math.floor(at.getTime() / 1000)), "svix-signature": new Webhook(webhookSecret).sign(`msg_${name}`, at, body) };
    const message = await ask(`${caravan}/webhooks/clerk`, { method: "POST", headers: signed, body });
    check("Caravan takes in a signed webhook message", message.status === 200, `Caravan answered ${message.status}: ${message.json?.message ?? ""}`);
  } finally {
    const gone = await ask(`${api}/v1/users/${user.json.id}`, { method: "DELETE" });
    check("they are deleted again, which Clerk's own webhook tells Caravan", gone.status === 200, `Clerk answered ${gone.status}: delete ${user.json.id} by hand.`);
  }
}
