/** Clerk's publishable key as the app was built with it; null: built-in accounts alone, and no code of Clerk's is fetched. */
export const clerkKey: string | null = import.meta.env.VITE_CLERK_PUBLISHABLE_KEY || null;
