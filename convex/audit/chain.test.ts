import { describe, expect, it } from "vitest";
import type { Doc, Id } from "../_generated/dataModel";
import { FIRST, firstBreak } from "./chain";
import { auditHash, FIRST_HASH } from "./record";

type Row = Doc<"auditLog">;

async function row(seq: number, previousHash: string, action = `act.${seq}`): Promise<Row> {
  const fields = { seq, at: 1_800_000_000_000 + seq, actorId: null, personId: "ada" as Id<"users">, action, target: null, details: { b: 1, a: "x" }, from: { network: null, browser: null }, previousHash };
  return { _id: `row${seq}` as Id<"auditLog">, _creationTime: seq, ...fields, hash: await auditHash(fields) };
}

async function log(length: number): Promise<Row[]> {
  const rows: Row[] = [];
  for (let seq = 1; seq <= length; seq++) rows.push(await row(seq, rows.at(-1)?.hash ?? FIRST_HASH));
  return rows;
}

describe("the audit log's chain", () => {
  it("is whole as it was written, in one walk or in several", async () => {
    const rows = await log(6);
    expect(await firstBreak(rows)).toEqual({ broken: null, last: { seq: 6, hash: rows[5]!.hash } });
    const { last } = await firstBreak(rows.slice(0, 4));
    expect(await firstBreak(rows.slice(4), last)).toEqual({ broken: null, last: { seq: 6, hash: rows[5]!.hash } });
    expect(await firstBreak([])).toEqual({ broken: null, last: FIRST });
  });

  it.each([
    ["what was done", { action: "act.9" }],
    ["by whom", { actorId: "eve" as Id<"users"> }],
    ["whom it concerns", { personId: null }],
    ["when", { at: 1 }],
    ["a figure", { details: { b: 2, a: "x" } }],
    ["from where", { from: { network: "203.0.113.0/24", browser: null } }],
  ])("shows a row in which somebody changed %s", async (_what, change) => {
    const rows = await log(5);
    rows[2] = { ...rows[2]!, ...change };
    expect((await firstBreak(rows)).broken).toEqual({ seq: 3, id: "row3", what: "changed" });
  });

  it("shows a row that was taken out, wherever it stood", async () => {
    const rows = await log(5);
    expect((await firstBreak(rows.slice(1))).broken).toMatchObject({ seq: 2, what: "missing" });
    expect((await firstBreak(rows.toSpliced(3, 1))).broken).toMatchObject({ seq: 5, what: "missing" });
  });

  it("shows rows that changed places, with their numbers or without", async () => {
    const [first, second, third] = await log(3);
    expect((await firstBreak([first!, third!, second!])).broken).toMatchObject({ seq: 3, what: "missing" });
    const renumbered = [first!, { ...third!, seq: 2 }, { ...second!, seq: 3 }];
    expect((await firstBreak(renumbered)).broken).toMatchObject({ seq: 2, what: "changed" });
  });

  it("shows a row put in another's place, though its own hash is right", async () => {
    const rows = await log(4);
    rows[1] = await row(2, rows[0]!.hash, "harmless");
    expect((await firstBreak(rows)).broken).toEqual({ seq: 3, id: "row3", what: "replaced" });
  });
});
