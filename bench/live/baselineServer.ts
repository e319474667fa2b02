// The same job by hand: one trip in memory, a log that is fsynced once for all edits that arrived
// together, the result computed and serialised once and sent whole to each subscriber.
import { closeSync, fdatasyncSync, openSync, writeSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { WebSocketServer, type WebSocket } from "ws";
import { serveMethods } from "./worker";

type Edit = { requestId: number; title: string };

const activities = Array.from({ length: 20 }, (_, order) => ({
  _creationTime: Date.now() + order / 1000,
  _id: `activity-${String(order).padStart(23, "0")}`,
  cost: { amount: 1200, currency: "EUR" },
  description: "A walk through the old town, past the market hall and along the river.",
  endTime: "10:30",
  order,
  startTime: "09:00",
  status: "planned",
  title: `Activity ${order}`,
  tripId: "trip-000000000000000000000000000",
}));
const subscribers = new Set<WebSocket>();
let pending: { from: WebSocket; edit: Edit }[] = [];
let log = -1;

const result = () => Buffer.from(JSON.stringify({ type: "result", activities: [...activities].sort((a, b) => a.order - b.order) }));

function flush(): void {
  const group = pending;
  pending = [];
  for (const { edit } of group) {
    const activity = activities[0]!;
    activity.title = edit.title;
    writeSync(log, `${JSON.stringify(activity)}\n`);
  }
  fdatasyncSync(log);
  for (const { from, edit } of group) from.send(`{"type":"done","requestId":${edit.requestId}}`);
  const message = result();
  for (const subscriber of subscribers) subscriber.send(message, { binary: false });
}

const methods = {
  async start(dataDir: string): Promise<string> {
    log = openSync(join(dataDir, "edits.log"), "a");
    const server = createServer();
    new WebSocketServer({ server, perMessageDeflate: false }).on("connection", (socket, request) => {
      if (request.url === "/subscribe") {
        subscribers.add(socket);
        socket.send(result(), { binary: false });
        socket.on("close", () => subscribers.delete(socket));
      }
      socket.on("message", (data) => {
        if (pending.push({ from: socket, edit: JSON.parse((data as Buffer).toString()) as Edit }) === 1) setImmediate(flush);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, resolve));
    process.on("exit", () => closeSync(log));
    return `http://localhost:${(server.address() as AddressInfo).port}`;
  },
};
export type BaselineServer = typeof methods;

serveMethods(methods);
