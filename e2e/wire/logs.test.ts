// What a deployment logs while people sign up, mails go out, things go wrong and webhooks come: ids, and nothing of anybody.
import { ConvexHttpClient } from "convex/browser";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { api, internal } from "../../convex/_generated/api";
import { JAPAN } from "../../convex/people.testing";
import { SEALING } from "../../convex/users/accounts.testing";
import { wholeDeployment } from "./wholeDeployment";

const MARKS = { name: "Zoraquist", email: "zoraquist@example.org", password: "zora's horse battery", text: "zoramessage", key: "sk-zora-0123456789abcdef" };

let printed: string[] = [];
beforeEach(() => {
  printed = [];
  const note = (...values: unknown[]) => void printed.push(values.map((value) => (value instanceof Error ? `${value.stack} ${String(value.cause)}` : String(value))).join(" "));
  for (const level of ["log", "info", "warn", "error", "debug"] as const) vi.spyOn(console, level).mockImplementation(note);
});
afterEach(() => void vi.restoreAllMocks());

it("logs no name, address, text or secret", async () => {
  const { t, url, lines } = await wholeDeployment({ ...SEALING, CARAVAN_MODE: "", STRIPE_SECRET_KEY: "sk_emulated_x", STRIPE_WEBHOOK_SECRET: "whsec_x", STRIPE_API_BASE: "http://127.0.0.1:9", CLERK_JWT_ISSUER_DOMAIN: "https://clerk.caravan.test", CLERK_WEBHOOK_SECRET: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", RESEND_API_KEY: "re_x", MAIL_FROM: "Caravan <trips@example.org>", RESEND_API_URL: "http://127.0.0.1:9" });
  const { email, password, name, text, key } = MARKS;
  const zora = new ConvexHttpClient(url, { logger: false });
  const { tokens } = await zora.action(api.auth.signIn, { provider: "password", params: { flow: "signUp", name, email, password } });
  await expect(zora.action(api.auth.signIn, { provider: "password", params: { flow: "signIn", email, password: `${password}!` } })).rejects.toThrow();
  await expect(zora.action(api.auth.signIn, { provider: "password", params: { flow: "signUp", name, email, password } })).rejects.toThrow();
  zora.setAuth(tokens!.token);

  const tripId = await zora.mutation(api.trips.trips.create, { ...JAPAN, title: text });
  await zora.mutation(api.ai.thread.send, { tripId, text: `A day for ${name}: ${text}` });
  await expect(zora.action(api.ai.keys.vault.save, { provider: "openai", key })).rejects.toThrow();
  await expect(zora.action(api.billing.checkout.start, { plan: "pro", interval: "month" })).rejects.toThrow();
  // What no function takes: its arguments are in the refusal, and mustn't be in the log.
  await expect(zora.mutation(api.users.users.update, { name, email } as never)).rejects.toThrow(/validator|extra field/i);
  await expect(t.mutation(internal.users.admin.grant, { email: `other.${email}` })).rejects.toThrow();
  await expect(t.mutation(internal.privacy.documentRows.store, { userId: name } as never)).rejects.toThrow();
  for (const path of ["stripe", "clerk"]) {
    const response = await fetch(`${url}/webhooks/${path}`, { method: "POST", headers: { "stripe-signature": "t=1,v1=x", "svix-id": "x", "svix-timestamp": "1", "svix-signature": "v1,x" }, body: JSON.stringify({ email, name, text }) });
    expect(response.status).toBeGreaterThanOrEqual(400);
  }
  await t.mutation(internal.privacy.deletion.removeNow, { userId: (await zora.query(api.users.users.me, {}))!._id });
  await vi.waitFor(() => expect([...lines, ...printed].join("\n")).toMatch(/Stripe refused/), { timeout: 15_000, interval: 100 });

  const everything = [...lines, ...printed].join("\n");
  expect(lines.length).toBeGreaterThan(3);
  for (const mark of [...Object.values(MARKS), "zora"]) expect(everything.toLowerCase()).not.toContain(mark.toLowerCase());
}, 60_000);
