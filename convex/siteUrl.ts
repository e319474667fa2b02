/** Where people open Caravan, without a slash at its end. SITE_URL where the app has an address of its own, else the deployment's. */
export function siteUrl(env: { SITE_URL?: string; CONVEX_SITE_URL?: string } = process.env): string {
  return (env.SITE_URL || env.CONVEX_SITE_URL || "").replace(/\/+$/, "");
}
