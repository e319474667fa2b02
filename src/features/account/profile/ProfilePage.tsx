// Who one is to the others, and the address of one's account.
import { useQuery } from "convex/react";
import { Link } from "react-router-dom";
import { api } from "../../../../convex/_generated/api";
import { t } from "../../../i18n/t";
import { useTitle } from "../../../lib/useTitle";
import { Button } from "../../../ui/Button";
import { Skeleton } from "../../../ui/Skeleton";
import { DeviceSection } from "./DeviceSection";
import { EmailSection } from "./EmailSection";
import { ProfileForm } from "./ProfileForm";
import { UsernameSection } from "./UsernameSection";

export function ProfilePage() {
  useTitle(t("Your profile"));
  const me = useQuery(api.users.users.me);
  if (!me) {
    return <div role="status" aria-busy="true" aria-label={t("Loading your profile")} className="flex flex-col gap-6"><Skeleton className="h-40" /><Skeleton className="h-24" /></div>;
  }
  return (
    <div className="flex flex-col gap-12">
      <section aria-labelledby="profile">
        <h2 id="profile" className="title text-2xl sm:text-3xl">{t("Your profile")}</h2>
        <p className="mt-2.5 text-ink-soft">{t("The others in your trips see your name. Plans and costs begin in your currency.")}</p>
        <ProfileForm key={me._id} name={me.name} currency={me.currency} homeAirport={me.homeAirport} />
      </section>
      {me.isAnonymous ? (
        <section aria-labelledby="no-account">
          <h2 id="no-account" className="title text-2xl sm:text-3xl">{t("You are a guest")}</h2>
          <p className="mt-2.5 mb-5 text-ink-soft">{t("Your trips are kept with this browser alone. With an account you find them everywhere, and nobody can take them from you.")}</p>
          <Button asChild><Link to="/sign-up">{t("Create an account")}</Link></Button>
        </section>
      ) : (
        <>
          <UsernameSection key={me.username} username={me.username} findable={me.findable} />
          <EmailSection />
        </>
      )}
      <DeviceSection />
    </div>
  );
}
