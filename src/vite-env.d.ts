interface ImportMetaEnv {
  /** The deployment's address; the page's own origin when it is not set. */
  readonly VITE_CONVEX_URL?: string;
}
