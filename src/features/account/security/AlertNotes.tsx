import { useMutation, useQuery } from "convex/react";
import { ShieldAlert } from "lucide-react";
import { api } from "../../../../convex/_generated/api";
import { rich, t } from "../../../i18n/t";
import { Button } from "../../../ui/Button";
import { notify } from "../../../ui/toast";
import { formatMoment } from "../../../lib/moments";
import { placeWords, type Place } from "./placeWords";

const sentence = (signals: readonly string[], place: Place) => {
  const where = placeWords(place);
  if (signals.includes("failures")) return t("Somebody tried five times to sign in and couldn't, last from {place}.", { place: where });
  return t(
    signals.includes("travel")
      ? "There was a sign-in from {place}, where your account hasn't been used before. A few minutes earlier you were on another network."
      : "There was a sign-in from {place}, where your account hasn't been used before.",
    { place: where },
  );
};

/** What was out of the ordinary and nobody has answered to yet. */
export function AlertNotes() {
  const alerts = useQuery(api.users.security.alerts) ?? [];
  const dismiss = useMutation(api.users.security.dismissAlert);
  if (alerts.length === 0) return null;
  return (
    <ul aria-label={t("To look at")} className="flex flex-col gap-3">
      {alerts.map(({ _id, at, signals, network, browser }) => (
        <li key={_id} className="rounded-lg bg-warn-soft px-5 py-4 text-warn">
          <p className="flex items-start gap-2.5 text-[0.9375rem]">
            <ShieldAlert className="mt-0.5 size-5 shrink-0" aria-hidden />
            <span>
              {rich("{event} <time>{when}</time>. If it wasn't you, change your password: that signs everybody else out.", {
                event: sentence(signals, { network, browser }),
                when: formatMoment(at),
                time: (text) => <time dateTime={new Date(at).toISOString()}>{text}</time>,
              })}
            </span>
          </p>
          <div className="mt-3 flex flex-wrap gap-2">
            <Button look="secondary" size="sm" onClick={() => void dismiss({ eventId: _id }).catch(notify.error)}>{t("It was me")}</Button>
            <Button asChild look="secondary" size="sm"><a href="#password">{t("Change my password")}</a></Button>
          </div>
        </li>
      ))}
    </ul>
  );
}
