// Whether the page has to do without the server: at once where the device has no network, and after some seconds where the server doesn't answer.
import type { ConvexReactClient } from "convex/react";
import { create } from "zustand";
import { openLastSeen, writeDown } from "./lastSeen";

const PATIENCE_MS = 3000;

export const useAway = create<{ away: boolean }>()(() => ({ away: false }));

let leaving: Promise<void> | null = null;

/** When the page has to do without the server; at once where it does already. */
export function whenAway(): Promise<void> {
  if (useAway.getState().away) return Promise.resolve();
  return (leaving ??= new Promise((resolve) => {
    const stop = useAway.subscribe(({ away }) => {
      if (!away) return;
      stop();
      leaving = null;
      resolve();
    });
  }));
}

/** Called once, as the page starts. */
export function watchConnection(client: ConvexReactClient): void {
  let patience: ReturnType<typeof setTimeout> | undefined;
  const leave = () => {
    useAway.setState({ away: true });
    void openLastSeen();
  };
  const look = () => {
    if (client.connectionState().isWebSocketConnected) {
      clearTimeout(patience);
      patience = undefined;
      useAway.setState({ away: false });
    } else if (!navigator.onLine) leave();
    else patience ??= setTimeout(leave, PATIENCE_MS);
  };
  client.subscribeToConnectionState(look);
  window.addEventListener("offline", () => {
    writeDown();
    look();
  });
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && writeDown());
  look();
}
