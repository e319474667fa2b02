// Tells the others that I am here and where, and keeps who else is. For one place of the workspace alone.
import useConvexPresence from "@convex-dev/presence/react";
import { useMutation } from "convex/react";
import { useEffect, useRef, useState } from "react";
import { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";
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
  useTellWhere(tripId, view, present !== undefined);
}

/** `known`: the room knows me, which it must before it is told where I am. */
function useTellWhere(tripId: Id<"trips">, view: string, known: boolean) {
  const move = useMutation(api.presence.move);
  const day = useDayInView();
  const mine = useHere((state) => state.mine);
  const told = useRef("");
  useEffect(() => {
    if (!known) return;
    const where: Where = { view, day, ...mine };
    const words = JSON.stringify(where);
    if (words === told.current) return;
    const timer = setTimeout(() => {
      told.current = words;
      // Whoever may no longer be here is told so by the trip itself.
      move({ tripId, where }).catch(() => undefined);
    }, STEP_MS);
    return () => clearTimeout(timer);
  }, [known, tripId, view, day, mine, move]);
}

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
