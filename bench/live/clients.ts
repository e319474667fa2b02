// All clients of a bench in one process, so that one clock sees an edit issued and its last subscriber
// told: official clients of the deployment, bare sockets of the baseline.
import { ConvexClient } from "convex/browser";
import { anyApi } from "convex/server";
import { importJWK, SignJWT, type JWK } from "jose";
import { WebSocket } from "ws";
import { serveMethods } from "./worker";

export type OfficialTarget = { kind: "official"; url: string; tripId: string; activityId: string; query: "shared" | "personal"; /** Subscribers who call themselves by different names. */ callers: number; signingKey: JWK };
export type Target = { kind: "bare"; url: string } | OfficialTarget;

type Writer = { edit(title: string): Promise<unknown>; close(): void };
type Group = { writers: Writer[]; subscribers: { close(): void }[]; /** What each subscriber is told. */ seen: (title: string) => void };
type Row = { title: string };

const groups = new Map<string, Group>();
const api = anyApi.itinerary!;

const official = (url: string, socket: new (address: string) => WebSocket = WebSocket) =>
  new ConvexClient(url, { webSocketConstructor: socket as unknown as typeof globalThis.WebSocket, logger: false, unsavedChangesWarning: false });

async function token(person: string, key: JWK): Promise<string> {
  const jwt = new SignJWT({ iss: "https://bench.test", aud: "bench" }).setProtectedHeader({ alg: "ES256", kid: "bench" });
  return jwt.setSubject(person).setIssuedAt().setExpirationTime("2h").sign(await importJWK(key, "ES256"));
}

/** Resolves once it is told the first result. */
async function subscribe(target: Target, person: string, group: Group): Promise<{ close(): void }> {
  if (target.kind === "official") {
    const client = official(target.url);
    if (target.query === "personal") {
      const signed = await token(person, target.signingKey);
      client.setAuth(async () => signed);
    }
    await new Promise<void>((resolve) => {
      client.onUpdate(api[target.query]!, { tripId: target.tripId }, (rows: Row[]) => {
        if (rows.length === 0) return;
        resolve();
        group.seen(rows[0]!.title);
      });
    });
    return { close: () => void client.close() };
  }
  const socket = new WebSocket(`${target.url.replace("http", "ws")}/subscribe`, { perMessageDeflate: false });
  await new Promise<void>((resolve) => {
    socket.on("message", (data) => {
      const { activities } = JSON.parse((data as Buffer).toString()) as { activities: Row[] };
      resolve();
      group.seen(activities[0]!.title);
    });
  });
  return socket;
}

async function openWriter(target: Target): Promise<Writer> {
  if (target.kind === "official") {
    const client = official(target.url);
    await client.query(api.shared!, { tripId: target.tripId });
    return { edit: (title) => client.mutation(api.retitle!, { activityId: target.activityId, title }), close: () => void client.close() };
  }
  const socket = new WebSocket(target.url.replace("http", "ws"), { perMessageDeflate: false });
  await new Promise((resolve) => socket.on("open", resolve));
  const waiting = new Map<number, () => void>();
  let nextId = 0;
  socket.on("message", (data) => {
    const { requestId } = JSON.parse((data as Buffer).toString()) as { requestId: number };
    waiting.get(requestId)!();
    waiting.delete(requestId);
  });
  const edit = (title: string) =>
    new Promise<void>((resolve) => {
      waiting.set(nextId, resolve);
      socket.send(JSON.stringify({ requestId: nextId++, title }));
    });
  return { edit, close: () => socket.close() };
}

/** Longest pause between two things that a person does. */
const PAUSE_MS = 300;
const pause = () => new Promise((resolve) => setTimeout(resolve, Math.random() * PAUSE_MS));

