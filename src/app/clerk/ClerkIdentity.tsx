// Identity with Clerk beside the built-in accounts: guests and passwords as ever, until Clerk says that somebody is
// signed in there. One connection to the backend serves both; who is shown decides whose tokens it sends.
import { ClerkProvider, useAuth, useClerk } from "@clerk/clerk-react";
import { ConvexProviderWithClerk } from "convex/react-clerk";
import { useEffect, useMemo, useState, type ReactNode } from "react";
import { t } from "../../i18n/t";
import { useAway } from "../../lib/offline/away";
import { BuiltInIdentity } from "../BuiltInIdentity";
import { convexClient } from "../convexClient";
import { IdentityContext } from "../identity";
import { LoadingPage } from "../LoadingPage";
import { MessagePage } from "../MessagePage";
import { router } from "../router";
import { appearance } from "./appearance";
import { Entrance } from "./Entrance";
import { shownIdentity, type ClerkState } from "./enterCaravan";
import { lastWasClerk, rememberClerk } from "./lastProvider";

const push = (to: string) => router.navigate(to);
const replace = (to: string) => router.navigate(to, { replace: true });

export function ClerkIdentity({ publishableKey, children }: { publishableKey: string; children: ReactNode }) {
  return (
    <ClerkProvider
      publishableKey={publishableKey}
      appearance={appearance}
      routerPush={push}
      routerReplace={replace}
      signInUrl="/sign-in"
      signUpUrl="/sign-up"
      signInFallbackRedirectUrl="/trips"
      signUpFallbackRedirectUrl="/trips"
      afterSignOutUrl="/"
    >
      <EitherIdentity>{children}</EitherIdentity>
    </ClerkProvider>
  );
}

function EitherIdentity({ children }: { children: ReactNode }) {
  const clerk = useClerkState();
  const [waiting] = useState(lastWasClerk);
  const [entered, setEntered] = useState<string | null>(null);
  const shown = shownIdentity(clerk, entered, waiting);
  const away = useAway((state) => state.away);
  // Once it couldn't be fetched, Clerk comes with the page alone.
  const [missed, setMissed] = useState(false);
  if (away && waiting && clerk.kind === "failed" && !missed) setMissed(true);
  useEffect(() => {
    if (missed && !away) window.location.reload();
  }, [missed, away]);

  useEffect(() => {
    if (clerk.kind === "signedOut") rememberClerk(false);
    if (shown === "clerk") rememberClerk(true);
  }, [clerk.kind, shown]);

  if (shown === "clerk") {
    return (
      <ConvexProviderWithClerk client={convexClient} useAuth={useAuth}>
        <ByClerk>{children}</ByClerk>
      </ConvexProviderWithClerk>
    );
  }
  return (
    <BuiltInIdentity>
      {clerk.kind === "signedIn" ? <Entrance key={clerk.sessionId} onEntered={() => setEntered(clerk.sessionId)} /> : missed || (shown === "wait" && away) ? <ClerkAway /> : shown === "wait" ? <LoadingPage /> : children}
    </BuiltInIdentity>
  );
}

/** Clerk alone knows who was here: without the network there is nobody to show anything to. */
function ClerkAway() {
  return (
    <MessagePage eyebrow={t("Offline")} title={t("Your trips wait for the network")}>
      <p>{t("You sign in by Clerk, which can’t be reached just now. This page goes on by itself as soon as it can.")}</p>
    </MessagePage>
  );
}

function useClerkState(): ClerkState {
  const { isLoaded, isSignedIn, sessionId } = useAuth();
  const { status } = useClerk();
  if (isLoaded) return isSignedIn ? { kind: "signedIn", sessionId } : { kind: "signedOut" };
  return { kind: status === "error" ? "failed" : "loading" };
}

function ByClerk({ children }: { children: ReactNode }) {
  const clerk = useClerk();
  const identity = useMemo(
    () => ({
      provider: "clerk" as const,
      signIn: () => Promise.reject(new Error("Sign out first: somebody is signed in by Clerk.")),
      signOut: async () => {
        rememberClerk(false);
        await clerk.signOut();
      },
    }),
    [clerk],
  );
  return <IdentityContext value={identity}>{children}</IdentityContext>;
}
