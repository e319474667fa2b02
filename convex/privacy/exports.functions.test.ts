// Asking for a copy of everything: how often, for whom, and how long it stays.
import { describe, expect, it, vi } from "vitest";
import { api, internal } from "../_generated/api";
import { guest, trip, type Person } from "../people.testing";
import { adaHere, mailsTo, refusal } from "../users/accounts.testing";

const HOUR_MS = 3_600_000;
const current = (person: Person) => person.query(api.privacy.exports.current, {});
const ready = (person: Person) =>
  vi.waitFor(async () => {
    const copy = await current(person);
    expect(copy).toMatchObject({ status: "ready" });
    return copy!;
  }, { timeout: 10_000, interval: 50 });

async function asked() {
  const { t, ada } = await adaHere();
  await trip(ada);
  await ada.mutation(api.privacy.exports.request, {});
  return { t, ada, copy: await ready(ada) };
}

describe("a copy of everything", () => {
  it("is made once a day, told of by mail, and its person's alone", async () => {
    const { t, ada, copy } = await asked();
    expect(copy.size).toBeGreaterThan(500);
    expect(copy.url).toMatch(/storage/);
    expect(copy.expiresAt! - Date.now()).toBeGreaterThan(6.9 * 24 * HOUR_MS);
    expect(await current(await guest(t, "Eve"))).toBeNull();
    expect((await mailsTo(t, "ada@example.org")).map(({ subject }) => subject)).toContain("Your data is ready to download");
    await expect(ada.mutation(api.privacy.exports.request, {})).rejects.toMatchObject(refusal("RATE_LIMIT_EXCEEDED"));
    expect((await ada.query(api.audit.log.mine, { paginationOpts: { numItems: 1, cursor: null } })).page[0]).toMatchObject({ action: "export.request", by: "you" });
  });

  it("is asked for by whoever has just shown who they are", async () => {
    const { ada } = await adaHere();
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 11 * 60_000 });
    try {
      await expect(ada.mutation(api.privacy.exports.request, {})).rejects.toMatchObject(refusal("AUTHORIZATION_ERROR", { needs: "proof", by: "password" }));
    } finally {
      vi.useRealTimers();
    }
  });

  it("is gone after seven days", async () => {
    const { t, ada } = await asked();
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 7 * 24 * HOUR_MS + 1 });
    try {
      expect(await current(ada)).toMatchObject({ status: "expired", url: null });
      expect(await t.mutation(internal.privacy.exports.sweep, {})).toEqual({ lost: 0, expired: 1 });
      expect(await t.mutation(internal.privacy.exports.sweep, {})).toEqual({ lost: 0, expired: 0 });
    } finally {
      vi.useRealTimers();
    }
  });
});
