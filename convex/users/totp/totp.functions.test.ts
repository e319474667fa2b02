import { describe, expect, it } from "vitest";
import { api, internal } from "../../_generated/api";
import { as } from "../../people.testing";
import { adaHere, appCode, codeFor, confirmEmail, ADA, PASSWORD, refusal, SEALING, signIn } from "../accounts.testing";
import { codeHash } from "../emails/oneTimeCodes";

const needsCode = refusal("AUTHENTICATION_ERROR", { needs: "totp" });

/** Ada with two-step sign-in on; `used` was its first code. */
async function adaInTwoSteps() {
  const { t, ada } = await adaHere(SEALING);
  await confirmEmail(t, ada);
  const { secret, uri } = await ada.action(api.users.totp.begin, {});
  const used = appCode(secret);
  const recovery = await ada.action(api.users.totp.confirm, { code: used });
  return { t, ada, secret, uri, used, recovery };
}

describe("two-step sign-in", () => {
  it("asks for the app's code after the password, and takes each once", async () => {
    const { t, ada, secret, uri, used, recovery } = await adaInTwoSteps();
    expect(uri).toMatch(new RegExp(`^otpauth://totp/Caravan:ada.*secret=${secret}`));
    expect(recovery).toHaveLength(10);
    expect(await ada.query(api.users.security.overview)).toMatchObject({ secondStep: { recoveryCodesLeft: 10 } });

    await expect(signIn(t)).rejects.toMatchObject(needsCode);
    await expect(signIn(t, { code: used })).rejects.toMatchObject(needsCode);
    const next = appCode(secret, 1);
    expect((await signIn(t, { code: next })).tokens).toBeTruthy();
    await expect(signIn(t, { code: next })).rejects.toMatchObject(needsCode);
    await expect(signIn(t, { password: "wrong horse", code: next })).rejects.not.toMatchObject(needsCode);
    expect((await ada.query(api.users.security.signIns)).map(({ outcome }) => outcome)).toEqual(["wrongPassword", "wrongCode", "signedIn", "wrongCode", "signedIn"]);
  });

  it("takes a recovery code in place of the app's, once", async () => {
    const { t, ada, recovery } = await adaInTwoSteps();
    expect((await signIn(t, { code: ` ${recovery[3]!.toLowerCase()} ` })).tokens).toBeTruthy();
    await expect(signIn(t, { code: recovery[3] })).rejects.toMatchObject(needsCode);
    expect(await ada.query(api.users.security.overview)).toMatchObject({ secondStep: { recoveryCodesLeft: 9 } });
    const renewed = await ada.action(api.users.totp.renewRecoveryCodes, {});
    const { userId } = ada;
    const spend = async (code: string) => t.mutation(internal.users.totpRows.disable, { userId, proof: await recoveryProof(code, userId) });
    expect(await spend(recovery[4]!)).toBe(false);
    expect(await spend(renewed[0]!)).toBe(true);
  });

  it("can't be guessed: after five tries a right code has to wait too", async () => {
    const { t, ada, secret } = await adaInTwoSteps();
    const { userId } = ada;
    for (let tries = 0; tries < 5; tries += 1) expect(await t.mutation(internal.users.totpRows.attempt, { userId })).toMatchObject({ outcome: "open" });
    await expect(signIn(t, { code: appCode(secret, 1) })).rejects.toMatchObject(refusal("RATE_LIMIT_EXCEEDED"));
  });

  it("isn't passed by a new password", async () => {
    const { t, secret } = await adaInTwoSteps();
    await t.mutation(api.users.passwords.requestReset, { email: ADA, ticket: null });
    await t.action(api.users.passwords.reset, { email: ADA, code: await codeFor(t, ADA, "Choose a new password"), password: "battery staple" });
    await expect(signIn(t, { password: "battery staple" })).rejects.toMatchObject(needsCode);
    expect((await signIn(t, { password: "battery staple", code: appCode(secret, 1) })).tokens).toBeTruthy();
  });

  it("isn't switched off by a password where the account hasn't been used before", async () => {
    const { t, ada, secret } = await adaInTwoSteps();
    const params = { provider: "password", params: { flow: "signIn", email: ADA, password: PASSWORD, code: appCode(secret, 1) } };
    const thief = as(t, await t.withRequestMetadata({ ip: "198.51.100.9", userAgent: "curl/8" }).action(api.auth.signIn, params));
    await expect(thief.action(api.users.totp.disable, { by: "password", secret: PASSWORD })).rejects.toMatchObject(refusal("AUTHORIZATION_ERROR"));
    expect(await ada.query(api.users.security.overview)).toMatchObject({ secondStep: { recoveryCodesLeft: 10 } });
  });

  it("is switched off by a password or a code, and not by wrong ones", async () => {
    const { t, ada, secret, used } = await adaInTwoSteps();
    const off = (by: "password" | "code", value: string) => ada.action(api.users.totp.disable, { by, secret: value });
    await expect(off("password", "wrong horse")).rejects.toMatchObject(refusal("AUTHENTICATION_ERROR"));
    await expect(off("code", used)).rejects.toMatchObject(refusal("AUTHENTICATION_ERROR"));
    await off("code", appCode(secret, 1));
    expect(await ada.query(api.users.security.overview)).toMatchObject({ secondStep: null });
    expect((await signIn(t)).tokens).toBeTruthy();
    await expect(off("password", PASSWORD)).rejects.toMatchObject(refusal("CONFLICT"));
  });

  it("isn't for an unconfirmed address, nor on before its first code, nor where nothing can be sealed", async () => {
    const { t, ada } = await adaHere(SEALING);
    await expect(ada.action(api.users.totp.begin, {})).rejects.toMatchObject(refusal("CONFLICT", { needs: "confirmedEmail" }));
    await confirmEmail(t, ada);
    const { secret } = await ada.action(api.users.totp.begin, {});
    await expect(ada.action(api.users.totp.confirm, { code: "000000" })).rejects.toMatchObject(refusal("VALIDATION_ERROR"));
    expect((await signIn(t)).tokens).toBeTruthy();
    await ada.action(api.users.totp.confirm, { code: appCode(secret) });
    await expect(ada.action(api.users.totp.begin, {})).rejects.toMatchObject(refusal("CONFLICT"));
    const bare = await adaHere({ AI_KEYS_SECRET: "" });
    await confirmEmail(bare.t, bare.ada);
    await expect(bare.ada.action(api.users.totp.begin, {})).rejects.toMatchObject(refusal("CONFLICT"));
  });

  it("keeps its secret sealed, under the newest key once that was changed", async () => {
    const { t, secret } = await adaInTwoSteps();
    const page = { paginationOpts: { numItems: 5, cursor: null } };
    const [row] = (await t.query(internal.users.totpRows.page, page)).page;
    expect(new TextDecoder().decode(row!.ciphertext)).not.toContain(secret);
    expect(JSON.stringify(row!.recoveryHashes)).toMatch(/^\["[0-9a-f]{64}"/);
    expect(await t.action(internal.users.totp.rotate, {})).toEqual({ opened: 1, unreadable: 0 });
  });
});

const recoveryProof = async (code: string, userId: string) => ({ kind: "recovery" as const, hash: await codeHash(code, `${userId}|recovery`) });
