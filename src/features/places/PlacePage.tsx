// What is known of one place: what it is, when it is open, what it costs, who says so, and what to do with it.
import { useMutation, useQuery } from "convex/react";
import { ExternalLink, MapPin } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router-dom";
import { api } from "../../../convex/_generated/api";
import { t } from "../../i18n/t";
import { told } from "../../i18n/told";
import { Button } from "../../ui/Button";
import { Skeleton } from "../../ui/Skeleton";
import { notify } from "../../ui/toast";
import { useShowOnMap } from "../workspace/assistant/useShowOnMap";
import { useTripFrame } from "../workspace/tripFrame";
import { useShownView, useWorkspace } from "../workspace/useWorkspace";
import { viewEntry } from "../workspace/views";
import { AddPlace } from "./AddPlace";
import { PlaceFacts } from "./PlaceFacts";
import { PlannedHere } from "./PlannedHere";
import { sourceWords, usedWords, whatAndWhere, type Found } from "./placeWords";

export default function PlacePage({ place, onDone }: { place: Found; onDone: () => void }) {
  const { trip } = useTripFrame();
  const known = useQuery(api.places.known.get, place.placeId === null ? "skip" : { tripId: trip._id, placeId: place.placeId });
  const showOnMap = useShowOnMap();
  const { wide, show: showView, closeActivity } = useWorkspace();
  const { current } = useShownView();
  const { name, localName, address, lat, lng } = place;
  const show = () => {
    // The item whose place it is would lie over the map.
    closeActivity();
    showOnMap({ day: null, places: [{ name, lat, lng }] });
    if (wide && viewEntry(current).place === "sheet") showView("plan");
    onDone();
  };
  return (
    <div className="space-y-6 pt-1">
      <header>
        <p className="eyebrow">{whatAndWhere(place)}</p>
        {localName && localName !== name && <p dir="auto" className="title mt-1 text-lg text-ink-soft">{localName}</p>}
        {address && address !== place.area && <p dir="auto" className="mt-1 text-[0.9375rem] text-ink-soft">{address}</p>}
      </header>
      {place.placeId !== null && known === undefined && <Skeleton className="h-16" />}
      {known && <p className="text-[1.0625rem] leading-relaxed">{told(known.fact)}</p>}
      {known && <PlannedHere planned={known.planned} onOpen={onDone} />}
      <AddPlace place={place} onAdded={onDone} />
      {known && <PlaceFacts place={known} />}
      <Used place={place} onDone={onDone} />
      <footer className="space-y-1 border-t border-line pt-4">
        <p className="text-sm text-ink-faint">{sourceWords(known ? { sources: ["guide"], asOf: known.asOf } : place)}</p>
        <div className="-ms-4 flex flex-wrap">
          <Button look="quiet" size="sm" className="min-h-11" onClick={show}><MapPin aria-hidden />{t("Show on the map")}</Button>
          <Button look="quiet" size="sm" className="min-h-11" asChild>
            <a href={`https://www.openstreetmap.org/?mlat=${lat}&mlon=${lng}#map=17/${lat}/${lng}`} target="_blank" rel="noreferrer"><ExternalLink aria-hidden />{t("Open in OpenStreetMap")}</a>
          </Button>
        </div>
      </footer>
    </div>
  );
}

/** Where and when one has used it, and a way to have that forgotten. */
function Used({ place: { id, name, used, sources }, onDone }: { place: Found; onDone: () => void }) {
  const forget = useMutation(api.places.ownPlaces.forget);
  const [busy, setBusy] = useState(false);
  if (!used || !sources.includes("own")) return null;
  const press = async () => {
    setBusy(true);
    try {
      await forget({ id });
      notify.done(t("{place} is no longer among your places. Your plans keep it.", { place: name }));
      onDone();
    } catch (error) {
      notify.error(error);
    }
    setBusy(false);
  };
  return (
    <section aria-label={t("Yours")}>
      <h3 className="eyebrow">{t("Yours")}</h3>
      <ul className="mt-1.5 text-[0.9375rem]">
        {used.length === 0 && <li className="text-ink-soft">{t("Used before, in a plan that you can't see any more.")}</li>}
        {used.map((use) => <li key={use.activityId}><UseLink use={use} onGone={onDone} /></li>)}
      </ul>
      {id.startsWith("own:") && <Button look="quiet" size="sm" busy={busy} className="-ms-3 min-h-11" onClick={() => void press()}>{t("Forget this place")}</Button>}
    </section>
  );
}

/** To the item that used it, on its day: here, or in the trip that it is in. */
function UseLink({ use, onGone }: { use: NonNullable<Found["used"]>[number]; onGone: () => void }) {
  const { trip } = useTripFrame();
  const { openActivity } = useWorkspace();
  const look = "inline-flex min-h-11 items-center rounded-sm text-start font-medium text-accent underline-offset-4 hover:underline";
  if (use.tripId !== trip._id) return <Link to={`/trips/${use.tripId}`} state={{ item: use.activityId }} className={look}>{usedWords(use)}</Link>;
  const show = () => {
    onGone();
    openActivity(use.activityId);
  };
  return <button type="button" onClick={show} className={look}>{usedWords(use)}</button>;
}
