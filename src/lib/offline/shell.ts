// What of Caravan opens without the server, for the build that makes the service worker. Everything that isn't named here goes to the
// server as if there were no worker: /api, the routes of convex/http.ts, pages of /t/<slug>, what is mounted beside the app.

/** Addresses that are answered with the app's page. New ones of the app's are named here to open offline. */
export const SHELL_ADDRESSES = [/^\/(sign-in|sign-up|forgot-password|reset-password|verify-email|outbox|pay\/return)?(\?|$)/, /^\/(trips|account|admin|join)(\/|\?|$)/];

/** Larger parts of the app are kept when they are first used: the map, its world, what writes a PDF. */
export const MAX_KEPT_BYTES = 400_000;

/** Of the faces, only the two that every screen starts with. */
export const FIRST_FONTS = /(inter-latin-wght-normal|fraunces-latin-opsz-normal)-[\w-]+\.woff2$/;

/** Whether a built file is kept as soon as the worker is there. */
export const isShell = ({ url, size }: { url: string; size: number }): boolean => size <= MAX_KEPT_BYTES && (!url.endsWith(".woff2") || FIRST_FONTS.test(url));
