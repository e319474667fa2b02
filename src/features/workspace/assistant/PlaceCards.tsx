// The places of a tool call: what each is, when it is open on its day, what it costs, and how sure that is.
import { MapPin } from "lucide-react";
import { cityNamed } from "../../../i18n/cityName";
import { t } from "../../../i18n/t";
import { asOfWords } from "../agents/adviceWords";
import { cn } from "../../../ui/cn";
import { IconButton } from "../../../ui/IconButton";
import { useTripFrame } from "../tripFrame";
import { hoursWords, kindWords, priceWords, SURE, type CardPlace, type Confidence } from "./placeWords";
import { useShowOnMap } from "./useShowOnMap";

/** The rest is unfolded on demand. */
const MOST_SHOWN = 3;

const SURENESS: Record<Confidence, string> = { high: SURE.high, medium: t("Fairly sure: check before you go"), low: t("Unsure: check before you go") };

export type PlaceCardsProps = {
  places: CardPlace[];
  /** Under changes that name the places already, they are unfolded on demand. */
  folded: boolean;
};

export function PlaceCards({ places, folded }: PlaceCardsProps) {
  const [first, rest] = folded ? [[], places] : [places.slice(0, MOST_SHOWN), places.slice(MOST_SHOWN)];
  return (
    <div>
      {first.length > 0 && <List places={first} from={0} />}
      {rest.length > 0 && (
        <details className={cn(!folded && "border-t border-line")}>
          <summary className="flex min-h-11 items-center px-3.5 text-sm font-medium text-accent">
            {folded ? aboutWords(rest) : t("{count, plural, one {# more place} other {# more places}}", { count: rest.length })}
          </summary>
          <List places={rest} from={first.length} />
        </details>
      )}
    </div>
  );
}

const aboutWords = ([first, ...others]: CardPlace[]) =>
  others.length === 0 ? t("About {place}", { place: first!.name }) : t("About these {count, number} places", { count: others.length + 1 });

function List({ places, from }: { places: CardPlace[]; from: number }) {
  return <ul aria-label={t("Places")} className="divide-y divide-line">{places.map((place, index) => <PlaceItem key={place.placeId} place={place} number={from + index + 1} />)}</ul>;
}

/** `number` is its pin's on the small map, where it is for no day. */
function PlaceItem({ place, number }: { place: CardPlace; number: number }) {
  const { trip } = useTripFrame();
  const showOnMap = useShowOnMap();
  const { name, city, asOf, confidence, day, lat, lng } = place;
  // Whether it is open on a day hangs on which day of the week that will be.
  const hours = trip.openDates ? null : hoursWords(place);
  return (
    <li className="flex items-start gap-2 px-3.5 py-2.5 text-sm">
      <div className="min-w-0 flex-1">
        <p className="font-medium text-ink [overflow-wrap:anywhere]">
          {day === null && <span className="me-1.5 inline-grid size-4.5 place-items-center rounded-full bg-accent align-[0.05em] text-[0.6875rem] font-semibold text-on-accent tabular-nums" aria-hidden>{number}</span>}
          {name}
        </p>
        <p className="text-ink-soft">{kindWords(place)}</p>
        {hours && <p className={cn("tabular-nums", place.hours?.length === 0 ? "font-medium text-warn" : "text-ink-soft")}>{hours}</p>}
        <p className="text-ink-soft tabular-nums">{priceWords(place)}</p>
        <p className="mt-1 text-[0.8125rem] text-ink-faint">
          <span className={cn(confidence !== "high" && "font-medium text-warn")}>{SURENESS[confidence]}</span>
          {" · "}{t("Caravan's places of {city}, {when}", { city: cityNamed(city), when: asOfWords(asOf) })}
        </p>
      </div>
      <IconButton size="sm" label={t("Show {place} on the map", { place: name })} className="-me-2" onClick={() => showOnMap({ day, places: [{ name, lat, lng }] })}><MapPin /></IconButton>
    </li>
  );
}
