// Tells the others that I am here and where, and keeps who else is. For one place of the workspace alone.
import useConvexPresence from "@convex-dev/presence/react";
import { useMutation } from "convex/react";
import { useEffect, useRef, useState } from "react";
import { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";
import { useStable } from "../../../lib/useStable";
import { here, useHere, type Where } from "./here";

const HEARTBEAT_MS = 10_000;
/** Between two words of where I am. */
const STEP_MS = 600;

export function usePresence(tripId: Id<"trips">, myId: Id<"users">, view: string) {
  const present = useConvexPresence(api.presence, tripId, myId, HEARTBEAT_MS);
  useEffect(() => {
    const others = present?.filter(({ userId, online }) => online && userId !== myId) ?? [];
    here.seen(others.map(({ userId, data }) => [userId as Id<"users">, (data as Where | null | undefined) ?? null] as const));
  }, [present, myId]);
  useEffect(() => here.leave, []);
  const own = present?.find(({ userId }) => userId === myId)?.data as Where | null | undefined;
  useTellWhere(tripId, view, present !== undefined, own ?? null);
}

/** What a device says as it goes: another one of the same person, if there is one, then says where they are. */
const NOWHERE: Where = { view: "", day: null, activityId: null, field: null };

/** `known`: the room knows me, which it must before it is told where I am. `kept`: where it has me, by the word of whichever device of mine spoke last. */
function useTellWhere(tripId: Id<"trips">, view: string, known: boolean, kept: Where | null) {
  const move = useMutation(api.presence.move);
  const day = useDayInView();
  const mine = useHere((state) => state.mine);
  const told = useRef("");
  const [again, setAgain] = useState(0);
  useEffect(() => {
    if (!known) return;
    const where: Where = { view, day, ...mine };
    const words = wordsOf(where);
    if (words === told.current) return;
    const timer = setTimeout(() => {
      told.current = words;
      // Whoever may no longer be here is told so by the trip itself.
      move({ tripId, where }).catch(() => undefined);
    }, STEP_MS);
    return () => clearTimeout(timer);
  }, [known, tripId, view, day, mine, move, again]);

  const keptWords = kept && wordsOf(kept);
  const tellAgain = useStable(() => {
    if (keptWords === null || told.current === "" || keptWords === told.current) return;
    told.current = "";
    setAgain((times) => times + 1);
  });
  // The device that is used is where I am.
  useEffect(() => {
    const events = ["pointerdown", "keydown"] as const;
    for (const name of events) window.addEventListener(name, tellAgain, { capture: true, passive: true });
    return () => {
      for (const name of events) window.removeEventListener(name, tellAgain, { capture: true });
    };
  }, [tellAgain]);
  useEffect(() => {
    if (keptWords === wordsOf(NOWHERE)) tellAgain();
  }, [keptWords, tellAgain]);
  useEffect(() => {
    const leave = () => {
      if (told.current !== "") move({ tripId, where: NOWHERE }).catch(() => undefined);
      told.current = "";
    };
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [tripId, move]);
}

const wordsOf = ({ view, day, activityId, field }: Where): string => JSON.stringify([view, day, activityId, field]);

const dayAt = (): string | null => {
  const line = window.innerHeight * 0.4;
  const lists = [...document.querySelectorAll<HTMLElement>("[data-list]")];
  const day = lists.findLast((list) => list.getBoundingClientRect().top < line)?.dataset.list;
  return day && /^\d{4}-/.test(day) ? day : null;
};

/** The day of the list that stands at eye level; looked for when scrolling has come to rest. */
function useDayInView(): string | null {
  const [day, setDay] = useState<string | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setDay(dayAt()), 250);
    };
    look();
    window.addEventListener("scroll", look, { capture: true, passive: true });
    return () => {
      clearTimeout(timer);
      window.removeEventListener("scroll", look, { capture: true });
    };
  }, []);
  return day;
}
