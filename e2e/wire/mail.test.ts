// Mails on their way to the service, as its server hears them.
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { api, internal } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";
import { deployment, signUp, type Engine } from "../../convex/people.testing";

const KEY = "re_0123456789abcdef";
const FROM = "Caravan <trips@example.org>";
const ADA = "ada@example.org";

type Heard = { path: string; headers: IncomingHttpHeaders; body: { from: string; to: string[]; subject: string; text: string } };
let server: Server;
let env: Record<string, string>;
let heard: Heard[] = [];
/** Statuses to answer with, in order; then 200. */
let answers: number[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      heard.push({ path: request.url!, headers: request.headers, body: JSON.parse(Buffer.concat(chunks).toString()) as Heard["body"] });
      const status = answers.shift() ?? 200;
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(status === 200 ? { id: "49a3999c-0ce1-4ea6-ab68-afcd6dc2e794" } : { name: "application_error", message: `refused the mail to ${ADA}` }));
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  env = { RESEND_API_KEY: KEY, MAIL_FROM: FROM, RESEND_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
});
beforeEach(() => {
  heard = [];
});
afterAll(() => new Promise((closed) => server.close(closed)));

/** Ada signs up, which sends one mail. */
async function adaHere(more: Record<string, string> = {}) {
  const t = await deployment({ ...env, ...more });
  const ada = await signUp(t, "Ada", ADA, "correct horse battery");
  return { t, ada, mailId: (await t.query(internal.mail.outbox.sentTo, { to: ADA }))[0]!._id };
}

const text = async (t: Engine) => (await t.query(internal.mail.outbox.sentTo, { to: ADA }))[0]!.text;
const again = (t: Engine, mailId: Id<"mails">) => t.action(internal.mail.deliver.deliver, { mailId });

describe("a mail", () => {
  it("goes to the service once, with its id as idempotency key, and its text is forgotten here", async () => {
    const { t, ada, mailId } = await adaHere();
    await vi.waitFor(async () => expect(await text(t)).toBe(""));
    expect(heard).toMatchObject([
      { path: "/emails", headers: { authorization: `Bearer ${KEY}`, "idempotency-key": mailId, "content-type": "application/json" }, body: { from: FROM, to: [ADA], subject: "Confirm your e-mail" } },
    ]);
    expect(heard[0]!.body.text).toMatch(/^http:\/\/caravan\.test\/verify-email#code=[0-9A-Z]{5}-[0-9A-Z]{5}$/m);
    await again(t, mailId);
    expect(heard).toHaveLength(1);
    const code = /#code=(.*)$/m.exec(heard[0]!.body.text)![1]!;
    expect(await ada.action(api.users.emails.confirm, { code })).toBe("confirmed");
  });

  it("is tried again with the same key when the service fails, and no more than five times", async () => {
    answers = [500, 429, 503, 500, 502];
    const { t, mailId } = await adaHere();
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      await vi.waitFor(() => expect(heard.length).toBeGreaterThanOrEqual(attempt));
      await again(t, mailId);
    }
    expect(heard).toHaveLength(5);
    expect(new Set(heard.map(({ headers }) => headers["idempotency-key"]))).toEqual(new Set([mailId]));
  });

  it("isn't tried again when the service won't have it", async () => {
    answers = [422];
    const { t, mailId } = await adaHere();
    await vi.waitFor(() => expect(heard).toHaveLength(1));
    await vi.waitFor(async () => {
      await again(t, mailId);
      expect(await t.mutation(internal.mail.deliver.begin, { mailId })).toBeNull();
    });
    expect(heard).toHaveLength(1);
  });

  it("waits when the service can't be reached", async () => {
    const { t, mailId } = await adaHere({ RESEND_API_URL: "http://127.0.0.1:9" });
    await vi.waitFor(async () => expect((await t.mutation(internal.mail.deliver.begin, { mailId }))?.error).toBe("The mail service can't be reached."));
    expect(heard).toEqual([]);
  });
});
