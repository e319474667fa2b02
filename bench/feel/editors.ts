// The five others, in a process of their own and without screens: each edits about every 0.9 seconds, and tells where they are.
import { api } from "../../convex/_generated/api";
import type { FunctionReturnType } from "convex/server";
import { serveMethods } from "../live/worker";
import { as, KEPT, type Planned } from "./trip";

type Row = FunctionReturnType<typeof api.trips.itinerary.day>["activities"][number];

const PAUSE_MS = [600, 1200] as const;
let going = true;
let edits = 0;
let refused = 0;
const work: Promise<void>[] = [];

const random = (below: number) => Math.floor(Math.random() * below);
const pause = () => new Promise((resolve) => setTimeout(resolve, PAUSE_MS[0] + Math.random() * (PAUSE_MS[1] - PAUSE_MS[0])));

async function editSteadily(url: string, token: string, { tripId, days }: Planned): Promise<void> {
  const client = as(url, token);
  const rows = (await Promise.all(days.map((day) => client.query(api.trips.itinerary.day, { tripId, day })))).flatMap(({ activities }) => activities);
  const mine = rows.filter(({ title, type }) => !title.startsWith(KEPT) && type !== "hotel");
  // Below what is to be pressed, which else would be somewhere else by the time the finger comes down.
  const keptOf = new Map(rows.filter(({ title }) => title.startsWith(KEPT)).map(({ day, _id }) => [day, _id]));
  const sessionId = crypto.randomUUID();
  for (let turn = 0; going; turn++) {
    await pause();
    const row = mine[random(mine.length)]!;
    const asked: Promise<unknown>[] = [edit(row)];
    if (turn % 8 === 0) asked.push(client.mutation(api.presence.heartbeat, { roomId: tripId, userId: "", sessionId, interval: 10_000 }));
    else if (turn % 2 === 0) asked.push(client.mutation(api.presence.move, { tripId, where: { view: "plan", day: row.day, activityId: turn % 4 === 0 ? row._id : null, field: null } }));
    for (const { status } of await Promise.allSettled(asked)) if (status === "rejected") refused++;
    edits++;
  }

  function edit(row: Row): Promise<unknown> {
    const activityId = row._id;
    switch (random(4)) {
      case 0: {
        const day = days[random(days.length)]!;
        return client.mutation(api.trips.activities.move, { tripId, activityId, day, afterId: keptOf.get(day)! });
      }
      case 1: {
        const hour = 9 + random(10);
        return client.mutation(api.trips.activities.update, { tripId, activityId, set: { start: `${String(hour).padStart(2, "0")}:15`, end: `${hour + 1}:00` } });
      }
      default:
        return client.mutation(api.trips.activities.update, { tripId, activityId, set: { title: `${row.title.replace(/ \(.*/, "")} (${edits})` } });
    }
  }
}

const methods = {
  async start(url: string, planned: Planned): Promise<void> {
    for (const token of planned.tokens) work.push(editSteadily(url, token, planned));
  },
  /** Edits made so far, and how many calls were refused. */
  async count(): Promise<{ edits: number; refused: number }> {
    return { edits, refused };
  },
  async end(): Promise<void> {
    going = false;
    await Promise.allSettled(work);
  },
};
export type Editors = typeof methods;
serveMethods(methods);
