// What a reader can do with a public trip: make it their own, ask to come along, or open it when they are in it already.
import { useConvexAuth, useMutation } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { Copy } from "lucide-react";
import { useState } from "react";
import { Link, useNavigate } from "react-router-dom";
import { api } from "../../../convex/_generated/api";
import { t } from "../../i18n/t";
import { useBusy } from "../../lib/useBusy";
import { Button } from "../../ui/Button";
import { notify } from "../../ui/toast";
import { AskDialog } from "./AskDialog";

type Page = NonNullable<FunctionReturnType<typeof api.trips.publicPages.get>>;

export function PublicActions({ slug, page }: { slug: string; page: Page }) {
  const { isAuthenticated, isLoading } = useConvexAuth();
  const copy = useMutation(api.trips.publicPages.copy);
  const navigate = useNavigate();
  const { busy, run } = useBusy<"copy">();
  const [asking, setAsking] = useState(false);
  const signIn = `/sign-in?next=${encodeURIComponent(`/t/${slug}`)}`;
  const makeMine = () =>
    run("copy", async () => {
      const tripId = await copy({ slug });
      notify.done(t("It is yours now. Choose your dates whenever you like."));
      void navigate(`/trips/${tripId}`);
    });
  const nothing = !page.memberOf && !page.copies && !page.requests;
  if (isLoading || nothing) return null;
  return (
    <aside aria-label={t("What you can do with this trip")} className="fixed inset-x-0 bottom-0 z-20 border-t border-line bg-paper/95 px-4 backdrop-blur-md sm:px-6 print:hidden">
      <div className="mx-auto flex max-w-7xl flex-wrap items-center justify-end gap-2.5 pt-3 pb-[calc(0.75rem+env(safe-area-inset-bottom))]">
        {page.memberOf ? (
          <>
            <p className="me-auto text-sm text-ink-soft">{t("You are in this trip. This is how others see it.")}</p>
            <Button asChild><Link to={`/trips/${page.memberOf}`}>{t("Open the trip")}</Link></Button>
          </>
        ) : isAuthenticated ? (
          <>
            {page.requests && (page.requested ? <p role="status" className="me-auto text-sm text-ink-soft">{t("You have asked to join. The owner will answer.")}</p> : <Button look="secondary" onClick={() => setAsking(true)}>{t("Ask to join")}</Button>)}
            {page.copies && <Button busy={busy === "copy"} onClick={() => void makeMine()}><Copy aria-hidden />{t("Copy into my trips")}</Button>}
          </>
        ) : (
          <>
            <p className="me-auto text-sm text-ink-soft">{t(page.copies ? "Make it your own: with an account, or as a guest." : "Come along: with an account, or as a guest.")}</p>
            <Button asChild><Link to={signIn}>{t("Sign in or look around")}</Link></Button>
          </>
        )}
      </div>
      <AskDialog open={asking} onClose={() => setAsking(false)} slug={slug} title={page.trip.title} />
    </aside>
  );
}
