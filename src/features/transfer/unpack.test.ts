import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { CantOpen, decode, unpack } from "./unpack";

describe("a chosen file", () => {
  it("is its text; an archive is the file in it that matters", () => {
    expect(unpack(strToU8("Title\nCastle"), "plan.csv")).toEqual({ name: "plan.csv", text: "Title\nCastle", others: [] });
    const kmz = zipSync({ "images/pin.png": strToU8("png"), "doc.kml": strToU8("<kml/>"), "notes.csv": strToU8("Title") });
    expect(unpack(kmz, "map.kmz")).toEqual({ name: "doc.kml", text: "<kml/>", others: ["notes.csv"] });
  });

  it("is read in the letters that it was written in", () => {
    expect(decode(new Uint8Array([0xff, 0xfe, 0x5a, 0x00, 0xfc, 0x00]))).toBe("Zü");
    expect(decode(new Uint8Array([0x5a, 0xfc]))).toBe("Zü");
    const little = Uint8Array.from([..."Title,Day\nSchloß 城,2027-04-10"].flatMap((letter) => [letter.charCodeAt(0) & 0xff, letter.charCodeAt(0) >> 8]));
    expect(decode(little)).toBe("Title,Day\nSchloß 城,2027-04-10");
    expect(decode(Uint8Array.from(little, (_, at) => little[at ^ 1]!))).toBe("Title,Day\nSchloß 城,2027-04-10");
    expect(decode(Uint8Array.from([0x50, 0, 0, 0x51, 0, 0, 0x52, 0, 0, 0x53, 0, 0]))).toContain("\0");
    expect(decode(strToU8("Zürich 東京"))).toBe("Zürich 東京");
  });

  it.each([
    ["a bomb", zipSync({ "doc.kml": new Uint8Array(64 * 1024 * 1024) }, { level: 9 })],
    ["ever so many files", zipSync(Object.fromEntries(Array.from({ length: 5001 }, (_, index) => [`${index}.txt`, new Uint8Array(0)])), { level: 0 })],
    ["nothing to read", zipSync({ "a.png": strToU8("png") })],
    ["a workbook", zipSync({ "[Content_Types].xml": strToU8("<Types/>"), "xl/workbook.xml": strToU8("<workbook/>") })],
    ["a PDF", strToU8("%PDF-1.7\n1 0 obj")],
    ["half an archive", zipSync({ "doc.kml": strToU8("<kml/>") }).slice(0, 40)],
    ["too much", new Uint8Array(21 * 1024 * 1024)],
  ])("is refused with a sentence: %s", (_what, bytes) => {
    expect(() => unpack(bytes, "x.zip")).toThrow(CantOpen);
  });

  it("that states less than it holds gets no more room than it states", () => {
    const honest = zipSync({ "doc.kml": new Uint8Array(2 * 1024 * 1024) }, { level: 9 });
    const lying = honest.slice();
    const view = new DataView(lying.buffer);
    // Both headers state the size: the local one at 22, the central one 24 after its mark.
    const central = lying.findIndex((_, at) => view.byteLength - at > 4 && view.getUint32(at, true) === 0x02014b50);
    for (const at of [22, central + 24]) view.setUint32(at, 1000, true);
    try {
      expect(unpack(lying, "x.kmz").text.length).toBeLessThanOrEqual(1000);
    } catch (error) {
      expect(error).toBeInstanceOf(CantOpen);
    }
  });
});
