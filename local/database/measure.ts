// Prints what the database floor costs on this machine: `npx tsx local/database/measure.ts`.
// The disk's own flush is printed beside it, for durable figures mean little without it.
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "./openDatabase";
import type { Database, SerializedQuery } from "./types";

const TRIPS = 1000;
const ACTIVITIES_A_TRIP = 20;
const NOTES = "notes ".repeat(30);

const dataDir = mkdtempSync(join(process.env.CARAVAN_MEASURE_DIR ?? tmpdir(), "caravan-measure-"));
const db = await openDatabase(dataDir);
try {
  await db.applySchemas([
    { component: "", validate: false, tables: [{ name: "activities", indexes: [{ name: "by_trip_order", fields: ["trip", "order"] }], documentType: null }] },
  ]);
  await fill(db);
  const ids = await someIds(db);

  report("disk: 4 KB + fdatasync", distribution(() => diskFlush(), 200), "ms");
  report("point read (get by id)", await inRead(db, (tx, i) => tx.get("", ids[i % ids.length]!)), "ms");
  report("indexed query, 20 documents", await inRead(db, (tx, i) => drain(tx.query("", byTrip(i % TRIPS)))), "ms");
  report("indexed query, 20 documents, filtered", await inRead(db, (tx, i) => drain(tx.query("", filtered(i % TRIPS)))), "ms");
  report("warm mutation without flush (get + patch)", await inWrite(db, ids), "ms");
  for (const inFlight of [1, 16, 64]) await durable(db, ids, inFlight);
} finally {
  await db.close();
  rmSync(dataDir, { recursive: true, force: true });
}

function byTrip(trip: number): SerializedQuery {
  return { source: { type: "IndexRange", indexName: "activities.by_trip_order", range: [{ type: "Eq", fieldPath: "trip", value: trip }], order: "asc" }, operators: [] };
}

function filtered(trip: number): SerializedQuery {
  return { ...byTrip(trip), operators: [{ filter: { $neq: [{ $field: "kind" }, { $literal: "hotel" }] } }] };
}

type Tx = Parameters<Parameters<Database["read"]>[0]>[0];

function drain(stream: ReturnType<Tx["query"]>): number {
  let rows = 0;
  while (stream.next() !== null) rows++;
  return rows;
}

async function fill(database: Database): Promise<void> {
  let durable = Promise.resolve();
  for (let trip = 0; trip < TRIPS; trip++) {
    ({ durable } = await database.write(async (tx) => {
      for (let order = 0; order < ACTIVITIES_A_TRIP; order++) {
        tx.insert("", "activities", { trip, order: `a${order.toString(36)}`, title: `Activity ${order} of trip ${trip}`, kind: "sight", notes: NOTES });
      }
    }));
  }
  await durable;
}

async function someIds(database: Database): Promise<string[]> {
  const { value } = await database.read(async (tx) => {
    const ids: string[] = [];
    for (let trip = 0; trip < TRIPS; trip += 5) ids.push((JSON.parse(tx.query("", byTrip(trip)).next()!) as { _id: string })._id);
    return ids;
  });
  return value;
}

/** Each sample is the mean of 100 calls. */
async function inRead(database: Database, call: (tx: Tx, i: number) => unknown): Promise<number[]> {
  const { value } = await database.read(async (tx) => {
    let i = 0;
    const batch = () => {
      for (let k = 0; k < 100; k++) call(tx, i++ * 7);
    };
    batch();
    return distribution(batch, 50).map((ms) => ms / 100);
  });
  return value;
}

async function inWrite(database: Database, ids: string[]): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < 3000; i++) {
    const start = performance.now();
    await database.write(async (tx) => {
      const id = ids[(i * 7) % ids.length]!;
      const { title } = JSON.parse(tx.get("", id)!) as { title: string };
      tx.patch("", id, { title: `${title.slice(0, 20)} ${i}` });
    });
    times.push(performance.now() - start);
  }
  return times.slice(500);
}

async function durable(database: Database, ids: string[], inFlight: number): Promise<void> {
  const until = performance.now() + 3000;
  const times: number[] = [];
  const writer = async (seed: number) => {
    for (let i = seed; performance.now() < until; i += inFlight) {
      const start = performance.now();
      const { durable: done } = await database.write(async (tx) => tx.patch("", ids[(i * 7) % ids.length]!, { order: `b${i % 36}` }));
      await done;
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, (_, i) => writer(i)));
  report(`durable mutation, ${inFlight} in flight: ${Math.round(times.length / 3)}/s`, times, "ms");
}

function diskFlush(): void {
  const file = openSync(join(dataDir, "probe"), "a");
  writeSync(file, Buffer.alloc(4096));
  fdatasyncSync(file);
  closeSync(file);
}

function distribution(call: () => void, samples: number): number[] {
  return Array.from({ length: samples }, () => {
    const start = performance.now();
    call();
    return performance.now() - start;
  });
}

function report(what: string, samples: number[], unit: string): void {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(4);
  console.warn(`${what.padEnd(52)} p50 ${at(0.5)} ${unit}  p95 ${at(0.95)} ${unit}`);
}
