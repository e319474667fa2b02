import { Direction } from "radix-ui";
import { lazy, Suspense, type ReactNode } from "react";
import { direction } from "../i18n/language";
import { BuiltInIdentity } from "./BuiltInIdentity";
import { clerkKey } from "./clerkKey";
import { LoadingPage } from "./LoadingPage";

const ClerkIdentity = lazy(async () => ({ default: (await import("./clerk/ClerkIdentity")).ClerkIdentity }));

/** What every screen may rely on: which way it runs, the live connection, and who is signed in. */
export function Providers({ children }: { children: ReactNode }) {
  return <Direction.Provider dir={direction}><Identity>{children}</Identity></Direction.Provider>;
}

function Identity({ children }: { children: ReactNode }) {
  if (!clerkKey) return <BuiltInIdentity>{children}</BuiltInIdentity>;
  return (
    <Suspense fallback={<LoadingPage />}>
      <ClerkIdentity publishableKey={clerkKey}>{children}</ClerkIdentity>
    </Suspense>
  );
}
