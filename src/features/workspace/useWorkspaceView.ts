// What of the workspace is shown. The address says it, so that a reload or a sent link shows the same; whether the assistant stands beside
// the plan on a wide screen is remembered on this device, and which item is open on a phone by its history.
import { useCallback, useEffect, useRef, useState } from "react";
import { useLocation, useNavigate, useParams } from "react-router-dom";
import { create } from "zustand";
import { persist } from "zustand/middleware";
import { nextPaint } from "../../lib/nextPaint";
import { useStable } from "../../lib/useStable";
import { entryOf, stepTo, type At } from "./phoneHistory";
import { isRoomy } from "./useIsWide";
import { allViews, viewEntry, type View } from "./views";

const usePreference = create<{ assistant: boolean; setAssistant: (assistant: boolean) => void }>()(
  persist((set) => ({ assistant: isRoomy(), setAssistant: (assistant) => set({ assistant }) }), { name: "caravan-workspace" }),
);

export function useWorkspaceView(wide: boolean, roomy: boolean) {
  const { tripId, "*": rest = "" } = useParams();
  const navigate = useNavigate();
  const { search } = useLocation();
  const { assistant, setAssistant } = usePreference();
  const current: View = allViews.find((view) => view === rest) ?? "plan";
  const addressOf = (view: View) => ({ pathname: view === "plan" ? `/trips/${tripId}` : `/trips/${tripId}/${view}`, search });
  const { openId, setOpenId, go } = usePhoneHistory(wide, current, addressOf);

  const show = useStable((view: View) => {
    if (!wide) return go({ view });
    // On a desk the plan is always there: asking for it again closes the assistant beside it.
    const closesAnother = current !== "plan" && current !== "map" && current !== "assistant";
    if (view === "assistant" || (view === "plan" && !closesAnother)) setAssistant(view === "assistant");
    void navigate(addressOf(view), { replace: true });
  });
  /** By the name that the row has here. */
  const open = useStable((item: string) => {
    if (viewEntry(current).place === "sheet") show("plan");
    setOpenId(item);
    if (!wide) go({ item });
  });
  const close = useStable(() => {
    setOpenId(null);
    if (!wide) go({ item: null });
  });
  const full = viewEntry(current).full === true;
  // Beside the plan there is room for one of them until the screen is roomy: the one that was asked for.
  const mayStand = current !== "advice" && !full && (roomy || current !== "map");
  return { current, show, openId, open, close, assistantOpen: wide ? (assistant || current === "assistant") && mayStand : current === "assistant" };
}

const historyKey = (): unknown => (window.history.state as { key?: unknown } | null)?.key;
const historyState = (): unknown => (window.history.state as { usr?: unknown } | null)?.usr;

/** What is asked for in one breath is one step. */
function usePhoneHistory(wide: boolean, current: View, addressOf: (view: View) => { pathname: string; search: string }) {
  const navigate = useNavigate();
  const { key, state } = useLocation();
  const { item } = entryOf(current, state);
  const [openId, setOpenId] = useState(item);
  const [seen, setSeen] = useState(item);
  const wanted = useRef<Partial<At> | null>(null);
  /** Going back takes a moment, in which the history is still what it was. */
  const left = useRef<unknown>(null);
  // Back and forward.
  if (item !== seen) {
    setSeen(item);
    if (!wide) setOpenId(item);
  }

  const settle = useStable(() => {
    if (!wanted.current || (left.current !== null && left.current === historyKey())) return;
    const now = entryOf(current, historyState());
    const next = { view: now.view, item: now.item, ...wanted.current };
    wanted.current = null;
    const step = stepTo(now, next);
    if (step === "stay") return;
    if (step === "back") {
      left.current = historyKey();
      void navigate(-1);
    } else void navigate(addressOf(next.view), { replace: step.replace, state: { item: next.item, over: step.over } });
  });
  const go = useCallback((change: Partial<At>) => {
    wanted.current = { ...wanted.current, ...change };
    // What is open is on screen without its address: that can wait until it is painted.
    if (change.view === undefined) void nextPaint().then(settle);
    else queueMicrotask(settle);
  }, [settle]);
  useEffect(() => {
    left.current = null;
    settle();
  }, [key, settle]);
  return { openId, setOpenId, go };
}
