// The first page: what Caravan is in one line, what it looks like, and the two ways to begin. Somebody
// who arrives here signed in goes on to their trips; from inside the app the page stays.
import { useConvexAuth } from "convex/react";
import { useState } from "react";
import { Link, Navigate, useLocation } from "react-router-dom";
import { DemoChip } from "../../app/DemoChip";
import { LanguageSelect } from "../../app/LanguageSelect";
import { LoadingPage } from "../../app/LoadingPage";
import { ThemeToggle } from "../../app/ThemeToggle";
import { t } from "../../i18n/t";
import { wasSignedIn } from "../../lib/session";
import { useTitle } from "../../lib/useTitle";
import { buttonClass } from "../../ui/Button";
import { Logo } from "../../ui/Logo";
import { Hero } from "./Hero";
import { Reasons } from "./Reasons";
import { SampleBand } from "./SampleBand";

export function LandingPage() {
  useTitle(null);
  const { isLoading, isAuthenticated } = useConvexAuth();
  const opened = useLocation().key === "default";
  // Decided once: becoming a guest on this page must not send anybody away from it.
  const [arrival, setArrival] = useState<"unknown" | "member" | "stranger">(opened && wasSignedIn() ? "unknown" : "stranger");
  if (arrival === "unknown" && !isLoading) setArrival(isAuthenticated ? "member" : "stranger");
  if (arrival === "member") return <Navigate to="/trips" replace />;
  if (arrival === "unknown") return <LoadingPage />;

  return (
    <div className="overflow-x-clip">
      <header className="mx-auto flex h-18 max-w-7xl items-center gap-1.5 px-4 sm:gap-3 sm:px-8">
        <Link to="/" aria-label={t("Caravan, first page")} className="me-auto rounded-md py-2"><Logo /></Link>
        <DemoChip />
        <ThemeToggle />
        {isAuthenticated ? (
          <Link to="/trips" className={buttonClass("secondary", "md")}>{t("Your trips")}</Link>
        ) : (
          <Link to="/sign-in" className={buttonClass("secondary", "md")}>{t("Sign in")}</Link>
        )}
      </header>
      <main id="main">
        <Hero />
        <Reasons />
        <SampleBand />
      </main>
      <footer className="mx-auto flex max-w-7xl flex-wrap items-center gap-x-8 gap-y-2 px-4 py-10 text-sm text-ink-faint sm:px-8">
        <p className="me-auto">{t("Caravan runs whole on one machine: no account elsewhere, no keys.")}</p>
        <p>{t("City names from GeoNames (CC BY 4.0).")}</p>
        <LanguageSelect />
      </footer>
    </div>
  );
}
