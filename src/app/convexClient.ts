import { ConvexReactClient } from "convex/react";

/** The one live connection to the backend; everything on screen comes through it. */
export const convexClient = new ConvexReactClient(import.meta.env.VITE_CONVEX_URL ?? window.location.origin);
