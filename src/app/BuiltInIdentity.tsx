import { ConvexAuthProvider, useAuthActions } from "@convex-dev/auth/react";
import { useMemo, type ReactNode } from "react";
import { useAway } from "../lib/offline/away";
import { forgetAllSeen } from "../lib/offline/lastSeen";
import { dropSession } from "../lib/session";
import { convexClient } from "./convexClient";
import { IdentityContext } from "./identity";

/** Built-in accounts and guests: the deployment itself vouches for them. */
export function BuiltInIdentity({ children }: { children: ReactNode }) {
  return (
    // Links of ours never carry the accounts library's `code`, so it must not claim that parameter.
    <ConvexAuthProvider client={convexClient} shouldHandleCode={false}>
      <BuiltIn>{children}</BuiltIn>
    </ConvexAuthProvider>
  );
}

function BuiltIn({ children }: { children: ReactNode }) {
  const { signIn, signOut } = useAuthActions();
  const identity = useMemo(() => {
    const leave = async () => {
      if (useAway.getState().away) dropSession(convexClient.url);
      else await signOut();
      await forgetAllSeen();
    };
    return { provider: "builtIn" as const, signIn, signOut: leave };
  }, [signIn, signOut]);
  return <IdentityContext value={identity}>{children}</IdentityContext>;
}
