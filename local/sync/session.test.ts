// One connection at the level of messages: what the official client never does, or does too fast to see.
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { FixtureDeployment } from "../testing/fixtureDeployment";
import { isAnswer, RawClient, type Message } from "../testing/rawClient";
import { decodeTs } from "./wire";

let server: FixtureDeployment;
const opened: RawClient[] = [];
beforeAll(async () => {
  server = await FixtureDeployment.start();
});
afterEach(() => {
  for (const client of opened.splice(0)) client.socket.terminate();
});
afterAll(() => server.close());

async function open(sessionId?: string): Promise<RawClient> {
  const client = await RawClient.open(server.url, { sessionId });
  opened.push(client);
  return client;
}

describe("a connection", () => {
  it("gets Transitions whose starts are the ends before, the first from nothing", async () => {
    const client = await open();
    client.subscribe("chain");
    for (let i = 0; i < 20; i++) client.add(i, "chain", `n${i}`);
    const { ts } = await client.until(isAnswer(19));
    const endOf = ({ endVersion }: Message) => endVersion as { ts: string };
    await client.until((message) => message.type === "Transition" && decodeTs(endOf(message).ts) >= decodeTs(ts as string));
    const transitions = client.received.filter(({ type }) => type === "Transition");
    expect(transitions[0]!.startVersion).toEqual({ querySet: 0, identity: 0, ts: "AAAAAAAAAAA=" });
    for (const [i, { startVersion }] of transitions.slice(1).entries()) expect(startVersion).toEqual(transitions[i]!.endVersion);
  });

  it("gets a mutation's answer before the Transition that shows it", async () => {
    const client = await open();
    client.subscribe("before");
    await client.until(({ type }) => type === "Transition");
    client.add(0, "before", "x");
    await client.until((message) => JSON.stringify(message.modifications ?? []).includes('"x"'));
    expect(client.received.map(({ type }) => type)).toEqual(["Transition", "MutationResponse", "Transition"]);
  });

  it("that sends a mutation again is answered again, and it is done once", async () => {
    const sessionId = crypto.randomUUID();
    const first = await open(sessionId);
    first.add(7, "again", "once");
    const answer = await first.until(isAnswer(7));
    first.socket.terminate();
    const second = await open(sessionId);
    second.add(7, "again", "once");
    expect(await second.until(isAnswer(7))).toEqual(answer);
    second.subscribe("again");
    expect(await second.until((message) => JSON.stringify(message.modifications ?? []).includes("QueryUpdated"))).toMatchObject({ modifications: [{ value: ["once"] }] });
  });

  it("is told what went wrong when it can never succeed, and only then", async () => {
    const cases: [unknown, RegExp][] = [
      ["not JSON", /not JSON/],
      [JSON.stringify({ type: "ModifyQuerySet", baseVersion: 5, newVersion: 6, modifications: [] }), /query set version/],
      [JSON.stringify({ type: "Dance" }), /Unknown message type/],
    ];
    for (const [text, reason] of cases) {
      const client = await open();
      client.socket.send(text as string);
      expect((await client.until(({ type }) => type === "FatalError")).error).toMatch(reason);
      expect(await client.closed).toBe("ProtocolError");
    }
  });

  it("is refused arguments that are too large, and goes on", async () => {
    const client = await open();
    client.add(0, "large", "x".repeat(17 * 1024 * 1024));
    expect(await client.until(isAnswer(0))).toMatchObject({ success: false, result: expect.stringMatching(/larger than/) as string });
    client.add(1, "large", "small");
    expect(await client.until(isAnswer(1))).toMatchObject({ success: true });
  });

  it("keeps the server's clock ahead of what its client has seen", async () => {
    const client = await open();
    const ahead = Buffer.alloc(8);
    ahead.writeBigUInt64LE(BigInt(Date.now() + 60_000) * 1000n);
    client.send({ type: "Connect", sessionId: crypto.randomUUID(), connectionCount: 1, lastCloseReason: null, maxObservedTimestamp: ahead.toString("base64") });
    client.subscribe("clock");
    const { endVersion } = await client.until(({ type }) => type === "Transition");
    expect(decodeTs((endVersion as { ts: string }).ts)).toBeGreaterThanOrEqual(Number(ahead.readBigUInt64LE()));
  });
});
