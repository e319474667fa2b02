// Cities of the bundled gazetteer as one types, in any script or spelling.
import { useQuery } from "convex/react";
import { MapPin, Search } from "lucide-react";
import { useEffect, useState } from "react";
import type { FunctionReturnType } from "convex/server";
import { api } from "../../../convex/_generated/api";
import { cityName, cityNames } from "../../i18n/cityName";
import { countryName } from "../../i18n/countryName";
import { t } from "../../i18n/t";
import { Combobox } from "../../ui/Combobox";

export type City = FunctionReturnType<typeof api.places.cities.search>[number];

const TYPING_PAUSE_MS = 120;
const LIMIT = 8;

export type CitySearchProps = { onPick: (city: City) => void; placeholder: string; autoFocus?: boolean };

export function CitySearch({ onPick, placeholder, autoFocus }: CitySearchProps) {
  const [text, setText] = useState("");
  const [asked, setAsked] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const answer = useQuery(api.places.cities.search, asked ? { text: asked, limit: LIMIT } : "skip");

  return (
    <Combobox
      text={text}
      onTextChange={setText}
      // An answer to an older text must not be picked by a quick Enter.
      options={asked === text.trim() ? answer : undefined}
      optionKey={(city) => city.geonameId}
      emptyMessage={t("No city found for “{text}”. Try another spelling.", { text: text.trim() })}
      placeholder={placeholder}
      autoFocus={autoFocus}
      icon={<Search />}
      onPick={(city) => {
        onPick(city);
        setText("");
        setAsked("");
      }}
      renderOption={(city) => (
        <>
          <MapPin className="size-4.5 shrink-0 text-ink-faint" aria-hidden />
          <span className="min-w-0 flex-1">
            <span className="block truncate font-medium">
              {cityName(city)}
              {city.matched && !cityNames(city).includes(city.matched) && <span className="font-normal text-ink-faint"> ({city.matched})</span>}
            </span>
            <span className="block truncate text-sm text-ink-faint">{[city.region, countryName(city.countryCode)].filter(Boolean).join(", ")}</span>
          </span>
          {city.hasPlaces && <span className="shrink-0 rounded-full bg-accent-soft px-2 py-0.5 text-xs font-medium text-accent">{t("city guide")}</span>}
        </>
      )}
    />
  );
}
