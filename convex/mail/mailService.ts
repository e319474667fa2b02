// Resend's HTTP API, the one mail service Caravan speaks to. Chosen by the environment; without it mails stay
// in the outbox.
export type MailService = { apiKey: string; from: string; url: string };
type Env = { RESEND_API_KEY?: string; MAIL_FROM?: string; RESEND_API_URL?: string };

/** Null without RESEND_API_KEY and MAIL_FROM. RESEND_API_URL stands in for Resend's own address. */
export function mailService(env: Env): MailService | null {
  const { RESEND_API_KEY: apiKey, MAIL_FROM: from } = env;
  if (!apiKey || !from) return null;
  return { apiKey, from, url: (env.RESEND_API_URL || "https://api.resend.com").replace(/\/+$/, "") };
}

const TIMEOUT_MS = 15_000;

/** sent; later: worth another attempt; never: the service won't take it. `error` says nothing of the message. */
export type Delivery = { outcome: "sent" } | { outcome: "later" | "never"; error: string };

/** One attempt. The key makes attempts that cross each other one message at the service. */
export async function deliverOnce(service: MailService, message: { to: string; subject: string; text: string }, idempotencyKey: string): Promise<Delivery> {
  let response: Response;
  try {
    response = await fetch(`${service.url}/emails`, {
      method: "POST",
      headers: { Authorization: `Bearer ${service.apiKey}`, "Content-Type": "application/json", "Idempotency-Key": idempotencyKey },
      body: JSON.stringify({ from: service.from, to: [message.to], subject: message.subject, text: message.text }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch {
    return { outcome: "later", error: "The mail service can't be reached." };
  }
  if (response.ok) return { outcome: "sent" };
  const error = `The mail service answered ${response.status}.`;
  // 409: another attempt with this key is under way.
  const passing = response.status === 409 || response.status === 429 || response.status >= 500;
  return { outcome: passing ? "later" : "never", error };
}
