import { lazy, Suspense } from "react";
import { Outlet, ScrollRestoration, useNavigation } from "react-router-dom";
import { t } from "../i18n/t";
import { useOvertaken } from "../lib/overtaken";
import { Toaster } from "../ui/toast";
import { AccountWatch } from "../features/account/AccountWatch";
import { DepartureBanner } from "../features/account/privacy/DepartureBanner";
import { focusMain } from "../ui/focusMain";
import { ConnectionPill } from "./ConnectionPill";

const OvertakenPill = lazy(() => import("./OvertakenPill"));

/** Around every screen: the way past the header, the state of the connection and the notes. */
export function RootLayout() {
  const { state } = useNavigation();
  const isOvertaken = useOvertaken(({ edits }) => edits.length > 0);
  return (
    <>
      {/* Past the header without an address of its own, which "back" would have to leave. */}
      <a
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          focusMain();
        }}
        className="sr-only z-60 rounded-full bg-accent font-medium text-on-accent focus:not-sr-only focus:fixed focus:start-3 focus:top-3 focus:px-5 focus:py-3"
      >
        {t("Skip to content")}
      </a>
      {state === "loading" && <div className="fixed inset-x-0 top-0 z-60 h-0.5 animate-breathe bg-accent" />}
      <DepartureBanner />
      <Outlet />
      <ConnectionPill />
      {isOvertaken && <Suspense><OvertakenPill /></Suspense>}
      <AccountWatch />
      <Toaster />
      <ScrollRestoration />
    </>
  );
}
