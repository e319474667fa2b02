import { ConvexAuthProvider } from "@convex-dev/auth/react";
import type { ReactNode } from "react";
import { convexClient } from "./convexClient";

/** What every screen may rely on: the live connection, and who is signed in. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    // Links of ours never carry the accounts library's `code`, so it must not claim that parameter.
    <ConvexAuthProvider client={convexClient} shouldHandleCode={false}>
      {children}
    </ConvexAuthProvider>
  );
}
