// A browser's ticket: 32 random bytes that it makes and keeps, shown when one signs in there. By its hash a
// browser is known again. It opens nothing by itself but the outbox of its own resets.
import { sha256 } from "../../digest";

const TICKET = /^[0-9a-f]{64}$/;

/** Null for what isn't a ticket. */
export async function ticketHash(ticket: unknown): Promise<string | null> {
  return typeof ticket === "string" && TICKET.test(ticket) ? sha256(`ticket|${ticket}`) : null;
}
