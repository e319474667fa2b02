// The same job by hand: one trip in memory, a log that is fsynced once for all edits that arrived
// together, the result computed and serialised once and sent whole to each subscriber. Bare sockets
// get just that; official clients get it in the envelope of the sync protocol.
import { fdatasyncSync, openSync, writeSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { WebSocketServer, type WebSocket } from "ws";
import { HandSync } from "./handSync";
import { usage } from "./processUsage";
import { serveMethods } from "./worker";

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
let pending: { title: string; done: () => void }[] = [];
let log = -1;

const value = () => JSON.stringify([...activities].sort((a, b) => a.order - b.order));
const result = () => Buffer.from(`{"type":"result","activities":${value()}}`);
const handSync = new HandSync(value, edit);

function edit(title: string, done: () => void): void {
  // After the sockets that are readable now: what arrived together is flushed together.
  if (pending.push({ title, done }) === 1) setImmediate(flush);
}

function flush(): void {
  const group = pending;
  pending = [];
  for (const { title } of group) {
    activities[0]!.title = title;
    writeSync(log, `${JSON.stringify(activities[0])}\n`);
  }
  fdatasyncSync(log);
  for (const { done } of group) done();
  if (subscribers.size > 0) {
    const message = result();
    for (const subscriber of subscribers) subscriber.send(message, { binary: false });
  }
  handSync.broadcast();
}

function acceptBare(socket: WebSocket, isSubscriber: boolean): void {
  if (isSubscriber) {
    subscribers.add(socket);
    socket.on("close", () => subscribers.delete(socket));
    socket.send(result(), { binary: false });
  }
  socket.on("message", (data) => {
    const { requestId, title } = JSON.parse((data as Buffer).toString()) as { requestId: number; title: string };
    edit(title, () => socket.send(`{"type":"done","requestId":${requestId}}`));
  });
}

const methods = {
  ...usage,
  async start(dataDir: string): Promise<string> {
    log = openSync(join(dataDir, "edits.log"), "a");
    const server = createServer();
    new WebSocketServer({ server, perMessageDeflate: false }).on("connection", (socket, request) => {
      if (HandSync.accepts(request)) handSync.accept(socket);
      else acceptBare(socket, request.url === "/subscribe");
    });
    await new Promise<void>((resolve) => server.listen(0, resolve));
    return `http://localhost:${(server.address() as AddressInfo).port}`;
  },
};
export type BaselineServer = typeof methods;

serveMethods(methods);
