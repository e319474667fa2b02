// A client at the level of the sync protocol's messages, for what the official one never does or does too fast to see.
import { WebSocket } from "ws";

export type Message = { type: string; [field: string]: unknown };

export class RawClient {
  readonly received: Message[] = [];
  readonly closed: Promise<string>;
  private readonly waiting = new Set<() => void>();

  private constructor(readonly socket: WebSocket) {
    socket.on("message", (data) => {
      this.received.push(JSON.parse((data as Buffer).toString()) as Message);
      for (const check of [...this.waiting]) check();
    });
    this.closed = new Promise((resolve) => socket.on("close", (_code, reason) => resolve(reason.toString())));
  }

  /** Connected and introduced; `version` is that of the package that it claims to be. */
  static async open(url: string, { sessionId = crypto.randomUUID() as string, version = "1.48.0" } = {}): Promise<RawClient> {
    const socket = new WebSocket(`${url.replace("http", "ws")}/api/${version}/sync`);
    const client = new RawClient(socket);
    await new Promise((resolve) => socket.on("open", resolve));
    client.send({ type: "Connect", sessionId, connectionCount: 0, lastCloseReason: null });
    return client;
  }

  send(message: Message): void {
    this.socket.send(JSON.stringify(message));
  }

  /** Of the fixture's `notes`. */
  add(requestId: number, channel: string, body: string): void {
    this.send({ type: "Mutation", requestId, udfPath: "notes:add", args: [{ channel, body }] });
  }

  /** To the fixture's `notes:list`, as query 0. */
  subscribe(channel: string): void {
    const modifications = [{ type: "Add", queryId: 0, udfPath: "notes:list", args: [{ channel }] }];
    this.send({ type: "ModifyQuerySet", baseVersion: 0, newVersion: 1, modifications });
  }

  until(test: (message: Message) => boolean): Promise<Message> {
    return new Promise((resolve) => {
      const check = () => {
        const found = this.received.find(test);
        if (!found) return;
        this.waiting.delete(check);
        resolve(found);
      };
      this.waiting.add(check);
      check();
    });
  }
}

export const isAnswer = (requestId: number) => (message: Message) => message.type === "MutationResponse" && message.requestId === requestId;

/** A Transition that brings a value of the fixture's `notes:list` with that body in it. */
export const shows = (body: string) => (message: Message) =>
  message.type === "Transition" && (message.modifications as { value?: string[] }[]).some(({ value }) => value?.includes(body) ?? false);
