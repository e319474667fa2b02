import { useConvex } from "convex/react";
import { useEffect } from "react";
import { sendLeftovers, takeUpLeftovers } from "../lib/outbox";
import { signedInAs } from "../lib/session";
import { notify } from "../ui/toast";
import { useMe } from "./useMe";

/** Shows the edits that a page before this one couldn't send before it was closed; sends them once the server knows who is there. */
export function useLeftovers(isAuthenticated: boolean): void {
  const client = useConvex();
  const myId = useMe(isAuthenticated)?._id;
  useEffect(() => {
    const person = signedInAs(client.url);
    if (person) takeUpLeftovers(person, performance.timeOrigin);
  }, [client]);
  useEffect(() => {
    if (!myId) return;
    void sendLeftovers(client, myId, performance.timeOrigin).then((refusals) => refusals.forEach(notify.error));
  }, [client, myId]);
}
