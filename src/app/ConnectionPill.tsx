// Says when the live connection is gone, and nothing while it is there. A short gap, as on every
// restart of the server, is not worth a word.
import { useConvexConnectionState } from "convex/react";
import { CloudOff, RefreshCw } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import { t } from "../i18n/t";
import { useWaiting } from "../lib/outbox";

const PATIENCE_MS = 1200;

const subscribeOnline = (listener: () => void) => {
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => {
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
};

/** True while the device itself has a network. */
export function useOnline(): boolean {
  return useSyncExternalStore(subscribeOnline, () => navigator.onLine, () => true);
}

export function ConnectionPill() {
  const { isWebSocketConnected, hasEverConnected } = useConvexConnectionState();
  const online = useOnline();
  const [impatient, setImpatient] = useState(false);

  useEffect(() => {
    if (isWebSocketConnected) return;
    const timer = setTimeout(() => setImpatient(true), PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      setImpatient(false);
    };
  }, [isWebSocketConnected]);

  const waiting = useWaiting((state) => state.waiting);
  const shown = impatient && !isWebSocketConnected;
  return (
    <div role="status" className="pointer-events-none fixed inset-x-0 top-18 z-60 sm:top-3 flex justify-center px-4">
      {shown && (
        <p className="flex animate-rise-in items-center gap-2 rounded-full bg-ink px-4 py-2 text-sm font-medium text-paper shadow-float">
          {online ? <RefreshCw className="size-4 animate-spin" aria-hidden /> : <CloudOff className="size-4" aria-hidden />}
          {t(!online ? "You are offline. Caravan waits for the network." : hasEverConnected ? "Reconnecting…" : "Connecting to Caravan…")}
          {waiting > 0 && <span className="tabular-nums">{t("{count, plural, one {One change waits, kept on this device.} other {# changes wait, kept on this device.}}", { count: waiting })}</span>}
        </p>
      )}
    </div>
  );
}
