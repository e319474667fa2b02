import { describe, expect, it } from "vitest";
import { api } from "../../_generated/api";
import { ADA, adaHere, codeFor, confirmEmail, mailsTo, PASSWORD, refusal, signIn } from "../accounts.testing";
import { emailIsConfirmed } from "../accountModel";
import { CODE_MINUTES, triesAfter } from "./emailCodes";
import { codeHash, randomCode } from "./oneTimeCodes";
import { deployment, guest, signUp } from "../../people.testing";

const CONFIRM = "Confirm your e-mail";

describe("an e-mail address", () => {
  it("is confirmed by its code, once, and stands in nobody's way before", async () => {
    const { t, ada } = await adaHere();
    expect(await ada.query(api.users.users.me)).toMatchObject({ email: ADA, emailConfirmed: false });
    const code = await codeFor(t, ADA, CONFIRM);
    expect(await ada.action(api.users.emails.confirm, { code: ` ${code.toLowerCase().replace("-", " ")} ` })).toBe("confirmed");
    expect(await ada.query(api.users.users.me)).toMatchObject({ emailConfirmed: true });
    await expect(ada.action(api.users.emails.confirm, { code })).rejects.toMatchObject(refusal("VALIDATION_ERROR"));
    await expect(ada.mutation(api.users.emails.sendAgain, {})).rejects.toMatchObject(refusal("CONFLICT"));
  });

  it("isn't confirmed for somebody else by the owner's click, nor by a guest, nor after five wrong codes", async () => {
    const { t, ada } = await adaHere();
    const eve = await signUp(t, "Eve", "eve@example.org", PASSWORD);
    const code = await codeFor(t, ADA, CONFIRM);
    await expect(eve.action(api.users.emails.confirm, { code })).rejects.toMatchObject(refusal("VALIDATION_ERROR"));
    await expect((await guest(t, "G")).action(api.users.emails.confirm, { code })).rejects.toMatchObject(refusal("AUTHORIZATION_ERROR"));
    await expect(t.action(api.users.emails.confirm, { code })).rejects.toMatchObject(refusal("AUTHENTICATION_ERROR"));
    for (let tries = 0; tries < 5; tries += 1) await expect(ada.action(api.users.emails.confirm, { code: "AAAAA-AAAAA" })).rejects.toThrow();
    await expect(ada.action(api.users.emails.confirm, { code })).rejects.toMatchObject(refusal("VALIDATION_ERROR"));
    await ada.mutation(api.users.emails.sendAgain, {});
    expect(await confirmEmail(t, ada)).toBe("confirmed");
  });

  it("is changed only when the new one is confirmed; the one before is told, and signs nobody in any more", async () => {
    const { t, ada } = await adaHere();
    await ada.mutation(api.users.emails.change, { email: "Lovelace@example.org" });
    expect(await ada.query(api.users.security.overview)).toMatchObject({ email: ADA, pendingEmail: "lovelace@example.org" });
    expect(await confirmEmail(t, ada, "lovelace@example.org")).toBe("changed");
    expect(await ada.query(api.users.security.overview)).toMatchObject({ email: "lovelace@example.org", emailConfirmed: true, pendingEmail: null });
    expect((await mailsTo(t, ADA))[0]!.subject).toBe("Your e-mail address was changed");
    await expect(signIn(t)).rejects.toMatchObject(refusal("AUTHENTICATION_ERROR"));
    expect((await signIn(t, { email: "lovelace@example.org" })).tokens).toBeTruthy();
  });

  it("of somebody else can't be taken, and that it is somebody's is told to their mailbox alone", async () => {
    const { t, ada } = await adaHere();
    const ben = await signUp(t, "Ben", "ben@example.org", PASSWORD);
    expect(await ada.mutation(api.users.emails.change, { email: "ben@example.org" })).toBeNull();
    await expect(confirmEmail(t, ada, "ben@example.org")).rejects.toMatchObject(refusal("CONFLICT"));
    expect([await ada.query(api.users.users.me), await ben.query(api.users.users.me)]).toMatchObject([{ email: ADA }, { email: "ben@example.org" }]);
  });

  it("is written to without a word of whoever typed it", async () => {
    const t = await deployment();
    await signUp(t, "Win at https://evil.example", ADA, PASSWORD);
    expect((await mailsTo(t, ADA)).map(({ subject, text }) => subject + text).join()).not.toContain("evil");
  });

  it("isn't mailed to without end", async () => {
    const { ada } = await adaHere();
    const send = () => ada.mutation(api.users.emails.sendAgain, {});
    for (let more = 0; more < 4; more += 1) await send();
    await expect(send()).rejects.toMatchObject(refusal("RATE_LIMIT_EXCEEDED"));
  });

  it("counts as confirmed by the outbox only while there is no mail service", () => {
    const user = { email: ADA, emailVerificationTime: 1, emailProof: "outbox" } as Parameters<typeof emailIsConfirmed>[0];
    const service = { RESEND_API_KEY: "re_1", MAIL_FROM: "a@b.c" };
    expect([emailIsConfirmed(user, {}), emailIsConfirmed(user, service), emailIsConfirmed({ ...user, emailProof: "mail" }, service)]).toEqual([true, false, true]);
    expect(emailIsConfirmed({ ...user, emailVerificationTime: undefined }, {})).toBe(false);
  });
});

describe("a code sent by e-mail", () => {
  const row = { hash: "h", expiresAt: CODE_MINUTES * 60_000, triesLeft: 5 };
  it("holds for twenty minutes and is gone after five wrong tries", () => {
    expect(triesAfter(row, "h", row.expiresAt - 1)).toBe("right");
    expect(triesAfter(row, "h", row.expiresAt)).toBe(0);
    expect(triesAfter(row, "x", 0)).toBe(4);
    expect(triesAfter({ ...row, triesLeft: 1 }, "x", 0)).toBe(0);
  });

  it("is 50 random bits, hashed with whose and what for", async () => {
    const codes = Array.from({ length: 200 }, () => randomCode(10));
    expect(new Set(codes).size).toBe(200);
    expect(codes.every((code) => /^[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}$/.test(code))).toBe(true);
    expect(await codeHash("abcde-fgh23", "ada|reset")).toBe(await codeHash("ABCDE FGH23", "ada|reset"));
    expect(await codeHash("ABCDE-FGH23", "ada|reset")).not.toBe(await codeHash("ABCDE-FGH23", "ada|email"));
  });
});
