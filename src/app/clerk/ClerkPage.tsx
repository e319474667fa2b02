// Sign-in and sign-up at Clerk: its form in our frame, and the ways that need no Clerk.
import { ClerkFailed, ClerkLoaded, ClerkLoading } from "@clerk/clerk-react";
import { useQuery } from "convex/react";
import { useState, type ReactNode } from "react";
import { Link, Navigate, useSearchParams } from "react-router-dom";
import { api } from "../../../convex/_generated/api";
import { AccountForm } from "../../features/account/AccountForm";
import { AccountFrame } from "../../features/account/AccountFrame";
import { useNext } from "../../features/account/AccountPage";
import { SignInPage } from "../../features/account/SignInPage";
import { rich, t } from "../../i18n/t";
import { useTitle } from "../../lib/useTitle";
import { Button } from "../../ui/Button";
import { Skeleton } from "../../ui/Skeleton";

export type ClerkPageProps = { title: string; lead: string; /** Clerk's form; afterwards it leads to `next`. */ form: (next: string) => ReactNode };

export function ClerkPage({ title, lead, form }: ClerkPageProps) {
  useTitle(title);
  const next = useNext();
  const [query] = useSearchParams();
  const me = useQuery(api.users.users.me);
  const [asGuest, setAsGuest] = useState(false);
  const [done, setDone] = useState(false);

  if (query.get("way") === "password") return <SignInPage />;
  if (done || (me && !me.isAnonymous)) return <Navigate to={next} replace />;
  return (
    <AccountFrame
      title={asGuest ? t("Just look around") : title}
      lead={asGuest ? t("No account needed. Your trips stay on this device; create an account later to keep them.") : lead}
    >
      {asGuest ? <AccountForm way="guest" onDone={() => setDone(true)} /> : <ClerkForm>{form(next)}</ClerkForm>}
      {!me && (
        <>
          <div className="my-6 flex items-center gap-4 text-sm text-ink-faint">
            <span className="h-px flex-1 bg-line" />{t("or")}<span className="h-px flex-1 bg-line" />
          </div>
          <Button look="secondary" size="lg" className="w-full" onClick={() => setAsGuest(!asGuest)}>{t(asGuest ? "Use an account" : "Try it as a guest")}</Button>
        </>
      )}
      <p className="mt-8 text-center text-[0.9375rem] text-ink-soft">
        {rich("An account from before? <link>Sign in with its password</link>", {
          link: (text) => <Link to={`/sign-in?way=password&next=${encodeURIComponent(next)}`} className="rounded-sm py-2 font-medium text-accent underline underline-offset-4">{text}</Link>,
        })}
      </p>
    </AccountFrame>
  );
}

function ClerkForm({ children }: { children: ReactNode }) {
  return (
    <>
      <ClerkLoading><Skeleton className="h-72 w-full rounded-lg" /></ClerkLoading>
      <ClerkLoaded>{children}</ClerkLoaded>
      <ClerkFailed>
        <p role="alert" className="rounded-md bg-danger-soft px-4 py-3 text-[0.9375rem] text-danger">
          {t("The sign-in service can't be reached. Check your connection and load the page again, or go on as a guest meanwhile.")}
        </p>
      </ClerkFailed>
    </>
  );
}
