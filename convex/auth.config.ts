// Whose tokens are believed: the deployment's own (built-in accounts, guests), and Clerk's where it is set up.
import type { AuthConfig } from "convex/server";

/** Convex Cloud throws for a variable that isn't set, in this file alone. */
function clerkIssuer(): string | null {
  try {
    return process.env.CLERK_JWT_ISSUER_DOMAIN?.trim() || null;
  } catch {
    return null;
  }
}

const clerk = clerkIssuer();

export default {
  providers: [
    { domain: process.env.CONVEX_SITE_URL!, applicationID: "convex" },
    ...(clerk ? [{ domain: clerk, applicationID: "convex" }] : []),
  ],
} satisfies AuthConfig;
