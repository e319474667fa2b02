// Who vouches for the person at the screen, and how they leave. Screens ask here and need not know which it is.
import type { useAuthActions } from "@convex-dev/auth/react";
import { createContext, useContext } from "react";

export type Identity = {
  /** "builtIn": this deployment's own accounts, and guests. */
  provider: "builtIn" | "clerk";
  /** Into a built-in account, or on as a guest. Rejects while somebody is signed in elsewhere. */
  signIn: ReturnType<typeof useAuthActions>["signIn"];
  /** Resolves when this device no longer holds the session. */
  signOut: () => Promise<void>;
};

export const IdentityContext = createContext<Identity | null>(null);

export function useIdentity(): Identity {
  const identity = useContext(IdentityContext);
  if (!identity) throw new Error("useIdentity is for what is inside <Providers>.");
  return identity;
}
