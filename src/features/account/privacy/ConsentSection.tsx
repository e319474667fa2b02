// What one allows. Memory is the same switch as on its own page; analytics are off until one says otherwise.
import { useMutation, useQuery } from "convex/react";
import { Link } from "react-router-dom";
import { api } from "../../../../convex/_generated/api";
import { rich, t } from "../../../i18n/t";
import { Skeleton } from "../../../ui/Skeleton";
import { notify } from "../../../ui/toast";
import { formatDay } from "../../../lib/moments";
import { SwitchField } from "../SwitchField";

export function ConsentSection() {
  return (
    <section aria-labelledby="consent">
      <h2 id="consent" className="title text-2xl sm:text-3xl">{t("What you allow")}</h2>
      <div className="mt-4 divide-y divide-line border-y border-line">
        <div className="py-3"><Memory /></div>
        <div className="py-3"><Analytics /></div>
      </div>
    </section>
  );
}

function Memory() {
  const settings = useQuery(api.ai.memory.memories.settings);
  const setEnabled = useMutation(api.ai.memory.memories.setEnabled).withOptimisticUpdate((store, { enabled }) => store.setQuery(api.ai.memory.memories.settings, {}, { enabled }));
  if (!settings) return <Skeleton className="h-18" />;
  return (
    <SwitchField
      label={t("Remember my wishes")}
      hint={rich("The assistant keeps what you tell it for every trip. <link>See what it remembers</link>", {
        link: (text) => <Link to="/account/memory" className="rounded-sm font-medium text-accent underline underline-offset-4">{text}</Link>,
      })}
      checked={settings.enabled}
      onCheckedChange={(enabled) => void setEnabled({ enabled }).catch(notify.error)}
    />
  );
}

function Analytics() {
  const consents = useQuery(api.privacy.consents.get);
  const decide = useMutation(api.privacy.consents.decide).withOptimisticUpdate((store, { analytics }) => {
    const now = store.getQuery(api.privacy.consents.get, {});
    if (now) store.setQuery(api.privacy.consents.get, {}, { analytics: { ...now.analytics, given: analytics } });
  });
  if (!consents) return <Skeleton className="h-18" />;
  const { given, decidedAt, version } = consents.analytics;
  return (
    <SwitchField
      label={t("Count how I use Caravan")}
      hint={
        decidedAt === null
          ? t("Today nothing is counted or sent anywhere, whatever you choose. Should that change, it is for those alone who said yes here.")
          : t("Today nothing is counted or sent anywhere, whatever you choose. Should that change, it is for those alone who said yes here; you decided on {day}.", { day: formatDay(decidedAt) })
      }
      checked={given}
      onCheckedChange={(analytics) => void decide({ analytics, version }).catch(notify.error)}
    />
  );
}
