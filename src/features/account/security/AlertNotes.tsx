import { useMutation, useQuery } from "convex/react";
import { ShieldAlert } from "lucide-react";
import { api } from "../../../../convex/_generated/api";
import { Button } from "../../../ui/Button";
import { notify } from "../../../ui/toast";
import { formatMoment } from "../../../lib/moments";
import { placeWords, type Place } from "./placeWords";

const sentence = (signals: readonly string[], place: Place) => {
  const where = placeWords(place);
  if (signals.includes("failures")) return `Somebody tried five times to sign in and couldn't, last from ${where}.`;
  const travel = signals.includes("travel") ? " A few minutes earlier you were on another network." : "";
  return `There was a sign-in from ${where}, where your account hasn't been used before.${travel}`;
};

/** What was out of the ordinary and nobody has answered to yet. */
export function AlertNotes() {
  const alerts = useQuery(api.users.security.alerts) ?? [];
  const dismiss = useMutation(api.users.security.dismissAlert);
  if (alerts.length === 0) return null;
  return (
    <ul aria-label="To look at" className="flex flex-col gap-3">
      {alerts.map(({ _id, at, signals, network, browser }) => (
        <li key={_id} className="rounded-lg bg-warn-soft px-5 py-4 text-warn">
          <p className="flex items-start gap-2.5 text-[0.9375rem]">
            <ShieldAlert className="mt-0.5 size-5 shrink-0" aria-hidden />
            <span>{sentence(signals, { network, browser })} <time dateTime={new Date(at).toISOString()}>{formatMoment(at)}</time>. If it wasn't you, change your password: that signs everybody else out.</span>
          </p>
          <div className="mt-3 flex flex-wrap gap-2">
            <Button look="secondary" size="sm" onClick={() => void dismiss({ eventId: _id }).catch(notify.error)}>It was me</Button>
            <Button asChild look="secondary" size="sm"><a href="#password">Change my password</a></Button>
          </div>
        </li>
      ))}
    </ul>
  );
}
