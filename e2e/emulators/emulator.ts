// A language-model provider that says what a test tells it to, over a real socket. It speaks one
// provider's wire protocol and refuses what that provider would refuse.
//
//   const emulator = await startOpenaiEmulator({ key: "sk-test" });
//   emulator.next({ toolCall: { name: "add", args: { day: 1 } } }, { status: 429, retryAfter: 2 }, { text: "Done." });
//   emulator.script((asked) => ({ text: `You said: ${asked.lastText}` }));   // whenever nothing is queued
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type ToolCall = { name: string; /** A string is sent as it is: arguments that aren't JSON. */ args: object | string };

/** An answer, streamed: first its text, then its calls, then the counts. */
export type Answer = {
  text?: string;
  /** An object as the text. */
  structured?: object;
  toolCall?: ToolCall;
  toolCalls?: ToolCall[];
  /** The model declines; what it says of it. */
  refusal?: string;
  /** The answer ends at the bound that was asked for. */
  cutShort?: boolean;
  tokens?: { input: number; cachedInput: number; output: number };
  /** What happens after the text and the calls, in place of a proper end. */
  then?: "malformed" | "stall" | "cut" | "close" | "error";
  /** Between two chunks, for a person to watch. */
  pauseMs?: number;
};

/** Refused before a word. */
export type Refused = {
  status: number;
  /** Seconds, or a date as HTTP writes it. */
  retryAfter?: number | string;
  retryAfterMs?: number;
  code?: string;
  /** As the provider would say it: it may well quote the request. */
  message?: string;
};

export type Reply = Answer | Refused | { contextTooLong: true };

/** A request for an answer, in plain terms. */
export type Asked = {
  model: string;
  system: string;
  messages: { role: "user" | "assistant" | "tool"; text: string }[];
  /** Of the last message of the person. */
  lastText: string;
  /** Names of the tools on offer. */
  tools: string[];
  /** What tools came to since the person's last message, parsed. */
  results: { name: string; result: unknown }[];
  /** The shape that is asked for; null for free text. */
  schema: object | null;
};

export type Recorded = { method: string; path: string; headers: IncomingHttpHeaders; body: unknown; asked: Asked | null };

export interface Emulator {
  /** To be used as the provider's base URL. */
  readonly url: string;
  /** Everything that came, oldest first, refused or not. */
  readonly requests: Recorded[];
  /** How many clients have left in the middle of an answer. */
  readonly hungUp: number;
  /** Replies for the next requests for an answer, one each. */
  next(...replies: Reply[]): void;
  /** Answers every request that no reply is queued for. Without: "OK." */
  script(handler: (asked: Asked) => Reply | Promise<Reply>): void;
  /** Forgets queue, handler and what was recorded. */
  reset(): void;
  close(): Promise<void>;
}

/** What a request is for, or how the provider refuses it. */
export type Route =
  | { kind: "answer"; asked: Asked }
  | { kind: "json"; body: object }
  | { kind: "refused"; refused: Refused };

export type Protocol = {
  /** Ends `url`. */
  basePath: string;
  route(request: { method: string; path: string; headers: IncomingHttpHeaders; body: Record<string, unknown> }): Route;
  /** The events of an answer, and those that end it. */
  events(asked: Asked, answer: Answer): { body: string[]; end: string[] };
  /** An event that says that something failed in the middle. */
  failure: string;
  refusal(refused: Refused): { headers: Record<string, string>; body: object };
  contextTooLong: Refused;
};

/** Odd and small, so that events, and letters of more than one byte, are torn apart. */
const TORN_BYTES = 37;

export async function startEmulator(protocol: Protocol): Promise<Emulator> {
  const requests: Recorded[] = [];
  const queue: Reply[] = [];
  const ok = (): Reply => ({ text: "OK." });
  let handler: (asked: Asked) => Reply | Promise<Reply> = ok;
  let hungUp = 0;

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const { method = "GET", url: path = "/", headers } = request;
    const body = await readJson(request);
    const route = protocol.route({ method, path, headers, body });
    requests.push({ method, path, headers, body, asked: route.kind === "answer" ? route.asked : null });
    if (route.kind === "json") return sendJson(response, 200, {}, route.body);
    if (route.kind === "refused") return refuse(response, route.refused);
    response.on("close", () => (hungUp += response.writableFinished ? 0 : 1));
    const reply = queue.shift() ?? (await handler(route.asked));
    if ("contextTooLong" in reply) return refuse(response, protocol.contextTooLong);
    if ("status" in reply) return refuse(response, reply);
    await stream(response, route.asked, reply);
  };

  const refuse = (response: ServerResponse, refused: Refused) => {
    const { headers, body } = protocol.refusal(refused);
    sendJson(response, refused.status, headers, body);
  };

  const stream = async (response: ServerResponse, asked: Asked, answer: Answer) => {
    response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8" });
    response.flushHeaders();
    const { body, end } = protocol.events(asked, answer);
    const send = async (events: string[]) => {
      for (const event of events) await sendTorn(response, event, answer.pauseMs ?? 0);
    };
    await send(body);
    switch (answer.then) {
      case "stall":
        return;
      case "close":
        return void response.end();
      case "cut":
        return void response.destroy();
      case "malformed":
        return void response.end('data: {"id": "torn", \n\n');
      case "error":
        return void response.end(`data: ${protocol.failure}\n\n`);
      case undefined:
        await send(end);
        response.end();
    }
  };

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      // A script that fails is a mistake of the test: said, not hung on.
      console.error("The emulator failed:", error);
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}${protocol.basePath}`,
    requests,
    get hungUp() {
      return hungUp;
    },
    next: (...replies) => void queue.push(...replies),
    script: (given) => void (handler = given),
    reset() {
      requests.length = 0;
      queue.length = 0;
      handler = ok;
      hungUp = 0;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export const toolCallsOf = ({ toolCall, toolCalls = [] }: Answer): ToolCall[] => (toolCall ? [toolCall, ...toolCalls] : toolCalls);
export const textOf = ({ text, structured }: Answer): string => text ?? (structured ? JSON.stringify(structured) : "");
export const tokensOf = (answer: Answer) => answer.tokens ?? { input: 100, cachedInput: 0, output: 20 };
/** Words with the space behind them, as models send them. */
export const wordsOf = (text: string): string[] => text.match(/\S+\s*|\s+/g) ?? [];

/** Similar texts get similar vectors: each word has a place of its own. Not of unit length, as some providers' aren't. */
export function embed(text: string, dimensions: number): number[] {
  const vector = new Array<number>(dimensions).fill(0);
  for (const word of text.toLowerCase().match(/\p{L}+|\p{N}+/gu) ?? ["empty"]) {
    let hash = 7;
    for (const character of word) hash = (hash * 31 + character.codePointAt(0)!) >>> 0;
    vector[hash % dimensions]! += 2;
  }
  return vector;
}

/** Text that may be JSON, as JSON where it is. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function sendTorn(response: ServerResponse, event: string, pauseMs: number) {
  const bytes = Buffer.from(event);
  for (let at = 0; at < bytes.length; at += TORN_BYTES) {
    if (response.destroyed) return;
    response.write(bytes.subarray(at, at + TORN_BYTES));
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
}

function sendJson(response: ServerResponse, status: number, headers: Record<string, string>, body: object) {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(body));
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  const value = parsed(Buffer.concat(pieces).toString() || "{}");
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
