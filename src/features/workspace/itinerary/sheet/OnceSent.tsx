// At the end of the sheet of an item that waits for the network: what there is of it only when it has been sent.
import { t } from "../../../../i18n/t";
import { useAway } from "../../../../lib/offline/away";
import { isPending } from "../../rowIds";
import type { Activity } from "../../useItinerary";

export function OnceSent({ activity }: { activity: Activity }) {
  // With a network it is sent in a moment, and nobody need know.
  const away = useAway((state) => state.away);
  return isPending(activity._id) && away ? <p className="text-sm text-ink-soft">{t("This item waits to be sent. Its comments, files, bookings and history are here once it has been.")}</p> : null;
}
