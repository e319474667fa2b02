// /t/<slug>: somebody's trip, read without an account; copied or joined with one.
import { useQuery } from "convex/react";
import { useEffect, useState } from "react";
import { Link, useParams } from "react-router-dom";
import { api } from "../../../convex/_generated/api";
import { LoadingPage } from "../../app/LoadingPage";
import { MessagePage } from "../../app/MessagePage";
import { ThemeToggle } from "../../app/ThemeToggle";
import { t } from "../../i18n/t";
import { useIsOver } from "../../lib/useIsOver";
import { useTitle } from "../../lib/useTitle";
import { Button } from "../../ui/Button";
import { Logo } from "../../ui/Logo";
import { PublicActions } from "./PublicActions";
import { PublicTripView } from "./PublicTripView";
import { useLightPaper } from "./useLightPaper";

export function PublicTripPage() {
  const { slug = "" } = useParams();
  const shown = useQuery(api.trips.publicPages.get, { slug });
  const isOver = useIsOver(shown?.expiresAt ?? null);
  const page = isOver ? null : shown;
  const [read, setRead] = useState<string | null>(null);
  if (shown && read !== slug) setRead(slug);
  useTitle(page?.trip.title ?? t("A trip"));
  useLightPaper();
  useNotIndexed(page !== undefined && !page?.indexed);
  if (page === undefined) return <LoadingPage />;
  if (page === null && read === slug) {
    return (
      <MessagePage eyebrow={t("Public trip")} title={t("This trip isn't shown any more")} actions={<Button asChild><Link to="/">{t("See what Caravan is")}</Link></Button>}>
        <p>{t("Its owner has just taken the page away, or its time is over. Should it be there again, you will see it here.")}</p>
      </MessagePage>
    );
  }
  if (page === null) {
    return (
      <MessagePage eyebrow={t("Public trip")} title={t("There is no trip here")} actions={<Button asChild><Link to="/">{t("See what Caravan is")}</Link></Button>}>
        <p>{t("It was never here, or its owner shows it no more. Ask whoever sent you the address.")}</p>
      </MessagePage>
    );
  }
  return (
    <div className="@container min-h-dvh px-4 sm:px-6 print:px-0">
      <header className="mx-auto flex h-16 max-w-2xl items-center justify-between @5xl:max-w-7xl">
        <Link to="/" aria-label={t("Caravan, first page")} className="rounded-md py-2"><Logo /></Link>
        <div className="print:hidden"><ThemeToggle /></div>
      </header>
      <main id="main" className="pt-4 pb-40 print:pb-0">
        <PublicTripView trip={page.trip} />
      </main>
      <PublicActions slug={slug} page={page} />
    </div>
  );
}

/** Also for who comes from within the app: the served page says it too. */
function useNotIndexed(hidden: boolean) {
  useEffect(() => {
    if (!hidden) return;
    const tag = Object.assign(document.createElement("meta"), { name: "robots", content: "noindex, nofollow" });
    document.head.append(tag);
    return () => tag.remove();
  }, [hidden]);
}
