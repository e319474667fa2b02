// Thousands of connected clients on one process: what each costs in memory, and that edits told to all of them leave nothing.
import { MEASURING_MEMORY, type Fleet, type Server } from "./fleet";
import type { Memory } from "./processUsage";
import { quantile } from "./statistics";
import type { SeededTrip } from "./engineServer";

export type Crowd = {
  clients: number;
  before: Memory;
  connected: Memory;
  /** After the first half of the edits, and after all. */
  halfway: Memory;
  edited: Memory;
  gone: Memory;
  edits: number;
  /** Milliseconds from an edit until the last client has it. */
  p50: number;
  p95: number;
};

export async function measureCrowds(fleet: Fleet, clients: number, edits: number): Promise<{ byHand: Crowd; engine: Crowd }> {
  const engine = await fleet.engine(MEASURING_MEMORY);
  const byHand = await fleet.baseline(MEASURING_MEMORY);
  const result = { byHand: await measureCrowd(fleet, byHand, engine.trip, clients, edits), engine: await measureCrowd(fleet, engine, engine.trip, clients, edits) };
  const left = await engine.worker.counts();
  if (left.sessions + left.queries > 0) throw new Error(`After all clients left, ${left.sessions} sessions and ${left.queries} queries remain.`);
  return result;
}

async function measureCrowd(fleet: Fleet, server: Server, trip: SeededTrip, clients: number, edits: number): Promise<Crowd> {
  const crowd = fleet.lightClients();
  // The process has warmed up before it is weighed.
  await crowd.open(server.url, trip.tripId, Math.min(100, clients));
  await crowd.deliveries(trip.activityId, 20);
  await crowd.close();
  const before = await server.memory();
  await crowd.open(server.url, trip.tripId, clients);
  const connected = await server.memory();
  const times = await crowd.deliveries(trip.activityId, edits / 2);
  const halfway = await server.memory();
  times.push(...(await crowd.deliveries(trip.activityId, edits / 2)));
  const edited = await server.memory();
  await crowd.close();
  const gone = await server.memory();
  crowd.stop();
  return { clients, before, connected, halfway, edited, gone, edits, p50: quantile(times, 0.5), p95: quantile(times, 0.95) };
}
