import { describe, expect, it } from "vitest";
import { failureOf, retryAfterMs } from "./failure";

const NOW = Date.parse("2026-11-21T12:00:00Z");

describe("how long a provider asks to wait", () => {
  it.each([
    ["seconds", { "retry-after": "2" }, 2000],
    ["parts of a second", { "retry-after": "0.5" }, 500],
    ["milliseconds before seconds", { "retry-after-ms": "250", "retry-after": "9" }, 250],
    ["a date", { "retry-after": "Sat, 21 Nov 2026 12:01:30 GMT" }, 90_000],
    ["a date that is past", { "retry-after": "Sat, 21 Nov 2026 11:00:00 GMT" }, 0],
    ["nothing", {}, null],
    ["something unreadable", { "retry-after": "soon" }, null],
  ])("reads %s", (_what, headers, expected) => {
    expect(retryAfterMs(new Headers(headers as Record<string, string>), NOW)).toBe(expected);
  });
});

describe("the kind of a failure", () => {
  it.each([
    [{ status: 400, codes: ["context_length_exceeded"] }, "contextLength"],
    [{ status: 400, message: "prompt is too long: 203456 tokens > 200000 maximum" }, "contextLength"],
    [{ status: 413 }, "contextLength"],
    [{ status: 400, codes: ["content_filter"] }, "refusal"],
    [{ status: 402 }, "authentication"],
    [{ status: 400, codes: ["API_KEY_INVALID"] }, "authentication"],
    [{ status: 422 }, "badRequest"],
    [{ status: 408 }, "overloaded"],
    [{ status: null, codes: ["rate_limit_exceeded"] }, "rateLimit"],
    [{ status: null, codes: ["overloaded_error"] }, "overloaded"],
    [{ status: null, codes: ["authentication_error"] }, "authentication"],
    [{ status: null, codes: ["invalid_request_error"] }, "badRequest"],
  ])("of %j is %s", (failure, kind) => {
    expect(failureOf("openai", { codes: [], message: "", retryAfterMs: null, ...failure }).kind).toBe(kind);
  });
});
