// What a folder must hold after its process was killed: everything that was acknowledged, nothing half, and every part of it in
// agreement with the others.
import { checkData } from "../snapshot/checkData";
import { texts } from "../database/everyDocument";
import { openDatabase } from "../database/openDatabase";
import type { Database, Transaction } from "../database/types";
import { IMPORTED, type Chain, type Import, type ImportedTable, type Told } from "./told";

type Head = { chain: string; first: number; length: number };
type Entry = { chain: string; position: number; part: number; parts: number };
type Job = { name: string; args: [{ key: string }]; state: { kind: string } };

/** One sentence for each thing that is wrong. Takes the folder's lock, and brings its log into its checkpoint. */
export async function problemsOf(dataDir: string, told: Told): Promise<string[]> {
  try {
    return await look(dataDir, told);
  } catch (error) {
    return [`The folder can't be read: ${String(error)}`];
  }
}

async function look(dataDir: string, told: Told): Promise<string[]> {
  const { problems, ts } = await checkData(dataDir);
  if (ts < told.ts) problems.push(`The newest commit is of ${ts}, but ${told.ts} was seen.`);
  const database = await openDatabase(dataDir);
  try {
    await database.read(async (tx) => {
      const rows = <Row>(table: string) => [...texts(tx, "", table)].map((text) => JSON.parse(text) as Row);
      const heads = rows<Head>("heads");
      problems.push(...chainProblems(told.chains, heads, rows<Entry>("entries")));
      problems.push(...jobProblems(heads, rows<Job>("_scheduled_functions"), rows<{ key: string }>("marks")));
      for (const [table, one] of Object.entries(told.imports) as [ImportedTable, Import][]) problems.push(...importProblems(table, one, rows<{ generation: number; row: number }>(table)));
      const ticks = rows<{ number: number }>("ticks");
      if (ticks.some(({ number }, i) => number !== i + 1)) problems.push("A cron job's runs are not numbered without a gap.");
      problems.push(...fileProblems(told.files, tx, rows<{ _id: string }>("_storage")));
    });
    problems.push(...(await vectorProblems(database)));
  } finally {
    await database.close();
  }
  return problems;
}

function chainProblems(chains: Chain[], heads: Head[], entries: Entry[]): string[] {
  const problems: string[] = [];
  const length = new Map(heads.map((head) => [head.chain, head.length]));
  for (const { name, acknowledged, sent } of chains) {
    const found = length.get(name) ?? 0;
    if (found < acknowledged) problems.push(`${name} is ${found} long, but ${acknowledged} were acknowledged.`);
    if (found > sent) problems.push(`${name} is ${found} long, but ${sent} were sent.`);
  }
  const found = new Map<string, string[]>();
  for (const { chain, position, part, parts } of entries) found.set(chain, [...(found.get(chain) ?? []), `${position}.${part}/${parts}`]);
  for (const { chain, first, length } of heads) {
    const expected: string[] = [];
    for (let position = first; position <= length; position++) {
      const parts = (position % 4) + 1;
      for (let part = 0; part < parts; part++) expected.push(`${position}.${part}/${parts}`);
    }
    const stored = found.get(chain)?.join(" ");
    if (stored !== expected.join(" ")) problems.push(`${chain} has the entries ${stored}, but its head accounts for ${expected.join(" ")}.`);
    found.delete(chain);
  }
  for (const chain of found.keys()) problems.push(`${chain} has entries, but no head.`);
  return problems;
}

/** A scheduled mutation has run, and says so, or is still to run; an action has run once at most, and only after it was marked. */
function jobProblems(heads: Head[], jobs: Job[], marks: { key: string }[]): string[] {
  const problems: string[] = [];
  const marked = new Map<string, number>();
  for (const { key } of marks) marked.set(key, (marked.get(key) ?? 0) + 1);
  const states = new Map<string, string>();
  for (const { args, state } of jobs) {
    if (states.has(args[0].key)) problems.push(`“${args[0].key}” is scheduled twice.`);
    states.set(args[0].key, state.kind);
  }
  const allowed: Record<string, Record<string, number[]>> = {
    mutation: { pending: [0], success: [1] },
    action: { pending: [0], inProgress: [0, 1], success: [1], failed: [0, 1] },
  };
  for (const { chain, length } of heads) {
    for (const [kind, every] of [["mutation", 3], ["action", 4]] as const) {
      for (let position = every; position <= length; position += every) {
        const key = `${kind} ${chain} ${position}`;
        const [state, runs] = [states.get(key) ?? "missing", marked.get(key) ?? 0];
        if (!allowed[kind]![state]?.includes(runs)) problems.push(`“${key}” is ${state} and has run ${runs} times.`);
        states.delete(key);
        marked.delete(key);
      }
    }
  }
  for (const key of [...states.keys(), ...marked.keys()]) problems.push(`“${key}” was never scheduled.`);
  return problems;
}

/** One generation of rows is there, no older than was said to be; whole, or as far as its commits came if nobody was told of its end. */
function importProblems(table: ImportedTable, { done, begun }: Import, rows: { generation: number; row: number }[]): string[] {
  const { rows: all, inFirstCommit } = IMPORTED[table];
  const generation = rows[0]?.generation ?? 0;
  const numbers = rows.filter((row) => row.generation === generation).map(({ row }) => row).sort((a, b) => a - b);
  const isRun = numbers.length === rows.length && numbers.every((row, i) => row === i);
  const lengths = rows.length === 0 || generation <= done ? [0, all] : [inFirstCommit, all];
  if (!isRun || !lengths.includes(rows.length)) return [`Of import ${generation} into ${table} there are ${rows.length} rows.`];
  return generation < done || generation > begun ? [`Import ${generation} into ${table} is there, but ${done} was done and ${begun} begun.`] : [];
}

/** That each row's bytes are those that it speaks of is in `checkData`. */
function fileProblems(acknowledged: string[], tx: Transaction, rows: { _id: string }[]): string[] {
  const stored = new Set(rows.map(({ _id }) => _id));
  return acknowledged.filter((id) => !stored.has(id)).map((id) => `File ${id} was acknowledged and is gone.`);
}

/** The vector index, which is made of documents, finds each chain's head in the direction that its length says. */
async function vectorProblems(database: Database): Promise<string[]> {
  const vectorIndexes = [{ name: "by_direction", vectorField: "direction", dimensions: 2, filterFields: ["chain"] }];
  await database.applySchemas([{ component: "", validate: false, tables: [{ name: "heads", indexes: [], vectorIndexes, documentType: null }] }]);
  const { value: heads } = await database.read(async (tx) => [...texts(tx, "", "heads")].map((text) => JSON.parse(text) as Head));
  return heads.flatMap(({ chain, length }) => {
    const found = database.vectorSearch("", { indexName: "heads.by_direction", vector: [length, 1], expressions: { $eq: [{ $field: "chain" }, { $literal: chain }] } });
    return found.length === 1 && Math.abs(found[0]!._score - 1) < 1e-9 ? [] : [`The vector index doesn't find ${chain} where its length is ${length}.`];
  });
}
