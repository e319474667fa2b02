// A field that finds places as one types: known places, cities, one's own, and what online services add. Needs a trip around.
//
//   <PlaceSearch label="Where" onChoose={(found) => save({ lat: found.lat, lng: found.lng, placeId: found.placeId })} />
import { Search } from "lucide-react";
import { useState } from "react";
import { t } from "../../i18n/t";
import { Combobox } from "../../ui/Combobox";
import { useTripFrame } from "../workspace/tripFrame";
import { FoundRow } from "./FoundRow";
import { nothingFound, type Found } from "./placeWords";
import { useFindPlaces, type Near } from "./useFindPlaces";

export type { Found };

export type PlaceSearchProps = {
  onChoose: (found: Found) => void;
  /** Where one looks: what is nearer comes first. Without: the trip's cities. */
  near?: Near | null;
  /** Name, when not inside a `Field`. */
  label?: string;
  placeholder?: string;
  autoFocus?: boolean;
  /** Keeps the chosen place's name in the field instead of clearing it. */
  keepsName?: boolean;
  /** What stands in it at first. */
  initialText?: string;
  /** Follows what is typed, for what may be used without a place. */
  onTextChange?: (text: string) => void;
  className?: string;
};

export function PlaceSearch({ onChoose, near = null, label, placeholder = t("A place, a kind of place, an address"), autoFocus, keepsName, initialText = "", onTextChange, className }: PlaceSearchProps) {
  const { trip } = useTripFrame();
  const [text, setText] = useState(initialText);
  const [touched, setTouched] = useState(false);
  const { results, credits, looking, unreached } = useFindPlaces(trip._id, touched ? text : "", near);
  const type = (next: string) => {
    setText(next);
    setTouched(true);
    onTextChange?.(next);
  };
  return (
    <Combobox
      text={text}
      onTextChange={type}
      options={results}
      optionKey={(found) => found.id}
      emptyMessage={nothingFound({ text: text.trim(), looking, unreached })}
      label={label}
      placeholder={placeholder}
      autoFocus={autoFocus}
      className={className}
      icon={<Search />}
      renderOption={(found) => <FoundRow place={found} />}
      note={credits.length > 0 ? credits.map(({ text: credit }) => credit).join(" · ") : undefined}
      onPick={(found) => {
        onChoose(found);
        setTouched(false);
        setText(keepsName ? found.name : "");
      }}
    />
  );
}
