// That the inventory tells of the schema as it is.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { privacyPage } from "../../scripts/privacyPage";
import schema from "../schema";
import { entryOf, exportedFields, TABLES, type Lookup } from "./inventory";

type Exported = { tables: { tableName: string; indexes: { indexDescriptor: string; fields: string[] }[]; documentType: { type: string; value: Record<string, unknown> } }[] };
const tables = new Map((JSON.parse((schema as unknown as { export(): string }).export()) as Exported).tables.map((one) => [one.tableName, one]));

const lookupsOf = (table: (typeof TABLES)[number]): Lookup[] => {
  const { ofPerson = [], ofTrip, ofRow, ofClerkId } = entryOf(table);
  return [...ofPerson, ...[ofTrip, ofRow, ofClerkId].filter((one) => one !== undefined)];
};

describe("the inventory", () => {
  it("has every table of the schema, and no other", () => {
    expect(Object.keys(schema.tables).filter((table) => !(TABLES as string[]).includes(table))).toEqual([]);
    expect(TABLES.filter((table) => !(table in schema.tables))).toEqual([]);
  });

  it.each(TABLES)("finds rows of %s by indexes that there are", (table) => {
    for (const { index, field } of lookupsOf(table)) {
      const found = tables.get(table)!.indexes.find(({ indexDescriptor }) => indexDescriptor === index);
      expect([index, found?.fields[0]]).toEqual([index, field]);
    }
  });

  it.each(TABLES)("names fields of %s that there are", (table) => {
    const { exported, ofTrip, ofRow } = entryOf(table);
    const listed = typeof exported === "string" ? [] : "only" in exported ? exported.only : exported.without;
    const { documentType } = tables.get(table)!;
    const known = Object.keys(documentType.value);
    for (const field of [...listed, ofTrip?.mine, ofRow?.mine].filter((one) => one !== undefined)) expect(known).toContain(field);
  });

  it.each(TABLES.filter((table) => entryOf(table).personal))("finds a person's rows of %s, and says why what stays does", (table) => {
    const { fate, exported, why } = entryOf(table);
    const isFound = lookupsOf(table).length > 0 || table === "users" || table === "trips";
    expect(isFound).toBe(true);
    if (fate === "keep" || fate === "anonymise" || exported === "none") expect(why).not.toBe("");
  });

  it("lets no hash, ticket, sealed text or vector out", () => {
    const secret = /hash$|^secret$|ticket|ciphertext|^nonce$|embedding/i;
    for (const table of TABLES) {
      const fields = Object.keys(tables.get(table)!.documentType.value);
      const row = Object.fromEntries([...fields, "_id", "_creationTime"].map((name) => [name, 1]));
      expect([table, Object.keys(exportedFields(table, row) ?? {}).filter((name) => secret.test(name))]).toEqual([table, []]);
    }
  });

  it("is docs/privacy.md", () => {
    expect(readFileSync(new URL("../../docs/privacy.md", import.meta.url), "utf8")).toBe(privacyPage());
  });
});
