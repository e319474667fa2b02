// As much of the sync protocol, by hand, as official clients of one query need: what is left between
// this and the deployment is the deployment's own work, as the clients' is the same on both.
import type { IncomingMessage } from "node:http";
import type { WebSocket } from "ws";

type Version = { querySet: number; identity: number; ts: number };
type Message =
  | { type: "Authenticate"; baseVersion: number }
  | { type: "ModifyQuerySet"; newVersion: number; modifications: { type: "Add" | "Remove"; queryId: number }[] }
  | { type: "Mutation"; requestId: number; args: [{ title: string }] }
  | { type: "Connect" | "Event" };
type Client = { socket: WebSocket; version: Version; queryId: number | null };

export class HandSync {
  private readonly clients = new Set<Client>();
  private ts = Date.now() * 1000;

  constructor(
    /** JSON text of the query's value. */
    private readonly value: () => string,
    private readonly edit: (title: string, done: () => void) => void,
  ) {}

  static accepts(request: IncomingMessage): boolean {
    return /^\/api\/.*sync$/.test(request.url ?? "");
  }

  accept(socket: WebSocket): void {
    const client: Client = { socket, version: { querySet: 0, identity: 0, ts: 0 }, queryId: null };
    this.clients.add(client);
    socket.on("close", () => this.clients.delete(client));
    socket.on("message", (data) => this.take(client, JSON.parse((data as Buffer).toString()) as Message));
  }

  /** Sends the value to whoever subscribes; everybody learns of the new time. */
  broadcast(): void {
    const written = new Map<string, Buffer>();
    const value = this.value();
    for (const client of this.clients) {
      const { version, queryId, socket } = client;
      const next = { ...version, ts: this.ts };
      const key = `${version.ts} ${version.querySet} ${version.identity} ${queryId}`;
      let message = written.get(key);
      if (!message) written.set(key, (message = Buffer.from(transition(version, next, queryId === null ? "" : updated(queryId, value)))));
      client.version = next;
      socket.send(message, { binary: false });
    }
  }

  private take(client: Client, message: Message): void {
    switch (message.type) {
      case "Authenticate":
        return this.move(client, { identity: message.baseVersion + 1 }, "");
      case "ModifyQuerySet": {
        const texts = message.modifications.map(({ type, queryId }) => {
          client.queryId = type === "Add" ? queryId : null;
          return type === "Add" ? updated(queryId, this.value()) : `{"type":"QueryRemoved","queryId":${queryId}}`;
        });
        return this.move(client, { querySet: message.newVersion }, texts.join(","));
      }
      case "Mutation":
        return this.edit(message.args[0].title, () => {
          this.ts++;
          client.socket.send(`{"type":"MutationResponse","requestId":${message.requestId},"success":true,"result":null,"ts":"${encode(this.ts)}","logLines":[]}`);
        });
    }
  }

  private move(client: Client, change: Partial<Version>, modifications: string): void {
    const next = { ...client.version, ts: this.ts, ...change };
    client.socket.send(transition(client.version, next, modifications));
    client.version = next;
  }
}

function encode(ts: number): string {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(ts));
  return bytes.toString("base64");
}

const text = ({ querySet, identity, ts }: Version) => `{"querySet":${querySet},"identity":${identity},"ts":"${encode(ts)}"}`;
const updated = (queryId: number, value: string) => `{"type":"QueryUpdated","queryId":${queryId},"value":${value},"logLines":[],"journal":null}`;
const transition = (start: Version, end: Version, modifications: string) =>
  `{"type":"Transition","startVersion":${text(start)},"endVersion":${text(end)},"modifications":[${modifications}]}`;
