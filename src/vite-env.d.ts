interface ImportMetaEnv {
  /** The deployment's address; the page's own origin when it is not set. */
  readonly VITE_CONVEX_URL?: string;
  /** Clerk's publishable key, when people sign in there. */
  readonly VITE_CLERK_PUBLISHABLE_KEY?: string;
}
