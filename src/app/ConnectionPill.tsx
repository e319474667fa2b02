// Says when the live connection is gone and since when what is shown may be out of date, and nothing while it is there. A short
// gap, as on every restart of the server, is not worth a word.
import { useConvexConnectionState } from "convex/react";
import { CloudOff, RefreshCw } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import { t } from "../i18n/t";
import { formatMoment } from "../lib/moments";
import { useLastSeen } from "../lib/offline/lastSeen";
import { countWaiting, useOutbox } from "../lib/outbox";

const PATIENCE_MS = 1200;
/** An edit that isn't answered for so long: the line may be dead though nobody has said so. */
const LATE_MS = 4000;
/** Between what stands above each other at the edge. */
const GAP_PX = 8;

const subscribeOnline = (listener: () => void) => {
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => {
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
};

/** True while the device itself has a network. */
function useOnline(): boolean {
  return useSyncExternalStore(subscribeOnline, () => navigator.onLine, () => true);
}

/** While it stands there, what else stands at that edge stands above it: `--connection-room` is how far. */
function makeRoom(pill: HTMLElement | null) {
  if (!pill) return undefined;
  const { style } = document.documentElement;
  const observer = new ResizeObserver(() => style.setProperty("--connection-room", `${pill.offsetHeight + GAP_PX}px`));
  observer.observe(pill);
  return () => {
    observer.disconnect();
    style.removeProperty("--connection-room");
  };
}

/** True once it has been so for so long, counted from `since` where that is known. */
function useHasLasted(isSo: boolean, ms: number, since: number | null = null): boolean {
  const [lasted, setLasted] = useState(false);
  useEffect(() => {
    if (!isSo) return;
    const timer = setTimeout(() => setLasted(true), since === null ? ms : Math.max(0, since + ms - Date.now()));
    return () => {
      clearTimeout(timer);
      setLasted(false);
    };
  }, [isSo, ms, since]);
  return lasted;
}

export function ConnectionPill() {
  const { isWebSocketConnected, hasEverConnected } = useConvexConnectionState();
  const online = useOnline();
  const isGone = useHasLasted(!isWebSocketConnected, PATIENCE_MS);
  const waiting = useOutbox(countWaiting);
  const oldest = useOutbox(({ left, own }) => [...left, ...own].reduce((before, { at }) => Math.min(before, at), Infinity));
  const isLate = useHasLasted(oldest < Infinity, LATE_MS, oldest);
  // The page itself is no news.
  const since = useLastSeen(({ shown }) => [...shown].filter(([name]) => name !== "me").reduce((oldest, [, at]) => Math.min(oldest, at), Infinity));
  const shown = !online || isLate || (!isWebSocketConnected && (isGone || since < Infinity));
  const isAgain = since < Infinity;
  return (
    // What one goes on working with keeps its tabs and buttons in sight: below, where rows come to an end.
    <div role="status" className="pointer-events-none fixed inset-x-0 bottom-[calc(4.75rem+env(safe-area-inset-bottom))] z-60 flex justify-center px-4 lg:bottom-4 lg:justify-start">
      {shown && (
        <p ref={makeRoom} className="flex animate-rise-in items-start gap-2 rounded-3xl bg-ink px-4 py-2 text-sm font-medium text-paper shadow-float">
          {online ? <RefreshCw className="mt-0.5 size-4 shrink-0 animate-spin" aria-hidden /> : <CloudOff className="mt-0.5 size-4 shrink-0" aria-hidden />}
          <span className="tabular-nums">
            {isAgain ? seenWords(online, since) : t(!online ? "You are offline. Caravan waits for the network." : isWebSocketConnected ? "Waiting for an answer…" : hasEverConnected ? "Reconnecting…" : "Connecting to Caravan…")}
            {waiting > 0 && ` ${t("{count, plural, one {One change waits, kept on this device.} other {# changes wait, kept on this device.}}", { count: waiting })}`}
          </span>
        </p>
      )}
    </div>
  );
}

const seenWords = (online: boolean, since: number) =>
  t(online ? "Caravan can’t be reached. You see what was here on {time}." : "Offline. You see what was here on {time}.", { time: formatMoment(since) });
