// Clients that read slowly or not at all: what they get, what is kept for them, and that nobody waits for them.
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { FixtureDeployment, watch } from "../testing/fixtureDeployment";
import { api } from "../fixtures/sync/convex/_generated/api";
import { isAnswer, RawClient, shows, type Message } from "../testing/rawClient";
import { Outbox } from "./outbox";

const MB = 1024 * 1024;
const large = "x".repeat(600 * 1024);
const isTransition = ({ type }: Message) => type === "Transition";

describe("a client that reads slowly", () => {
  let server: FixtureDeployment;
  beforeAll(async () => {
    server = await FixtureDeployment.start();
  });
  afterAll(() => server.close());

  /** Subscribed to a channel whose list is large, and has its first result. */
  async function subscriber(channel: string): Promise<RawClient> {
    const client = await RawClient.open(server.url);
    client.subscribe(channel);
    await client.until(shows(large));
    return client;
  }

  async function writer(channel: string): Promise<RawClient> {
    const client = await RawClient.open(server.url);
    client.add(0, channel, large);
    await client.until(isAnswer(0));
    return client;
  }

  it("gets the newest state in a few Transitions once it reads on, while others get each", async () => {
    const write = await writer("slow");
    const slow = await subscriber("slow");
    const quick = await subscriber("slow");
    slow.socket.pause();
    for (let i = 1; i <= 20; i++) {
      write.add(i, "slow", `n${i}`);
      await quick.until(shows(`n${i}`));
    }
    slow.socket.resume();
    await slow.until(shows("n20"));
    expect(quick.received.filter(isTransition).length).toBeGreaterThan(20);
    expect(slow.received.filter(isTransition).length).toBeLessThan(8);
    for (const client of [write, slow, quick]) client.socket.terminate();
  });

  it("is answered all that it has asked for, as much of it at a time as it takes", async () => {
    const slow = await RawClient.open(server.url);
    slow.socket.pause();
    const asked = Array.from({ length: 18 }, (_, requestId) => requestId);
    // What is wrong with the arguments is said with the arguments.
    for (const requestId of asked) slow.send({ type: "Mutation", requestId, udfPath: "notes:add", args: [{ channel: "asked", wrong: "x".repeat(3 * MB) }] });
    await server.http().mutation(api.notes.add, { channel: "asked", body: "others are served" });
    slow.socket.resume();
    const answered = slow.until(isAnswer(asked.length - 1)).then(() => "answered");
    expect(await Promise.race([answered, slow.closed])).toBe("answered");
    expect(slow.received.map(({ requestId }) => requestId)).toEqual(asked);
    slow.socket.terminate();
  });

  it("is cut a large Transition in pieces, if its version of the package can put them together", async () => {
    const write = await writer("pieces");
    for (let i = 1; i <= 9; i++) write.add(i, "pieces", `${i}${large}`);
    await write.until(isAnswer(9));
    const seen = watch(server.client(), api.notes.list, { channel: "pieces" });
    expect((await seen.until((bodies) => bodies.length === 10)).at(-1)).toBe(large);
    const types = async (version: string) => {
      const client = await RawClient.open(server.url, { version });
      client.subscribe("pieces");
      await client.until(({ type, partNumber }) => type === "Transition" || partNumber === 1);
      client.socket.terminate();
      return client.received.map(({ type }) => type);
    };
    expect(await types("1.28.0")).toEqual(["TransitionChunk", "TransitionChunk"]);
    expect(await types("1.27.5")).toEqual(["Transition"]);
    write.socket.terminate();
  });
});

it("a client that reads no more is dropped, and an official one returns and is right", async () => {
  const server = await FixtureDeployment.start({ limits: { silenceMs: 2000 } });
  try {
    const sockets: WebSocket[] = [];
    class Kept extends WebSocket {
      constructor(address: string) {
        super(address);
        sockets.push(this);
      }
    }
    const client = server.client({ webSocketConstructor: Kept as unknown as typeof globalThis.WebSocket });
    const seen = watch(client, api.notes.list, { channel: "gone" });
    await seen.until((bodies) => bodies.length === 0);
    sockets[0]!.pause();
    const http = server.http();
    await http.mutation(api.notes.add, { channel: "gone", body: "while it read nothing" });
    await expect.poll(() => server.deployment.counts(), { timeout: 20_000 }).toEqual({ sessions: 0, queries: 0 });
    await http.mutation(api.notes.add, { channel: "gone", body: "while it was gone" });
    sockets[0]!.resume();
    await seen.until((bodies) => bodies.length === 2);
    expect(sockets).toHaveLength(2);
  } finally {
    await server.close();
  }
});

describe("what is kept for a client that takes none of its answers", () => {
  let sockets: WebSocketServer;
  beforeAll(async () => {
    sockets = new WebSocketServer({ port: 0, perMessageDeflate: false });
    await once(sockets, "listening");
  });
  afterAll(() => sockets.close());

  async function pair(): Promise<{ near: WebSocket; far: WebSocket; outbox: Outbox }> {
    const accepted = once(sockets, "connection") as Promise<[WebSocket]>;
    const far = new WebSocket(`ws://localhost:${(sockets.address() as AddressInfo).port}`);
    const [near] = await accepted;
    far.pause();
    return { near, far, outbox: new Outbox(near, () => {}) };
  }

  it("is a reason to do no more for it until it has taken them", async () => {
    const { far, outbox } = await pair();
    outbox.send("x".repeat(16 * MB));
    expect(outbox.isClogged).toBe(true);
    const drained = outbox.drained();
    far.resume();
    await drained;
    expect(outbox.isClogged).toBe(false);
    far.terminate();
  });

  it("has a bound, past which it is cut off and all is free", async () => {
    const { near, outbox } = await pair();
    const closed = once(near, "close");
    while (near.readyState === WebSocket.OPEN) outbox.send("x".repeat(8 * MB));
    expect(near.bufferedAmount).toBeLessThan(64 * MB);
    await closed;
    await outbox.drained();
  });

  it("doesn't stay longer than the client may be silent if none of it moves", async () => {
    const { near, far, outbox } = await pair();
    const now = Date.now();
    expect(outbox.isStalled(now, 1000)).toBe(false);
    outbox.send("x".repeat(16 * MB));
    expect(outbox.isStalled(now + 900, 1000)).toBe(false);
    expect(outbox.isStalled(now + 1100, 1000)).toBe(true);
    far.resume();
    await outbox.drained();
    expect(outbox.isStalled(now + 2000, 1000)).toBe(false);
    for (const socket of [near, far]) socket.terminate();
  });

  it("nor does what has left this process and is not read there", async () => {
    const { near, far, outbox } = await pair();
    const now = Date.now();
    outbox.send("x".repeat(MB / 2));
    await outbox.drained();
    expect(outbox.isStalled(now + 60_000, 1000)).toBe(true);
    far.resume();
    await expect.poll(() => outbox.isStalled(now + 60_000, 1000)).toBe(false);
    for (const socket of [near, far]) socket.terminate();
  });
});
