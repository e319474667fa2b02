// Ids: spelled as Convex spells them, one spelling a document, and everything else refused.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeId, encodeId, generateId, tableNumberOf, undecodable } from "./ids";

const tableNumber = fc.oneof(fc.integer({ min: 1, max: 0xffffffff }), fc.constantFrom(1, 127, 128, 10001, 16383, 16384, 0xffffffff));
const body = fc.uint8Array({ minLength: 16, maxLength: 16 });

describe("document ids", () => {
  test("are spelled as Convex spells them", () => {
    const bytes = new Uint8Array(16);
    bytes[0] = 251;
    for (let i = 1; i < 16; i++) bytes[i] = (bytes[i - 1]! * 251) & 0xff;
    expect(encodeId(1017, bytes)).toBe("z43zp6c3e75gkmz1kfwj6mbbx5sw281h");
    expect(decodeId("z43zp6c3e75gkmz1kfwj6mbbx5sw281h")).toEqual({ tableNumber: 1017, body: bytes });
  });

  test.each([
    ["", "Invalid ID length 0"],
    ["z43zp6c3e75gkmz1kfwj6mbbx5sw28", "Invalid ID length 30"],
    ["z43zp6c3e75gkmz1kfwj6mbbx5sw281hz43zp6c3", "Invalid ID length 40"],
    ["z43zp6c3e75gkmz1kfwj6mbbx5sw281H", "ID wasn't valid base32"],
    ["z43zp6c3e75gkmz1kfwj6mbbx5sw281i", "ID wasn't valid base32"],
    // Decodes, but to what is spelled otherwise.
    ["mz1xn7tymdnktmmzqy5xxhn7tjs2nkkfmtjjr", "Invalid"],
    ["sssswsgggggggggsgcsssfafffsffks", "Invalid"],
    ["z43zp6c3e75gkmz1kfwj6mbbx5sw2820", "Invalid ID version"],
  ])("say why %j is none, as Convex does", (id, reason) => {
    expect(undecodable(id)).toContain(`Unable to decode ID: ${reason}`);
    expect(decodeId(id)).toBeNull();
  });

  test("survive the round trip, in 31 to 37 lower-case characters", () => {
    fc.assert(
      fc.property(tableNumber, body, (table, bytes) => {
        const id = encodeId(table, bytes);
        expect(id).toMatch(/^[0-9a-hjkmnp-tv-z]{31,37}$/);
        expect(decodeId(id)).toEqual({ tableNumber: table, body: Uint8Array.from(bytes) });
      }),
      { numRuns: 1000 },
    );
  });

  test("have one spelling: any single changed character is refused", () => {
    fc.assert(
      fc.property(tableNumber, body, fc.nat(), fc.constantFrom(..."0123456789abcdefghijklmnopqrstuvwxyzABCZ-"), (table, bytes, at, character) => {
        const id = encodeId(table, bytes);
        const index = at % id.length;
        fc.pre(id[index] !== character);
        const decoded = decodeId(id.slice(0, index) + character + id.slice(index + 1));
        // Mod-256 sums cannot see every change; what passes must be canonical, hence another id.
        if (decoded !== null) expect(encodeId(decoded.tableNumber, decoded.body)).not.toBe(id);
      }),
      { numRuns: 2000 },
    );
  });

  test("whatever decodes is canonical", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 19, maxLength: 23 }), (bytes) => {
        const text = [...bytes].map((byte) => "0123456789abcdefghjkmnpqrstvwxyz"[byte & 31]).join("") + "00000000000";
        const decoded = decodeId(text);
        if (decoded !== null) expect(encodeId(decoded.tableNumber, decoded.body)).toBe(text);
        else expect(decoded).toBeNull();
      }),
    );
  });

  test("refuse upper case, other lengths and text", () => {
    const id = encodeId(10001, new Uint8Array(16).fill(7));
    for (const wrong of [id.toUpperCase(), `${id}0`, id.slice(0, -1), "", "hello", "é".repeat(32), "sssswsgggggggggsgcsssfafffsffks"]) {
      expect(tableNumberOf(wrong)).toBeNull();
    }
  });

  test("carry the day they were made, and are never made twice", () => {
    const now = Date.UTC(2027, 3, 10);
    const ids = Array.from({ length: 2000 }, () => generateId(10001, now));
    expect(new Set(ids).size).toBe(ids.length);
    const { body: bytes, tableNumber: table } = decodeId(ids[0]!)!;
    expect(table).toBe(10001);
    expect((bytes[14]! << 8) | bytes[15]!).toBe(now / 86_400_000);
  });
});
