// One place in a list of results: what it is and where, and whether one has used it before.
import { History } from "lucide-react";
import { createElement } from "react";
import { t } from "../../i18n/t";
import { iconOf, usedWords, whatAndWhere, type Found } from "./placeWords";

export function FoundRow({ place }: { place: Found }) {
  const lastUse = place.used?.[0];
  return (
    <>
      {createElement(iconOf(place), { className: "size-4.5 shrink-0 text-ink-faint", "aria-hidden": true })}
      <span className="min-w-0 flex-1 text-start">
        <span className="block truncate font-medium">
          {place.name}
          {place.localName && place.localName !== place.name && <span className="font-normal text-ink-faint"> {place.localName}</span>}
        </span>
        <span className="block truncate text-sm text-ink-faint">{whatAndWhere(place)}</span>
        {lastUse && (
          <span className="mt-0.5 flex items-center gap-1 text-xs text-accent">
            <History className="size-3.5 shrink-0" aria-hidden />
            <span className="truncate">{t("Yours: {use}", { use: usedWords(lastUse) })}</span>
          </span>
        )}
      </span>
      {place.sources[0] === "guide" && <span className="shrink-0 text-xs font-medium text-accent">{t("Guide")}</span>}
    </>
  );
}
