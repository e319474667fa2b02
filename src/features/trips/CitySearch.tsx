// Where a trip could go, as one types: cities of the bundled gazetteer in any script or spelling, places that online
// services know, and any other name, of which one says near which city it is.
import { MapPin, MapPinPlus, Search, X } from "lucide-react";
import { useState } from "react";
import { cityName, cityNames } from "../../i18n/cityName";
import { countryName } from "../../i18n/countryName";
import { t } from "../../i18n/t";
import { Combobox } from "../../ui/Combobox";
import { IconButton } from "../../ui/IconButton";
import { areaWords, sourceWords } from "../places/placeWords";
import { useFindCities, type CityOption, type KnownCity } from "./useFindCities";

type City = Pick<KnownCity, "name" | "country" | "countryCode" | "lat" | "lng" | "timeZone"> & {
  /** null for what isn't a city of the gazetteer. */
  geonameId: number | null;
  /** Nobody knows where it is: its point and its clock are those of a city nearby. */
  unplaced?: boolean;
};

export type CitySearchProps = { onPick: (city: City) => void; placeholder: string; autoFocus?: boolean };

export function CitySearch({ onPick, placeholder, autoFocus }: CitySearchProps) {
  const [text, setText] = useState("");
  /** A name that nobody knows, while one looks for a city near it. */
  const [placing, setPlacing] = useState<string | null>(null);
  const { options, credits, looking } = useFindCities(text, placing !== null);
  const pick = (option: CityOption) => {
    setText("");
    if (option.kind === "typed") return setPlacing(option.name);
    onPick(placing === null ? cityOf(option) : { ...cityOf(option), name: placing, geonameId: null, unplaced: true });
    setPlacing(null);
  };
  return (
    <div className="flex flex-col gap-2">
      {placing !== null && (
        <div role="status" className="flex items-start gap-2 rounded-md bg-accent-soft ps-3.5 text-sm">
          <p className="min-w-0 flex-1 py-2.5">
            <span className="block font-medium break-words">{t("Where is “{name}”?", { name: placing })}</span>
            <span className="block text-ink-soft">{t("Choose a city nearby: its country and its time zone are used. “{name}” stays off the map, without a city guide.", { name: placing })}</span>
          </p>
          <IconButton size="sm" label={t("Leave out {name}", { name: placing })} onClick={() => setPlacing(null)}><X /></IconButton>
        </div>
      )}
      <Combobox
        text={text}
        onTextChange={setText}
        options={options}
        optionKey={keyOf}
        emptyMessage={t("No city found for “{text}”. Try another spelling.", { text: text.trim() })}
        placeholder={placing === null ? placeholder : t("A larger city nearby")}
        autoFocus={autoFocus}
        icon={<Search />}
        note={looking ? t("Looking further afield…") : credits.map(({ text: credit }) => credit).join(" · ") || undefined}
        onPick={pick}
        renderOption={(option) => <OptionRow option={option} />}
      />
    </div>
  );
}

function cityOf(option: Exclude<CityOption, { kind: "typed" }>): City {
  if (option.kind === "known") return option.city;
  const { name, countryCode, lat, lng, timeZone } = option.place;
  return { name, country: countryName(countryCode), countryCode, lat, lng, timeZone, geonameId: null };
}

const keyOf = (option: CityOption) => (option.kind === "known" ? option.city.geonameId : option.kind === "online" ? option.place.id : "typed");

function OptionRow({ option }: { option: CityOption }) {
  switch (option.kind) {
    case "known": {
      const { city } = option;
      return (
        <>
          <MapPin className="size-4.5 shrink-0 text-ink-faint" aria-hidden />
          <span className="min-w-0 flex-1">
            <span className="block truncate font-medium">
              {cityName(city)}
              {city.matched && !cityNames(city).includes(city.matched) && <span className="font-normal text-ink-faint"> ({city.matched})</span>}
            </span>
            <span className="block truncate text-sm text-ink-faint">{[areaWords({ area: city.region, countryCode: city.countryCode }), countryName(city.countryCode)].filter(Boolean).join(", ")}</span>
          </span>
          {city.hasPlaces && <span className="shrink-0 rounded-full bg-accent-soft px-2 py-0.5 text-xs font-medium text-accent">{t("city guide")}</span>}
        </>
      );
    }
    case "online": {
      const { place } = option;
      return (
        <>
          <MapPin className="size-4.5 shrink-0 text-ink-faint" aria-hidden />
          <span className="min-w-0 flex-1">
            <span className="block truncate font-medium">{cityName(place)}</span>
            <span className="block truncate text-sm text-ink-faint">{areaWords(place) || countryName(place.countryCode)}</span>
          </span>
          <span className="shrink-0 rounded-full bg-ink/7 px-2 py-0.5 text-xs text-ink-soft" title={sourceWords({ ...place, asOf: null })}>{t("online")}</span>
        </>
      );
    }
    case "typed":
      return (
        <>
          <MapPinPlus className="size-4.5 shrink-0 text-ink-faint" aria-hidden />
          <span className="min-w-0 flex-1">
            <span className="block truncate font-medium">{t("Use “{name}”", { name: option.name })}</span>
            <span className="block truncate text-sm text-ink-faint">{t("Say where it is, near a city that is known")}</span>
          </span>
        </>
      );
  }
}
