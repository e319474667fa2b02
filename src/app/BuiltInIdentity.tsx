import { ConvexAuthProvider, useAuthActions } from "@convex-dev/auth/react";
import { useEffect, useMemo, type ReactNode } from "react";
import { api } from "../../convex/_generated/api";
import { useAway } from "../lib/offline/away";
import { forgetAllSeen } from "../lib/offline/lastSeen";
import { dropSession, forgetLeft, leftSessions } from "../lib/session";
import { convexClient } from "./convexClient";
import { IdentityContext } from "./identity";

/** A line that is dead though nobody has said so. */
const PATIENCE_MS = 4000;
const unanswered = () => new Promise<false>((resolve) => setTimeout(() => resolve(false), PATIENCE_MS));

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
  useEffect(() => {
    // Sent once there is a line; until then, and where that fails, they stay for the next page.
    for (const sessionId of leftSessions()) convexClient.mutation(api.users.sessions.leave, { sessionId }).then(() => forgetLeft(sessionId), () => undefined);
  }, []);
  const identity = useMemo(() => {
    const leave = async () => {
      const isReached = navigator.onLine && !useAway.getState().away && (await Promise.race([signOut().then(() => true), unanswered()]));
      if (!isReached) dropSession(convexClient.url);
      await forgetAllSeen();
    };
    return { provider: "builtIn" as const, signIn, signOut: leave };
  }, [signIn, signOut]);
  return <IdentityContext value={identity}>{children}</IdentityContext>;
}
