// Thousands of subscribers in one process: sockets that speak just enough of the sync protocol to be served, and that look
// for an edit in what they are sent without parsing it.
import { WebSocket } from "ws";
import { serveMethods } from "./worker";

/** Connections that are opened at a time. */
const OPENING = 100;

let sockets: WebSocket[] = [];
let edits = 0;
/** What a subscriber is told, and the text that it waits for. */
let expected: { text: string; told(): void } | null = null;

function subscribe(url: string, tripId: string): Promise<WebSocket> {
  const socket = new WebSocket(`${url.replace("http", "ws")}/api/1.48.0/sync`, { perMessageDeflate: false });
  socket.on("open", () => {
    socket.send(JSON.stringify({ type: "Connect", sessionId: crypto.randomUUID(), connectionCount: 0, lastCloseReason: null }));
    const modifications = [{ type: "Add", queryId: 0, udfPath: "itinerary:shared", args: [{ tripId }] }];
    socket.send(JSON.stringify({ type: "ModifyQuerySet", baseVersion: 0, newVersion: 1, modifications }));
  });
  return new Promise((resolve, reject) => {
    socket.on("error", reject);
    socket.on("message", (data) => {
      resolve(socket);
      if (expected && (data as Buffer).includes(expected.text)) expected.told();
    });
  });
}

const methods = {
  /** Resolves once each of `count` has its first result. */
  async open(url: string, tripId: string, count: number): Promise<void> {
    while (sockets.length < count) {
      const more = Math.min(OPENING, count - sockets.length);
      sockets.push(...(await Promise.all(Array.from({ length: more }, () => subscribe(url, tripId)))));
    }
  },

  /** Milliseconds from each edit issued until the last subscriber has it, one edit after another. */
  async deliveries(activityId: string, count: number): Promise<number[]> {
    const times: number[] = [];
    for (let i = 0; i < count; i++) {
      const requestId = edits++;
      const title = `Edit ${requestId}.`;
      const begun = performance.now();
      await new Promise<void>((resolve) => {
        let missing = sockets.length;
        expected = { text: `"title":"${title}"`, told: () => --missing === 0 && resolve() };
        sockets[0]!.send(JSON.stringify({ type: "Mutation", requestId, udfPath: "itinerary:retitle", args: [{ activityId, title }] }));
      });
      times.push(performance.now() - begun);
    }
    expected = null;
    return times;
  },

  /** Resolves once all have taken their leave. */
  async close(): Promise<void> {
    const closed = sockets.map((socket) => new Promise((resolve) => socket.on("close", resolve)));
    for (const socket of sockets) socket.close();
    sockets = [];
    await Promise.all(closed);
  },
};
export type LightClients = typeof methods;

serveMethods(methods);
