// The frame of sign-in and sign-up: the form on paper, a landscape beside it on a desk.
import { useQuery } from "convex/react";
import { useState, type ReactNode } from "react";
import { Link, Navigate, useSearchParams } from "react-router-dom";
import { api } from "../../../convex/_generated/api";
import { ThemeToggle } from "../../app/ThemeToggle";
import { useTitle } from "../../lib/useTitle";
import { Button } from "../../ui/Button";
import { Logo } from "../../ui/Logo";
import { Landscape } from "../../ui/Landscape";
import { AccountForm, type Way } from "./AccountForm";

/** Where to go afterwards; only addresses of our own. */
export function useNext(): string {
  const next = useSearchParams()[0].get("next");
  return next?.startsWith("/") && !next.startsWith("//") ? next : "/trips";
}

export type AccountPageProps = { way: "signIn" | "signUp"; title: string; children: ReactNode; other: { to: string; ask: string; label: string } };

export function AccountPage({ way: firstWay, title, children, other }: AccountPageProps) {
  useTitle(title);
  const next = useNext();
  const me = useQuery(api.users.users.me);
  const [way, setWay] = useState<Way>(firstWay);
  const [done, setDone] = useState(false);
  const guest = way === "guest";
  const search = next === "/trips" ? "" : `?next=${encodeURIComponent(next)}`;

  // A guest may come here to become a member; anybody else who is signed in has nothing to do here.
  if (done || (me && !me.isAnonymous)) return <Navigate to={next} replace />;

  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(30rem,1fr)_1.1fr]">
      <div className="flex flex-col px-5 sm:px-10">
        <header className="flex h-16 items-center justify-between">
          <Link to="/" aria-label="Caravan, first page" className="rounded-md py-2"><Logo /></Link>
          <ThemeToggle />
        </header>
        <main id="main" className="mx-auto flex w-full max-w-sm flex-1 flex-col justify-center py-10 pb-24">
          <h1 className="title text-4xl">{guest ? "Just look around" : title}</h1>
          <p className="mt-3 mb-8 text-ink-soft">
            {guest ? "No account needed. Your trips stay on this device; create an account later to keep them." : children}
          </p>
          <AccountForm way={way} onDone={() => setDone(true)} />
          {!me && (
            <>
              <div className="my-6 flex items-center gap-4 text-sm text-ink-faint">
                <span className="h-px flex-1 bg-line" />or<span className="h-px flex-1 bg-line" />
              </div>
              <Button look="secondary" size="lg" className="w-full" onClick={() => setWay(guest ? firstWay : "guest")}>
                {guest ? `Use an account` : "Try it as a guest"}
              </Button>
            </>
          )}
          <p className="mt-8 text-center text-[0.9375rem] text-ink-soft">
            {other.ask}{" "}
            <Link to={`${other.to}${search}`} className="rounded-sm py-2 font-medium text-accent underline underline-offset-4">{other.label}</Link>
          </p>
        </main>
      </div>
      <div className="relative hidden overflow-hidden lg:block" aria-hidden>
        <Landscape seed="arrival" countryCodes={["CH"]} className="absolute inset-0 size-full" />
      </div>
    </div>
  );
}
