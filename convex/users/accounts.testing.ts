// What people of the account tests do outside Caravan: read their mail, look at their authenticator app.
import { TOTP } from "otpauth";
import { expect, vi } from "vitest";
import { api, internal } from "../_generated/api";
import { deployment, signUp, type Engine, type Person } from "../people.testing";

export const PASSWORD = "correct horse battery";
export const OTHER_PASSWORD = "battery staple correct";
export const ADA = "ada@example.org";
export const TICKET = "a".repeat(64);
/** With a secret to seal second steps with. */
export const SEALING = { AI_KEYS_SECRET: btoa("s".repeat(32)) };

export const refusal = (code: string, details?: Record<string, unknown>) => ({ data: { code, ...(details && { details }) } });

/** A deployment with Ada in it. */
export async function adaHere(env: Record<string, string> = {}) {
  const t = await deployment(env);
  return { t, ada: await signUp(t, "Ada", ADA, PASSWORD) };
}

export const mailsTo = (t: Engine, to: string) => t.query(internal.mail.outbox.sentTo, { to });

/** The code in the newest mail of a kind, waiting for the mail. */
export async function codeFor(t: Engine, to: string, subject: string): Promise<string> {
  const mail = await vi.waitFor(async () => {
    const found = (await mailsTo(t, to)).find((one) => one.subject === subject);
    expect(found).toBeDefined();
    return found!;
  }, 5_000);
  return /^[0-9A-Z]{5}-[0-9A-Z]{5}$/m.exec(mail.text)![0];
}

export const confirmEmail = async (t: Engine, who: Person, to = ADA) => who.action(api.users.emails.confirm, { code: await codeFor(t, to, "Confirm your e-mail") });

type SignInParams = { email?: string; password?: string; code?: string; ticket?: string };
export const signIn = (t: Pick<Engine, "action">, params: SignInParams = {}) =>
  t.action(api.auth.signIn, { provider: "password", params: { flow: "signIn", email: ADA, password: PASSWORD, ...params } });

/** What the app shows; `steps` of 30 s from now. */
export const appCode = (secret: string, steps = 0) => TOTP.generate({ secret: secretOf(secret), timestamp: Date.now() + steps * 30_000 });
const secretOf = (base32: string) => new TOTP({ secret: base32 }).secret;
