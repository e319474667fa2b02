// Sign-in and sign-up: the form in its frame, and the ways beside it.
import { useConvexAuth, useQuery } from "convex/react";
import { useState, type ReactNode } from "react";
import { Link, Navigate, useSearchParams } from "react-router-dom";
import { api } from "../../../convex/_generated/api";
import { t } from "../../i18n/t";
import { useTitle } from "../../lib/useTitle";
import { Button } from "../../ui/Button";
import { AccountForm, type Way } from "./AccountForm";
import { AccountFrame } from "./AccountFrame";
import { ownPath } from "./ownPath";

/** Where to go afterwards; only addresses of our own. */
export function useNext(): string {
  return ownPath(useSearchParams()[0].get("next"), window.location.origin, "/trips");
}

export type AccountPageProps = {
  way: "signIn" | "signUp";
  title: string;
  children: ReactNode;
  /** What has just happened, above the form. */
  note?: string | null;
  other: { to: string; ask: string; label: string };
};

export function AccountPage({ way: firstWay, title, children, note, other }: AccountPageProps) {
  useTitle(title);
  const next = useNext();
  const { isAuthenticated } = useConvexAuth();
  // What the last answer said may be over: where the server can't be reached nobody says so.
  const me = useQuery(api.users.users.me, isAuthenticated ? {} : "skip");
  const [way, setWay] = useState<Way>(firstWay);
  const [done, setDone] = useState(false);
  const guest = way === "guest";
  const search = next === "/trips" ? "" : `?next=${encodeURIComponent(next)}`;

  // A guest may come here to become a member; anybody else who is signed in has nothing to do here.
  if (done || (me && !me.isAnonymous)) return <Navigate to={next} replace />;

  return (
    <AccountFrame
      title={guest ? t("Just look around") : title}
      lead={guest ? t("No account needed. Your trips stay on this device; create an account later to keep them.") : children}
    >
      {note && <p role="status" className="mb-6 rounded-md bg-accent-soft px-4 py-3 text-[0.9375rem] text-accent">{note}</p>}
      <AccountForm way={way} onDone={() => setDone(true)} />
      {way === "signIn" && <Link to="/forgot-password" className="mt-2 self-start rounded-sm py-2.5 text-[0.9375rem] font-medium text-accent underline underline-offset-4">{t("Forgot your password?")}</Link>}
      {!me && (
        <>
          <div className="my-6 flex items-center gap-4 text-sm text-ink-faint">
            <span className="h-px flex-1 bg-line" />{t("or")}<span className="h-px flex-1 bg-line" />
          </div>
          <Button look="secondary" size="lg" className="w-full" onClick={() => setWay(guest ? firstWay : "guest")}>
            {t(guest ? "Use an account" : "Try it as a guest")}
          </Button>
        </>
      )}
      <p className="mt-8 text-center text-[0.9375rem] text-ink-soft">
        {other.ask}{" "}
        <Link to={`${other.to}${search}`} className="rounded-sm py-2 font-medium text-accent underline underline-offset-4">{other.label}</Link>
      </p>
    </AccountFrame>
  );
}
