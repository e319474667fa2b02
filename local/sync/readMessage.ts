// Reads what a client sent over the sync protocol, and believes nothing of it: what passes has the types that it claims.
// Numbers and versions stand in what other clients are sent, so they are numbers.
import type { ClientMessage, QueryModification } from "./wire";

/** What no client of ours sends: the connection ends with this sentence. */
export class ProtocolError extends Error {}

const MAX_SESSION_ID = 64;

type Fields = Record<string, unknown>;

/** Throws ProtocolError. */
export function readMessage(text: string): ClientMessage {
  const message = parse(text);
  switch (message.type) {
    case "Connect":
      need(typeof message.sessionId === "string" && message.sessionId.length > 0 && message.sessionId.length <= MAX_SESSION_ID, "A session's id is a short text.");
      need(isTextOrNothing(message.maxObservedTimestamp), "A timestamp is a text.");
      break;
    case "Authenticate":
      need(isVersion(message.baseVersion), "The identity's version is not a number.");
      need(message.tokenType === "None" || message.tokenType === "User" || message.tokenType === "Admin", "A token is of type User, Admin or None.");
      need(message.tokenType === "None" || typeof message.value === "string", "A token is a text.");
      break;
    case "ModifyQuerySet":
      need(isVersion(message.baseVersion) && isVersion(message.newVersion), "The query set's version is not a number.");
      need(Array.isArray(message.modifications), "The changes of a query set are a list.");
      for (const change of message.modifications as unknown[]) checkModification(change);
      break;
    case "Mutation":
    case "Action":
      need(isVersion(message.requestId), "A request needs a number.");
      need(typeof message.udfPath === "string", "A request needs a function's path.");
      need(isTextOrNothing(message.componentPath), "A component's path is a text.");
      break;
    case "Event":
      break;
    default:
      throw new ProtocolError(`Unknown message type ${String(JSON.stringify(message.type)).slice(0, MAX_SESSION_ID)}.`);
  }
  return message as unknown as ClientMessage;
}

function parse(text: string): Fields {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    throw new ProtocolError("A message was not JSON.");
  }
  need(typeof message === "object" && message !== null && !Array.isArray(message), "A message is an object.");
  const { type } = message as Fields;
  need(typeof type === "string", `Unknown message type: it is ${typeof type}.`);
  return message as Fields;
}

function checkModification(change: unknown): asserts change is QueryModification {
  need(typeof change === "object" && change !== null, "A change of a query set is an object.");
  const { type, queryId, udfPath, journal, componentPath } = change as Fields;
  need(type === "Add" || type === "Remove", "A change of a query set is of type Add or Remove.");
  need(isVersion(queryId), "A query needs a number.");
  if (type === "Remove") return;
  need(typeof udfPath === "string", "A query needs a function's path.");
  need(isTextOrNothing(journal) && isTextOrNothing(componentPath), "A query's journal and component are texts.");
}

function need(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new ProtocolError(otherwise);
}

const isVersion = (value: unknown): value is number => typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 0xffffffff;
const isTextOrNothing = (value: unknown) => value === undefined || value === null || typeof value === "string";