/** Returns how many edits were made. */
async function visit({ url, tripId, activityId }: OfficialTarget, signed: string): Promise<number> {
  const opened: WebSocket[] = [];
  class Kept extends WebSocket {
    constructor(address: string) {
      super(address);
      opened.push(this);
    }
  }
  const client = official(url, Kept);
  client.setAuth(async () => signed);
  for (const name of ["shared", "personal"]) client.onUpdate(api[name]!, { tripId }, () => {});
  const planned = Math.floor(Math.random() * 4);
  for (let i = 0; i < planned; i++) {
    await pause();
    await client.mutation(api.retitle!, { activityId, title: `Edit ${++edits}` });
  }
  await pause();
  if (Math.random() < 0.5) for (const socket of opened) socket.terminate();
  await client.close();
  return planned;
}

let edits = 0;

const methods = {
  /** Opens subscribers and writers under a name; resolves once every subscriber has the first result. */
  async open(name: string, target: Target, subscribers: number, writers: number): Promise<void> {
    const group: Group = { writers: [], subscribers: [], seen: () => {} };
    groups.set(name, group);
    const callers = target.kind === "official" ? target.callers : 1;
    group.subscribers = await Promise.all(Array.from({ length: subscribers }, (_, i) => subscribe(target, `person-${i % callers}`, group)));
    group.writers = await Promise.all(Array.from({ length: writers }, () => openWriter(target)));
  },

  /** Milliseconds from an edit issued to the callback of the last subscriber, one after another. */
  async deliveries(name: string, count: number): Promise<number[]> {
    const group = groups.get(name)!;
    const times: number[] = [];
    for (let i = 0; i < count; i++) {
      const title = `Edit ${++edits}`;
      let missing = group.subscribers.length;
      const told = new Promise<number>((resolve) => {
        group.seen = (seen) => {
          if (seen === title && --missing === 0) resolve(performance.now());
        };
      });
      const begun = performance.now();
      const done = group.writers[0]!.edit(title);
      times.push((await told) - begun);
      await done;
    }
    return times;
  },

  /** Edits acknowledged a second, with `inFlight` writers that each wait for their own. */
  async throughput(name: string, inFlight: number, ms: number): Promise<number> {
    const { writers } = groups.get(name)!;
    groups.get(name)!.seen = () => {};
    const begun = performance.now();
    let done = 0;
    const write = async (writer: Writer) => {
      while (performance.now() - begun < ms) {
        await writer.edit(`Edit ${++edits}`);
        done++;
      }
    };
    await Promise.all(writers.slice(0, inFlight).map(write));
    return (done / (performance.now() - begun)) * 1000;
  },

  async close(name: string): Promise<void> {
    const group = groups.get(name)!;
    for (const one of [...group.subscribers, ...group.writers]) one.close();
    groups.delete(name);
  },

  /** Subscriptions to other trips, spread over `clients` connections, which stay for good: milliseconds until all have their first result. */
  async watchOthers(url: string, tripIds: string[], clients: number): Promise<number> {
    const begun = performance.now();
    const connections = Array.from({ length: clients }, () => official(url));
    const watchTrip = (tripId: string, i: number) =>
      new Promise<void>((resolve) => connections[i % clients]!.onUpdate(api.shared!, { tripId }, () => resolve()));
    await Promise.all(tripIds.map(watchTrip));
    return performance.now() - begun;
  },

  /** `people` come, look at the trip, edit it and go, half of them without a word, again and again for `ms`. Resolves once all are gone. */
  async churn(target: OfficialTarget, people: number, ms: number): Promise<{ visits: number; edits: number }> {
    const end = performance.now() + ms;
    const done = { visits: 0, edits: 0 };
    const person = async (name: string) => {
      const signed = await token(name, target.signingKey);
      while (performance.now() < end) {
        done.visits++;
        const made = await visit(target, signed);
        done.edits += made;
      }
    };
    await Promise.all(Array.from({ length: people }, (_, i) => person(`person-${i}`)));
    return done;
  },
};
export type Clients = typeof methods;

serveMethods(methods);
