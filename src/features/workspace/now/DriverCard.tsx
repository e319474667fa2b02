// To be held up to a driver: the place's name as people there write it, and its address, as large as the screen allows.
import { useQuery } from "convex/react";
import { X } from "lucide-react";
import { Dialog } from "radix-ui";
import { api } from "../../../../convex/_generated/api";
import { t } from "../../../i18n/t";
import { IconButton } from "../../../ui/IconButton";
import { useTripFrame } from "../tripFrame";
import type { Activity } from "../useItinerary";

export function DriverCard({ activity, onClose }: { activity: Activity; onClose: () => void }) {
  const { trip } = useTripFrame();
  const place = useQuery(api.places.known.get, activity.placeId ? { tripId: trip._id, placeId: activity.placeId } : "skip");
  const to = activity.type === "transport" ? (activity.transport?.from?.name ?? null) : null;
  const name = to ?? place?.localName ?? activity.title;
  const known = [activity.title, place?.name].filter((other, index, all) => other && other !== name && all.indexOf(other) === index);
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Content aria-describedby={undefined} className="fixed inset-0 z-50 flex animate-fade-in flex-col bg-white p-5 text-black outline-none">
          <div className="flex justify-end">
            <Dialog.Close asChild><IconButton size="lg" label={t("Close")} className="text-black hover:bg-black/10 hover:text-black"><X /></IconButton></Dialog.Close>
          </div>
          <div className="flex min-h-0 flex-1 flex-col items-center justify-center gap-6 overflow-y-auto text-center [overflow-wrap:anywhere]">
            <Dialog.Title dir="auto" className="text-[clamp(2.5rem,11vw,6rem)] leading-tight font-bold">{name}</Dialog.Title>
            {activity.address && <p dir="auto" className="text-[clamp(1.5rem,6vw,3rem)] leading-snug">{activity.address}</p>}
            {known.length > 0 && <p dir="auto" className="text-xl text-neutral-700">{known.join(" · ")}</p>}
            {activity.lat !== null && activity.lng !== null && <p dir="ltr" className="text-lg text-neutral-700 tabular-nums">{activity.lat.toFixed(5)}, {activity.lng.toFixed(5)}</p>}
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
