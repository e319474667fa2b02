// Who may read what wasn't sent.
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { api, internal } from "../_generated/api";
import { account, deployment, guest, signUp, trip } from "../people.testing";
import { ADA, adaHere, codeFor, confirmEmail, PASSWORD, signIn, TICKET } from "../users/accounts.testing";

const STRANGERS = "e".repeat(64);
type Reader = { query: Awaited<ReturnType<typeof deployment>>["query"] };
const read = async (who: Reader, ticket: string | null = null) => (await who.query(api.mail.outbox.list, { ticket })).mails.map(({ subject }) => subject);

describe("the outbox", () => {
  it("shows the signed-in their own mails, and nobody anybody else's", async () => {
    const { t, ada } = await adaHere();
    const eve = await signUp(t, "Eve", "eve@example.org", PASSWORD);
    expect(await read(ada)).toEqual(["Confirm your e-mail"]);
    expect((await eve.query(api.mail.outbox.list, { ticket: null })).mails.map(({ to }) => to)).toEqual(["eve@example.org"]);
    expect([await read(t), await read(t, TICKET), await read(await guest(t, "G"))]).toEqual([[], [], []]);
  });

  it("shows an invitation to whoever has confirmed the address that it went to, and nothing of it before", async () => {
    const { t, ada } = await adaHere();
    const host = await account(t, "Björn", "bjorn@example.org");
    const tripId = await trip(host);
    await host.mutation(api.trips.personalInvites.send, { tripId, to: { kind: "email", email: ADA }, role: "editor" });
    expect(await read(ada)).toEqual(["Confirm your e-mail"]);
    await confirmEmail(t, ada);
    expect(await read(ada)).toEqual(["Björn invites you to “Japan in spring”", "Confirm your e-mail"]);
    expect([await read(host), await read(await account(t, "Eve", "eve@example.org"))]).toEqual([[], []]);
  });

  it("shows a reset where it was asked for, if the account has been signed in there, and else to nobody", async () => {
    const { t, ada } = await adaHere();
    await confirmEmail(t, ada);
    await signIn(t, { ticket: TICKET });
    await t.mutation(api.users.passwords.requestReset, { email: ADA, ticket: STRANGERS });
    await codeFor(t, ADA, "Choose a new password");
    expect([await read(t, STRANGERS), await read(t, TICKET)]).toEqual([[], []]);
    expect(await read(ada)).toEqual(["Confirm your e-mail"]);

    await t.mutation(api.users.passwords.requestReset, { email: ADA, ticket: TICKET });
    await vi.waitFor(async () => expect(await read(t, TICKET)).toEqual(["Choose a new password"]));
    expect([await read(t, STRANGERS), await read(t, TICKET.slice(1)), await read(t)]).toEqual([[], [], []]);
  });

  it("shows nothing and says so where there is a mail service", async () => {
    onTestFinished(() => {
      delete process.env.RESEND_API_KEY;
    });
    const t = await deployment({ RESEND_API_KEY: "re_test", MAIL_FROM: "Caravan <trips@example.org>", RESEND_API_URL: "http://127.0.0.1:9" });
    const ada = await signUp(t, "Ada", ADA, PASSWORD);
    expect(await ada.query(api.mail.outbox.list, { ticket: null })).toEqual({ service: true, mails: [] });
    expect(await t.query(internal.mail.outbox.sentTo, { to: ADA })).toHaveLength(1);
  });
});
