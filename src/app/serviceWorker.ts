// The service worker that keeps the app's page and parts on the device (made by vite.config.ts). A new version waits beside the old one:
// whoever loads the page while no other is open gets it at once, and an open page says that it is there.
import type { ConvexReactClient } from "convex/react";

/** Held by every open page. */
const PAGE_LOCK = "caravan-page";
const LOOK_MS = 3_600_000;

/** `tell` is given what takes the new version: the page is loaded anew. */
export async function keepShell(client: ConvexReactClient, tell: (take: () => void) => void): Promise<void> {
  // Absent where the page came neither by https nor from this machine.
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  const container = navigator.serviceWorker;
  let controlled = container.controller !== null;
  let asked = false;
  const take = (waiting: ServiceWorker) => {
    asked = true;
    waiting.postMessage({ type: "SKIP_WAITING" });
  };
  container.addEventListener("controllerchange", () => {
    if (asked) return window.location.reload();
    // Another page has taken it, and parts that this one hasn't loaded yet are gone.
    if (controlled) tell(() => window.location.reload());
    else keepLoaded();
    controlled = true;
  });
  void navigator.locks?.request(PAGE_LOCK, { mode: "shared" }, () => new Promise(() => {}));

  const known = await container.getRegistration();
  if (known?.waiting && (await isOnlyPage())) return take(known.waiting);
  await whenLoaded();
  const registration = await container.register("/sw.js", { updateViaCache: "none" });
  // Where workers are blocked, nothing comes back.
  if (!registration) return;
  const offer = (worker: ServiceWorker) => tell(() => take(worker));
  if (registration.waiting && container.controller) offer(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const coming = registration.installing;
    coming?.addEventListener("statechange", () => coming.state === "installed" && container.controller && offer(coming));
  });
  lookForNew(client, () => void registration.update().catch(() => undefined));
}

/** Whenever the server is back, as after a restart with a new version, and every hour. */
function lookForNew(client: ConvexReactClient, look: () => void): void {
  let connections = client.connectionState().connectionCount;
  client.subscribeToConnectionState(({ connectionCount, isWebSocketConnected }) => {
    if (!isWebSocketConnected || connectionCount === connections) return;
    connections = connectionCount;
    look();
  });
  setInterval(look, LOOK_MS);
}

/** What came before the worker was there passes it too, from the browser's own memory: such as the map. */
function keepLoaded(): void {
  const parts = performance.getEntriesByType("resource").map(({ name }) => name);
  for (const part of parts) if (part.startsWith(`${window.location.origin}/assets/`)) void fetch(part).catch(() => undefined);
}

async function isOnlyPage(): Promise<boolean> {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  return held.filter(({ name }) => name === PAGE_LOCK).length === 1;
}

/** What it fetches mustn't hold up the first screen. */
const whenLoaded = () =>
  new Promise<void>((resolve) => {
    const idle = () => (typeof requestIdleCallback === "undefined" ? setTimeout(resolve, 1000) : requestIdleCallback(() => resolve(), { timeout: 5000 }));
    if (document.readyState === "complete") idle();
    else window.addEventListener("load", idle, { once: true });
  });
