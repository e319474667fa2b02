// The plan as the server last said it, or as it was last seen here, with the edits in it that still wait to be sent.
import { useConvex } from "convex/react";
import { useEffect, useMemo, useState } from "react";
import type { Id } from "../../../convex/_generated/dataModel";
import { tripName } from "../../lib/offline/lastSeenModel";
import { useKeptValue } from "../../lib/offline/useKeptQuery";
import { useOutbox, type KeptEdit } from "../../lib/outbox";
import { LivePlan } from "./livePlan";
import { paced } from "./ownEdits";
import { withWaiting } from "./shownEdits";
import type { Itinerary } from "./useItinerary";

const NONE: KeptEdit[] = [];

/** undefined while there is nothing to show. Throws the server's refusal. */
export function useLatestItinerary(tripId: Id<"trips">): Itinerary | undefined {
  const client = useConvex();
  const live = useMemo(() => new LivePlan(client, tripId), [client, tripId]);
  const { value, isLive } = useKeptValue(useSaid(live), () => live.read(), tripName(tripId));
  const left = useOutbox((outbox) => outbox.left);
  // What this page has sent is in a live answer already, put there as it was sent.
  const own = useOutbox((outbox) => (isLive ? NONE : outbox.own));
  return useMemo(() => (value && left.length + own.length > 0 ? withWaiting(value, [...own, ...left]) : value), [value, left, own]);
}

/** What the server says, read as often as others' edits are to be drawn. */
function useSaid(live: LivePlan): Itinerary | undefined {
  const [said, setSaid] = useState(() => hear(live));
  useEffect(() => {
    const take = () => {
      const latest = hear(live);
      setSaid(latest);
      return latest.plan !== undefined;
    };
    take();
    const { changed, stop } = paced(take);
    const stopFollowing = live.follow(changed);
    // What has been sent is in what is said from the moment in which it doesn't wait any more.
    const stopWaiting = useOutbox.subscribe(({ left }, before) => left !== before.left && take());
    return () => {
      stopFollowing();
      stopWaiting();
      stop();
    };
  }, [live]);
  // Of another trip until the effect has run.
  if (said.live !== live) return undefined;
  if ("refusal" in said) throw said.refusal;
  return said.plan;
}

type Heard = { live: LivePlan; plan?: Itinerary | undefined; refusal?: unknown };

function hear(live: LivePlan): Heard {
  try {
    return { live, plan: live.read() };
  } catch (refusal) {
    return { live, refusal };
  }
}
