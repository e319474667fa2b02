// The plan as the server last said it, or as it was last seen here, with the edits in it that still wait to be sent.
import { useConvex } from "convex/react";
import { useEffect, useMemo, useState } from "react";
import type { Id } from "../../../convex/_generated/dataModel";
import { isServersToShow, noteShown } from "../../lib/addedRows";
import { tripName } from "../../lib/offline/lastSeenModel";
import { useKeptValue } from "../../lib/offline/useKeptQuery";
import { useOutbox, type KeptEdit } from "../../lib/outbox";
import { LivePlan } from "./livePlan";
import { paced, type Effect } from "./ownEdits";
import { noteSeen } from "./seenSteps";
import { shareUnchanged } from "./shareUnchanged";
import { isThere, withWaiting } from "./shownEdits";
import type { Itinerary } from "./wholePlan";

const NONE: KeptEdit[] = [];

/** undefined while there is nothing to show. Throws the server's refusal. */
export function useLatestItinerary(tripId: Id<"trips">): Itinerary | undefined {
  const client = useConvex();
  const live = useMemo(() => new LivePlan(client, tripId), [client, tripId]);
  const { plan, left, own } = useHeard(live);
  const { value } = useKeptValue(plan, () => hear(live).plan, tripName(tripId));
  const revision = value?.trip.revision;
  useEffect(() => {
    if (revision !== undefined) noteSeen(tripId, revision);
  }, [tripId, revision]);
  useEffect(() => {
    if (value) for (const { editKey } of left) noteShown(editKey);
  }, [value, left]);
  return useMemo(() => (value && left.length + own.length > 0 ? withWaiting(value, [...own, ...left]) : value), [value, left, own]);
}

/** What the server says, and the edits that aren't in it: those that earlier pages left, and this page's own where there is no live plan to have them. */
type Heard = { live: LivePlan; plan?: Itinerary | undefined; refusal?: unknown; left: KeptEdit[]; own: KeptEdit[] };

/** Read as often as others' edits are to be drawn, and whenever what waits changes: what has been sent is in the plan from that moment on. */
function useHeard(live: LivePlan): Heard {
  const [heard, setHeard] = useState(() => hear(live));
  useEffect(() => {
    const take = (effects: Effect[] = []) => {
      const latest = hear(live);
      setHeard((before) => (before.live === live && latest.plan && withEffects(before, effects)) || settled(before, latest));
      return latest.plan !== undefined;
    };
    const { changed, takeUp, stop } = paced(take);
    takeUp();
    const stopFollowing = live.follow(changed);
    // What this page has sent is in the plan, where there is one.
    const stopWaiting = useOutbox.subscribe((now, before) => (now.left !== before.left || (now.own !== before.own && !hear(live).plan)) && takeUp());
    return () => {
      stopFollowing();
      stopWaiting();
      stop();
    };
  }, [live]);
  // Of another trip until the effect has run.
  if (heard.live !== live) return { live, left: NONE, own: NONE };
  if ("refusal" in heard) throw heard.refusal;
  return heard;
}

/**
 * An edit of one's own is drawn in the plan that one saw as one made it: what others have done since comes later, and needn't be drawn in the
 * same frame. null where that plan doesn't show it, as with a row that is called as it was before the server named it.
 */
function withEffects(before: Heard, effects: Effect[]): Heard | null {
  if (!before.plan) return null;
  const plan = shareUnchanged(before.plan, effects.reduce((shown, effect) => effect(shown), before.plan));
  return plan === before.plan ? null : { ...before, plan };
}

function hear(live: LivePlan): Heard {
  const { left, own } = useOutbox.getState();
  try {
    const plan = live.read();
    return { live, plan, left: plan ? stillToCome(plan, left) : left, own: plan ? NONE : own };
  } catch (refusal) {
    return { live, refusal, left, own };
  }
}

/** Without what the server did for an earlier page, which never had the answer: it is in the plan, and would be there twice until it is answered again. */
const stillToCome = (plan: Itinerary, left: KeptEdit[]): KeptEdit[] =>
  left.some((edit) => isThere(plan, edit)) ? left.filter((edit) => !isThere(plan, edit) || !isServersToShow(edit.editKey)) : left;

/** While a day is still to come the plan is what it was, and so are the edits in it, though they may have been answered. */
function settled(before: Heard, latest: Heard): Heard {
  const waits = before.live === latest.live && latest.live.isBehind();
  const now = waits ? { ...latest, left: together(before.left, latest.left), own: latest.plan ? NONE : together(before.own, latest.own) } : latest;
  const isSame = before.live === now.live && before.plan === now.plan && before.left === now.left && before.own === now.own && !("refusal" in before) && !("refusal" in now);
  return isSame ? before : now;
}

function together(before: KeptEdit[], latest: KeptEdit[]): KeptEdit[] {
  const added = latest.filter(({ editKey }) => before.every((edit) => edit.editKey !== editKey));
  return added.length === 0 ? before : [...before, ...added];
}
