/**
 * Clerk's publishable key: as the app was built with it, or as whoever serves a built app wrote it into its page,
 * <meta name="clerk-publishable-key" content="pk_…">. Null: built-in accounts alone, and no code of Clerk's is fetched.
 */
export const clerkKey: string | null = import.meta.env.VITE_CLERK_PUBLISHABLE_KEY || document.querySelector<HTMLMetaElement>('meta[name="clerk-publishable-key"]')?.content || null;
