import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { Archive, MOST_FILE_BYTES, MOST_ROWS } from "./archive";
import german from "./inventory.de.json";
import { entryOf, TABLES } from "./inventory";
import { readme } from "./readme";

const open = async (blob: Blob) => unzipSync(new Uint8Array(await blob.arrayBuffer()));
const README = (contents: Parameters<typeof readme>[2]) => readme("Ada", Date.UTC(2027, 3, 10), contents);

describe("the archive", () => {
  it("has a table a file, instants readable beside the numbers, and a README", async () => {
    const archive = new Archive();
    const trips = archive.table("trips");
    trips.add([{ title: "東京", joinedAt: Date.UTC(2027, 0, 2), budget: { amount: 240_000 }, nested: [{ at: Date.UTC(2027, 0, 3) }] }]);
    trips.add([{ title: "Two" }]);
    trips.close();
    archive.table("memories").close();
    const files = await open(archive.finish(README));
    expect(Object.keys(files).sort()).toEqual(["README.txt", "data/memories.json", "data/trips.json"]);
    expect(JSON.parse(strFromU8(files["data/trips.json"]!))).toEqual([
      { title: "東京", joinedAt: Date.UTC(2027, 0, 2), joinedAtIso: "2027-01-02T00:00:00.000Z", budget: { amount: 240_000 }, nested: [{ at: Date.UTC(2027, 0, 3), atIso: "2027-01-03T00:00:00.000Z" }] },
      { title: "Two" },
    ]);
    expect(JSON.parse(strFromU8(files["data/memories.json"]!))).toEqual([]);
    const said = strFromU8(files["README.txt"]!);
    expect(said).toContain("Everything that Caravan holds about Ada, as of 2027-04-10");
    expect(said).toContain("trips.json: 2 rows. Trips.");
    expect(said).toContain("A key is never shown again");
  });

  it("tells what is in it in its person's language", () => {
    const said = readme("Ada", Date.UTC(2027, 3, 10), { tables: [{ table: "trips", rows: 1, leftOut: false }, { table: "people", rows: 0, leftOut: false }], filesLeftOut: ["film.mov"] }, "de");
    expect(said).toContain("Alles, was Caravan über Ada gespeichert hat, Stand 2027-04-10");
    expect(said).toContain("  trips.json: 1 Zeile. Reisen.");
    expect(said).toContain("  people.json: 0 Zeilen. Die Namen der Leute");
    expect(said).toContain("Ein Schlüssel wird nie wieder gezeigt");
    expect(said).not.toMatch(/\b(the|of|and)\b/);
  });

  it("has German words for every table that a person's copy speaks of", () => {
    const spokenOf = TABLES.filter((table) => entryOf(table).personal);
    expect(Object.keys(german).sort()).toEqual([...spokenOf].sort());
    for (const table of spokenOf) expect(Boolean((german as Record<string, { why?: string }>)[table]!.why), table).toBe(entryOf(table).exported !== "all" && entryOf(table).why !== "");
  });

  it("keeps files apart whatever they are called, and none outside its folder", async () => {
    const archive = new Archive();
    for (const name of ["ticket.pdf", "ticket.pdf", "../../etc/passwd", ""]) archive.file(name, new Uint8Array([1, 2]));
    const names = Object.keys(await open(archive.finish(README))).filter((name) => name.startsWith("files/"));
    expect(names).toEqual(["files/ticket.pdf", "files/2 ticket.pdf", "files/__.._etc_passwd", "files/file"]);
  });

  it("says what it has no room for", async () => {
    const archive = new Archive();
    expect(archive.hasRoomFor("film.mov", MOST_FILE_BYTES + 1)).toBe(false);
    expect(archive.hasRoomFor("ticket.pdf", MOST_FILE_BYTES)).toBe(true);
    const log = archive.table("auditLog");
    expect(log.add(Array.from({ length: MOST_ROWS }, (_, n) => ({ n })))).toBe(true);
    expect(log.add([{ n: -1 }])).toBe(false);
    log.close();
    const said = strFromU8((await open(archive.finish(README)))["README.txt"]!);
    expect(said).toContain("the first 20,000 rows are here: auditLog");
    expect(said).toContain("  film.mov");
  });
});
