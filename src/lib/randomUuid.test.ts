import { describe, expect, it } from "vitest";
import { completeCrypto, randomUuid } from "./randomUuid";

describe("a random name", () => {
  it("is a UUID of version 4, another each time", () => {
    const many = Array.from({ length: 200 }, () => randomUuid());
    for (const one of many) expect(one).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(new Set(many).size).toBe(200);
  });

  it("is there where the browser has none, as over plain http, and the browser's own where it has one", () => {
    const plain: { randomUUID?: Crypto["randomUUID"] } = {};
    completeCrypto(plain);
    expect(plain.randomUUID).toBe(randomUuid);
    const own = () => "0-0-0-0-0" as const;
    const secure = { randomUUID: own };
    completeCrypto(secure);
    expect(secure.randomUUID).toBe(own);
  });
});
