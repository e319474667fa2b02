// What every request passes before anything of it is believed: it names an address here, and its sender hasn't too many
// connections. What doesn't pass has been answered.
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { MAX_URL } from "./limits";
import { networkOf, originOf } from "./origin";
import { requestUrl } from "./requestUrl";
import { sendJson } from "./sendJson";

type Refusal = { status: number; code: string; message: string; headers?: Record<string, string> };

/** The web's `Request` can't be one of these. */
const NO_METHODS = new Set(["TRACE", "TRACK", "CONNECT"]);

export class FrontDoor {
  private readonly counts = new Map<string, number>();
  /** Connections from addresses that had as many as they may. */
  private readonly surplus = new WeakSet<Duplex>();

  constructor(
    private readonly connectionsPerAddress: number,
    private readonly trustedProxies: number,
  ) {}

  /** Without proxies connections are counted as they come; behind them a connection is the proxy's, and requests are. */
  watch(server: Server): void {
    if (this.trustedProxies > 0 || this.connectionsPerAddress === Infinity) return;
    server.on("connection", (socket) => {
      const leave = this.enter(socket.remoteAddress ?? null);
      if (leave) socket.once("close", leave);
      else this.surplus.add(socket);
    });
  }

  /** Null once it has been refused. */
  request(request: IncomingMessage, response: ServerResponse): URL | null {
    const url = requestUrl(request);
    const refusal = this.refusal(request, url, (leave) => response.once("close", leave));
    if (!refusal) return url;
    const { status, headers = {}, ...body } = refusal;
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (status === 429) response.setHeader("connection", "close");
    sendJson(response, status, body);
    return null;
  }

  /** The same for a WebSocket to be. */
  upgrade(request: IncomingMessage, socket: Duplex): URL | null {
    const url = requestUrl(request);
    const refusal = this.refusal(request, url, (leave) => socket.once("close", leave));
    if (!refusal) return url;
    refuseUpgrade(socket, refusal);
    return null;
  }

  private refusal(request: IncomingMessage, url: URL | null, onEnter: (leave: () => void) => void): Refusal | null {
    if ((request.url ?? "").length > MAX_URL) return { status: 414, code: "UriTooLong", message: `The address is longer than ${MAX_URL} characters.` };
    if (url === null) return { status: 400, code: "BadAddress", message: "The request names no address of this deployment." };
    if (NO_METHODS.has(request.method ?? "")) return { status: 405, code: "MethodNotAllowed", message: "Requests of this method are not answered." };
    if (this.surplus.has(request.socket)) return this.tooMany();
    if (this.trustedProxies === 0 || this.connectionsPerAddress === Infinity) return null;
    const leave = this.enter(originOf(request, this.trustedProxies).ip);
    if (!leave) return this.tooMany();
    onEnter(leave);
    return null;
  }

  private tooMany(): Refusal {
    return { status: 429, code: "TooManyConnections", message: `There are ${this.connectionsPerAddress} connections from this address, the most that may be. Close one.`, headers: { "retry-after": "5" } };
  }

  /** Null when the address has as many as it may; else what is to be called once, when it has one less. */
  private enter(address: string | null): (() => void) | null {
    const key = networkOf(address);
    const count = this.counts.get(key) ?? 0;
    if (count >= this.connectionsPerAddress) return null;
    this.counts.set(key, count + 1);
    return () => {
      const left = this.counts.get(key)! - 1;
      if (left === 0) this.counts.delete(key);
      else this.counts.set(key, left);
    };
  }
}

/** An HTTP answer on a connection that was to become a WebSocket. */
export function refuseUpgrade(socket: Duplex, { status, code, message, headers = {} }: Refusal): void {
  const body = JSON.stringify({ code, message });
  const lines = Object.entries({ "content-type": "application/json", "content-length": String(Buffer.byteLength(body)), connection: "close", ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  // Nobody else listens for its end any more.
  socket.on("error", () => socket.destroy());
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join("")}\r\n${body}`, () => socket.destroy());
}
