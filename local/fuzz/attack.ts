// Sends hostile input to a deployment, waits for what comes of it, and says what no stranger should have been answered.
import { connect, type Socket } from "node:net";
import { WebSocket } from "ws";
import type { RawRequest } from "./httpInputs";
import type { Conversation } from "./syncInputs";

/** For an answer to what is half a request, the connection is then cut. */
const PATIENCE_MS = 400;
/** The last thing that a conversation asks, of nothing that there is: everything before it has then been taken. */
const LAST = { type: "Mutation", requestId: 0xffffffff, udfPath: "nothing:here", args: [{}] };
const HERE = process.cwd();
/** Lines of a stack; and what only the functions' authors should read, and administrators. */
const STACKS = [/^\s+at .+:\d+:\d+/m, /node_modules|node:internal/];
const AUTHORS = /broken on purpose|broken route/;
const REDACTED = /\{"code":"\[Request ID: [0-9a-f]+\] Server Error"\}/;

export type Found = { complaints: string[]; /** What came back. */ answers: number };

/** `secrets`: what mustn't be in any answer. */
export async function converse(url: string, { path, steps }: Conversation, secrets: string[]): Promise<Found> {
  const found: Found = { complaints: [], answers: 0 };
  const socket = new WebSocket(url.replace("http", "ws") + path, { handshakeTimeout: 15_000 });
  const closed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  let answered = () => {};
  const last = new Promise<void>((resolve) => (answered = resolve));
  let problem = "it was closed";
  socket.on("error", ({ message }) => (problem = message));
  socket.on("message", (data) => {
    found.answers++;
    const text = (data as Buffer).toString();
    try {
      const { type, requestId } = JSON.parse(text) as { type?: unknown; requestId?: unknown };
      if (requestId === LAST.requestId) answered();
      if (typeof type !== "string") found.complaints.push(`A message without a type: ${short(text)}`);
      // What a public action of the fixture asks of it may be seen.
      if (type !== "ActionResponse" && text.includes('"inside"')) found.complaints.push("An internal function was run for a stranger");
    } catch {
      found.complaints.push(`A message that is not JSON: ${short(text)}`);
    }
    found.complaints.push(...leaksIn(text, secrets));
  });
  const opened = await new Promise<boolean>((resolve) => {
    socket.once("open", () => resolve(true));
    socket.once("close", () => resolve(false));
  });
  if (!opened) return { ...found, complaints: [`A connection was not accepted: ${problem}`] };
  for (const step of steps) {
    if (socket.readyState !== WebSocket.OPEN) break;
    if ("send" in step) socket.send(step.send);
    else if ("binary" in step) socket.send(step.binary);
    else if ("frame" in step) (socket as unknown as { _socket: Socket })._socket.write(step.frame);
    else if (step.close === "terminate") socket.terminate();
    else socket.close(1000, "goodbye");
  }
  if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(LAST));
  // Behind half a frame it isn't seen.
  const isSeen = steps.every((step) => !("frame" in step));
  await Promise.race([closed, last, ...(isSeen ? [] : [new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))])]);
  socket.terminate();
  await closed;
  return found;
}

export async function request(port: number, { pieces, hangUp }: RawRequest, secrets: string[]): Promise<Found> {
  const socket = connect({ port, host: "127.0.0.1" });
  const received: Buffer[] = [];
  socket.on("error", () => {});
  socket.on("data", (chunk: Buffer) => received.push(chunk));
  const closed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  await new Promise((resolve) => socket.once("connect", resolve).once("close", resolve));
  for (const piece of pieces) {
    socket.write(piece);
    if (pieces.length > 1) await new Promise(setImmediate);
  }
  if (hangUp) socket.destroy();
  await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  socket.destroy();
  const text = Buffer.concat(received).toString("latin1");
  const [, status] = /^HTTP\/1\.[01] (\d{3})/.exec(text) ?? [];
  const sent = Buffer.concat(pieces).toString("latin1");
  const complaints = leaksIn(text, secrets, secrets.some((secret) => sent.includes(secret)));
  if (text !== "" && status === undefined) complaints.push(`An answer that is not HTTP: ${short(text)}`);
  // What a function or route of the project throws is its own affair.
  const isProjects = status === "560" || REDACTED.test(text) || sent.startsWith("HEAD /broken ");
  if (Number(status) >= 500 && !isProjects) complaints.push(`Status ${status} for ${short(sent)}: ${short(text.split("\r\n\r\n")[1] ?? "")}`);
  return { complaints, answers: text === "" ? 0 : 1 };
}

function leaksIn(text: string, secrets: string[], isAdmin = false): string[] {
  const patterns = isAdmin ? STACKS : [...STACKS, AUTHORS];
  const leak = patterns.find((pattern) => pattern.test(text)) ?? [HERE, ...secrets].find((secret) => text.includes(secret));
  return leak ? [`An answer shows ${String(leak)}: ${short(text)}`] : [];
}

const short = (text: string) => JSON.stringify(text.slice(0, 300));
