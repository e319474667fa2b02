// The cities of a trip in the making: their order, their nights, and away with them.
import { ArrowDown, ArrowUp, MapPinOff, Minus, Plus, X } from "lucide-react";
import { cityName } from "../../i18n/cityName";
import { countryName } from "../../i18n/countryName";
import { formatNumber } from "../../i18n/formats";
import { t } from "../../i18n/t";
import { addDays, formatDateRange } from "../../lib/dates";
import { dayColor, onDayColor } from "../../ui/dayColors";
import { IconButton } from "../../ui/IconButton";
import { nightsOf, shiftNight, withNights, type TripDraft } from "./newTrip";

export function StopList({ draft, onChange }: { draft: TripDraft; onChange: (draft: TripDraft) => void }) {
  const { stops, dates, open } = draft;
  const total = nightsOf(draft);

  const move = (index: number, by: 1 | -1) => {
    const next = [...stops];
    const [moved] = next.splice(index, 1);
    next.splice(index + by, 0, moved!);
    onChange(withNights({ ...draft, stops: next }));
  };
  const remove = (index: number) => onChange(withNights({ ...draft, stops: stops.filter((_, at) => at !== index) }));

  return (
    <ol className="flex flex-col" aria-label={t("Cities, in order")}>
      {stops.map((stop, index) => {
        const arrival = total === null || open ? null : addDays(dates.start, stops.slice(0, index).reduce((sum, each) => sum + each.nights, 0));
        return (
          <li key={stop.key} className="relative flex animate-rise-in flex-wrap items-center gap-x-3 py-1.5 ps-10">
            {index < stops.length - 1 && <span className="absolute top-5 start-[0.8125rem] h-full border-s-2 border-dotted border-line-strong" aria-hidden />}
            <span className="absolute top-3.5 start-0 z-10 grid size-7 sm:top-4 place-items-center rounded-full text-sm font-semibold" style={{ background: dayColor(index), color: onDayColor }} aria-hidden>
              {formatNumber(index + 1)}
            </span>
            <span className="min-w-0 flex-1 py-1 max-sm:min-w-28">
              <span className="block font-medium">{cityName(stop)}</span>
              <span className="block text-sm text-ink-faint">
                {stop.unplaced && <><MapPinOff className="me-1 inline size-3.5 align-[-0.125em]" aria-hidden />{t("not on the map")}{" · "}</>}
                {arrival === null ? countryName(stop.countryCode) : formatDateRange(arrival, addDays(arrival, stop.nights), "short")}
              </span>
            </span>
            {total !== null && stops.length > 1 && (
              <span className="flex items-center rounded-full border border-line max-sm:order-last max-sm:mt-1 max-sm:mb-2" role="group" aria-label={t("Nights in {city}", { city: cityName(stop) })}>
                <IconButton size="sm" label={t("One night less in {city}", { city: cityName(stop) })} disabled={stop.nights === 0} onClick={() => onChange(shiftNight(draft, index, -1))}><Minus /></IconButton>
                <output className="min-w-17 text-center text-sm">{t("{nights, plural, one {# night} other {# nights}}", { nights: stop.nights })}</output>
                <IconButton size="sm" label={t("One night more in {city}", { city: cityName(stop) })} disabled={shiftNight(draft, index, 1) === draft} onClick={() => onChange(shiftNight(draft, index, 1))}><Plus /></IconButton>
              </span>
            )}
            <span className="flex">
              {stops.length > 1 && (
                <>
                  <IconButton size="sm" label={t("Move {city} earlier", { city: cityName(stop) })} disabled={index === 0} onClick={() => move(index, -1)}><ArrowUp /></IconButton>
                  <IconButton size="sm" label={t("Move {city} later", { city: cityName(stop) })} disabled={index === stops.length - 1} onClick={() => move(index, 1)}><ArrowDown /></IconButton>
                </>
              )}
              <IconButton size="sm" label={t("Remove {city}", { city: cityName(stop) })} onClick={() => remove(index)}><X /></IconButton>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
