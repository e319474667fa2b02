import { useConvex, useQuery } from "convex/react";
import { useEffect } from "react";
import { api } from "../../convex/_generated/api";
import { sendLeftovers } from "../lib/outbox";
import { notify } from "../ui/toast";

/** Once somebody is there: sends the edits that a page of theirs made and couldn't send before it was closed. */
export function useLeftovers(isAuthenticated: boolean): void {
  const client = useConvex();
  const userId = useQuery(api.users.users.me, isAuthenticated ? {} : "skip")?._id;
  useEffect(() => {
    if (!userId) return;
    void sendLeftovers(client, userId, performance.timeOrigin).then((refusals) => refusals.forEach(notify.error));
  }, [client, userId]);
}
