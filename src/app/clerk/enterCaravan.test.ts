import { ConvexError } from "convex/values";
import { describe, expect, it, vi } from "vitest";
import { enterCaravan, shownIdentity } from "./enterCaravan";
import { dropLinkCode, keepLinkCode, readLinkCode } from "./linkCode";

const refusal = (code: string, message: string) => new ConvexError({ code, message });

describe("the identity that is shown", () => {
  it("is the built-in one at once where Clerk wasn't used last, also while Clerk is fetched or can't be", () => {
    expect(shownIdentity({ kind: "loading" }, null, false)).toBe("builtIn");
    expect(shownIdentity({ kind: "failed" }, null, true)).toBe("builtIn");
    expect(shownIdentity({ kind: "signedOut" }, "sess_1", true)).toBe("builtIn");
  });

  it("waits for Clerk where somebody was signed in there, so that they aren't sent to sign in again", () => {
    expect(shownIdentity({ kind: "loading" }, null, true)).toBe("wait");
  });

  it("is Clerk's only once Caravan knows who that session is", () => {
    expect(shownIdentity({ kind: "signedIn", sessionId: "sess_1" }, null, false)).toBe("wait");
    expect(shownIdentity({ kind: "signedIn", sessionId: "sess_1" }, "sess_1", false)).toBe("clerk");
    expect(shownIdentity({ kind: "signedIn", sessionId: "sess_2" }, "sess_1", true)).toBe("wait");
  });
});

describe("entering by Clerk", () => {
  const calls = (claim: () => Promise<unknown> = async () => null) => ({ claim: vi.fn(claim), enter: vi.fn(async () => null) });

  it("makes sure of a row when nothing is to come along", async () => {
    const made = calls();
    expect(await enterCaravan(made, null)).toEqual({ kind: "in", moved: false, notice: null });
    expect(made.enter).toHaveBeenCalledOnce();
    expect(made.claim).not.toHaveBeenCalled();
  });

  it("brings along what a guest or an account made a code for, and ends that session", async () => {
    const made = calls();
    expect(await enterCaravan(made, { code: "c0de", purpose: "keep" })).toEqual({ kind: "in", moved: true, notice: null });
    expect(made.claim).toHaveBeenCalledWith("c0de");
    expect(made.enter).not.toHaveBeenCalled();
  });

  it("lets a guest in as somebody else when their trips can't come along, and says so", async () => {
    const made = calls(() => Promise.reject(refusal("CONFLICT", "That sign-in has trips of its own.")));
    expect(await enterCaravan(made, { code: "c0de", purpose: "keep" })).toEqual({ kind: "in", moved: false, notice: "That sign-in has trips of its own." });
    expect(made.enter).toHaveBeenCalledOnce();
  });

  it("leaves an account as it was when the other can't be linked to it", async () => {
    const made = calls(() => Promise.reject(refusal("CONFLICT", "That sign-in has trips of its own.")));
    expect(await enterCaravan(made, { code: "c0de", purpose: "link" })).toEqual({ kind: "stay", notice: "That sign-in has trips of its own." });
    expect(made.enter).not.toHaveBeenCalled();
  });

  it("keeps the code for another try when the answer never came", async () => {
    const made = calls(() => Promise.reject(new TypeError("Failed to fetch")));
    await expect(enterCaravan(made, { code: "c0de", purpose: "keep" })).rejects.toThrow("Failed to fetch");
    expect(made.enter).not.toHaveBeenCalled();
  });
});

describe("the code on its way to Clerk and back", () => {
  const storage = () => {
    const kept = new Map<string, string>();
    return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key) } as Storage;
  };

  it("is found again until it expires or is dropped", () => {
    const tab = storage();
    const code = { code: "c0de", expiresAt: 1000, purpose: "keep" as const };
    keepLinkCode(code, tab);
    expect(readLinkCode(999, tab)).toEqual(code);
    expect(readLinkCode(1000, tab)).toBeNull();
    dropLinkCode(tab);
    expect(readLinkCode(0, tab)).toBeNull();
  });
});
