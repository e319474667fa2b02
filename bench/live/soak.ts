// People who come and go for minutes: what they leave behind in the server. Nothing of them may stay.
import { setTimeout as wait } from "node:timers/promises";
import { MEASURING_MEMORY, type Engine, type Fleet } from "./fleet";
import type { Memory } from "./processUsage";

export type Soak = { people: number; seconds: number; visits: number; edits: number; /** With nobody there: after the first tenth, and at the end. */ early: Memory; late: Memory };

/** For the server to hear of those who went without a word. */
const LEAVE_MS = 10_000;

export async function soak(fleet: Fleet, people: number, seconds: number): Promise<Soak> {
  const engine = await fleet.engine(MEASURING_MEMORY);
  const clients = fleet.clients();
  const target = fleet.official(engine, engine.trip, { query: "personal", callers: people });
  const first = await clients.churn(target, people, seconds * 100);
  const early = await memoryOfNobody(engine);
  const second = await clients.churn(target, people, seconds * 900);
  return { people, seconds, visits: first.visits + second.visits, edits: first.edits + second.edits, early, late: await memoryOfNobody(engine) };
}

async function memoryOfNobody(engine: Engine): Promise<Memory> {
  const deadline = Date.now() + LEAVE_MS;
  for (;;) {
    const { sessions, queries } = await engine.worker.counts();
    if (sessions + queries === 0) return engine.memory();
    if (Date.now() > deadline) throw new Error(`All have gone, yet ${sessions} sessions and ${queries} queries remain.`);
    await wait(100);
  }
}
