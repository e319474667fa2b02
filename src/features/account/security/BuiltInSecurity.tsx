import { useQuery } from "convex/react";
import { Link } from "react-router-dom";
import { api } from "../../../../convex/_generated/api";
import { t } from "../../../i18n/t";
import { Button } from "../../../ui/Button";
import { Skeleton } from "../../../ui/Skeleton";
import { ConfirmNote } from "../profile/ConfirmNote";
import { AlertNotes } from "./AlertNotes";
import { PasswordSection } from "./PasswordSection";
import { SecondStepSection } from "./SecondStepSection";
import { SessionList } from "./SessionList";
import { SignInList } from "./SignInList";

/** For accounts with a password of Caravan's own; a guest is told how to get one. */
export function BuiltInSecurity() {
  const overview = useQuery(api.users.security.overview);
  if (!overview) return <div role="status" aria-busy="true" aria-label={t("Loading")} className="flex flex-col gap-6"><Skeleton className="h-32" /><Skeleton className="h-32" /></div>;
  if (!overview.hasPassword) {
    return (
      <section aria-labelledby="no-password">
        <h2 id="no-password" className="title text-2xl sm:text-3xl">{t("Nothing to protect yet")}</h2>
        <p className="mt-2.5 mb-5 text-ink-soft">{t("As a guest you are known by this browser alone. An account gives you a password, a second step and a list of where you are signed in.")}</p>
        <Button asChild><Link to="/sign-up">{t("Create an account")}</Link></Button>
      </section>
    );
  }
  return (
    <div className="flex flex-col gap-12">
      <AlertNotes />
      <PasswordSection />
      <SecondStepSection overview={overview} />
      {!overview.emailConfirmed && <ConfirmNote overview={overview} />}
      <SessionList />
      <SignInList />
    </div>
  );
}
