// The picture on the trip's front: one's own, or the drawn landscape.
import { useMutation } from "convex/react";
import { ImagePlus } from "lucide-react";
import { useId, useState, type ChangeEvent } from "react";
import { api } from "../../../../convex/_generated/api";
import { t } from "../../../i18n/t";
import { told } from "../../../i18n/told";
import { errorSentence } from "../../../lib/errors";
import { newEditKey } from "../../../lib/outbox";
import { asReached } from "../../../lib/asReached";
import { Button, buttonClass } from "../../../ui/Button";
import { TripCover } from "../../trips/TripCover";
import { useEdits } from "../useEdits";
import { useTripFrame } from "../tripFrame";
import { shrinkPicture } from "./shrinkPicture";

export function CoverField() {
  const { trip, destinations, canEdit } = useTripFrame();
  const { offerUndo } = useEdits();
  const uploadUrl = useMutation(api.trips.covers.uploadUrl);
  const put = useMutation(api.trips.covers.put);
  const update = useMutation(api.trips.trips.update);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const id = useId();
  const tripId = trip._id;

  const attempt = async (work: (editKey: string) => Promise<string | null>, said: string) => {
    const editKey = newEditKey();
    setBusy(true);
    setRefusal(null);
    try {
      const refused = await work(editKey);
      setRefusal(refused);
      if (refused === null) offerUndo(said, editKey);
    } catch (error) {
      setRefusal(errorSentence(error));
    }
    setBusy(false);
  };
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    event.target.value = "";
    if (!file) return;
    void attempt(async (editKey) => {
      const picture = await shrinkPicture(file);
      const url = await uploadUrl({ tripId, type: picture.type, size: picture.size });
      const response = await fetch(asReached(url), { method: "POST", headers: { "Content-Type": picture.type }, body: picture });
      if (!response.ok) return t("The upload didn’t arrive. Try again.");
      const { storageId } = (await response.json()) as { storageId: string };
      const { refused } = await put({ tripId, storageId, editKey });
      return refused && told(refused);
    }, t("The cover is changed."));
  };
  return (
    <div>
      <div className="relative h-40 overflow-hidden rounded-lg"><TripCover trip={{ _id: tripId, coverUrl: trip.coverUrl, destinations }} className="absolute inset-0 size-full" /></div>
      {canEdit && (
        <div className="mt-2 flex flex-wrap items-center gap-2">
          <label htmlFor={id} className={buttonClass("secondary", "sm", "cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-accent")} aria-busy={busy || undefined}>
            <ImagePlus aria-hidden />
            {t(busy ? "Uploading…" : "Choose a picture")}
            <input id={id} type="file" accept="image/jpeg,image/png,image/webp" className="sr-only" disabled={busy} onChange={choose} />
          </label>
          {trip.coverUrl && (
            <Button look="ghost" size="sm" disabled={busy} onClick={() => void attempt(async (editKey) => { await update({ tripId, coverId: null, editKey }); return null; }, t("The drawn cover is back."))}>{t("Use the drawn one")}</Button>
          )}
        </div>
      )}
      {refusal && <p role="alert" className="mt-1.5 text-sm text-danger">{refusal}</p>}
    </div>
  );
}
