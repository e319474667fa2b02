// What others have done since I last looked: asked once when the trip is opened, kept for the visit.
import { useConvex, useMutation } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { useCallback, useEffect, useRef } from "react";
import { create } from "zustand";
import { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";

type News = FunctionReturnType<typeof api.trips.history.sinceLastLook>;

/** Of the trip that is open. `dismissed`: the note is put away; the marks on rows too. */
export const useNews = create<{ news: News | null; changed: Set<Id<"activities">>; dismissed: boolean }>()(() => ({ news: null, changed: new Set(), dismissed: false }));

/** So long one has to have the trip open before it counts as looked at; and how often that is said again then. */
const LOOK_MS = 20_000;
const SAY_AGAIN_MS = 60_000;

/**
 * Asks on opening; says what I have seen once I have looked, from time to time while I do, and when I look away. Returns what puts the news
 * away: whoever does that has looked, however short they have been here.
 */
export function useNewsOf(tripId: Id<"trips">, revision: number): () => void {
  const convex = useConvex();
  const markSeen = useMutation(api.trips.history.markSeen);
  const latest = useRef(revision);
  const looked = useRef(false);
  const putAway = useRef(() => {});
  useEffect(() => void (latest.current = revision), [revision]);

  useEffect(() => {
    let current = true;
    useNews.setState({ news: null, changed: new Set(), dismissed: false });
    convex.query(api.trips.history.sinceLastLook, { tripId }).then(
      (news) => current && useNews.setState({ news, changed: new Set(news.activityIds) }),
      // Only a note: the trip itself says what is wrong.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [convex, tripId]);

  useEffect(() => {
    looked.current = false;
    let said = -1;
    const say = () => {
      if (!looked.current || said === latest.current) return;
      said = latest.current;
      markSeen({ tripId, revision: said }).catch(() => undefined);
    };
    putAway.current = () => {
      looked.current = true;
      say();
      useNews.setState({ dismissed: true, changed: new Set() });
    };
    const look = () => {
      if (document.visibilityState !== "visible" || useNews.getState().news === null) return;
      looked.current = true;
      say();
    };
    const lookAway = () => document.visibilityState === "hidden" && say();
    const first = setTimeout(look, LOOK_MS);
    const again = setInterval(look, SAY_AGAIN_MS);
    document.addEventListener("visibilitychange", lookAway);
    return () => {
      clearTimeout(first);
      clearInterval(again);
      document.removeEventListener("visibilitychange", lookAway);
      say();
    };
  }, [tripId, markSeen]);
  return useCallback(() => putAway.current(), []);
}
