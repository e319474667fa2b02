// One's own places of all trips, to use again: the latest first, more on demand, and each by its name.
import { useQuery } from "convex/react";
import { History, Search } from "lucide-react";
import { useState } from "react";
import { api } from "../../../convex/_generated/api";
import { t } from "../../i18n/t";
import { useLastAnswer } from "../../lib/useLastAnswer";
import { useSettled } from "../../lib/useSettled";
import { Button } from "../../ui/Button";
import { Input } from "../../ui/Input";
import { FoundRow } from "./FoundRow";
import { asRead, type Found } from "./placeWords";

const PAGE = 12;
/** As many as the server lists. */
const MOST = 500;
const TYPING_PAUSE_MS = 140;

export function OwnPlaces({ onOpen }: { onOpen: (place: Found) => void }) {
  const [typed, setTyped] = useState("");
  const text = useSettled(typed.trim(), TYPING_PAUSE_MS);
  const [shown, setShown] = useState(PAGE);
  // One more than is shown says whether there are more.
  const answer = useQuery(api.places.ownPlaces.list, { limit: Math.min(shown + 1, MOST), ...(text && { text }) });
  const own = useLastAnswer(answer);
  const hasMore = own !== undefined && own.length > shown;
  // Once there was more than a page of them there is something to search, also while nothing is found.
  const [isLong, setIsLong] = useState(false);
  if (hasMore && !isLong) setIsLong(true);
  if (!own || (own.length === 0 && !isLong)) return null;
  return (
    <section aria-labelledby="own-places">
      <h3 id="own-places" className="title flex items-center gap-2 text-lg"><History className="size-4.5 text-accent" aria-hidden />{t("Your places")}</h3>
      <p className="mt-0.5 text-sm text-ink-faint">{t("What you have put into plans, here and in other trips. Only you see this.")}</p>
      {isLong && (
        <div role="search" className="relative mt-3">
          <Search className="pointer-events-none absolute top-1/2 start-3.5 size-4.5 -translate-y-1/2 text-ink-faint" aria-hidden />
          <Input type="search" aria-label={t("Search your places")} placeholder={t("Search your places")} maxLength={100} value={typed} className="ps-10.5" onChange={(event) => { setTyped(event.target.value); setShown(PAGE); }} />
        </div>
      )}
      {own.length === 0 && <p role="status" className="mt-3 text-ink-soft">{t("Nothing found for “{text}”", { text })}</p>}
      <ul className="-mx-3 mt-2">
        {own.slice(0, shown).map(asRead).map((place) => (
          <li key={place.id}>
            <button type="button" onClick={() => onOpen(place)} className="flex min-h-13 w-full items-center gap-3 rounded-md px-3 py-2 hover:bg-ink/7"><FoundRow place={place} /></button>
          </li>
        ))}
      </ul>
      {hasMore && <Button look="secondary" size="sm" className="mt-2" busy={answer === undefined} onClick={() => setShown(shown + 3 * PAGE)}>{t("Show older ones")}</Button>}
    </section>
  );
}
