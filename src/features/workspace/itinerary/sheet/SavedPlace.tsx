// A search for a place that saves itself: what is chosen at once, and what is only written when the field is left.
import { useRef, useState } from "react";
import { Field } from "../../../../ui/Field";
import { useSavedText } from "../../../../ui/useSavedText";
import { PlaceSearch, type Found } from "../../../places/PlaceSearch";
import type { Near } from "../../../places/useFindPlaces";

type SavedPlaceProps = {
  label: string;
  value: string;
  near: Near | null;
  placeholder?: string;
  /** Each resolves to why it was refused, or to null. */
  onPlace: (found: Found) => Promise<string | null>;
  onText: (text: string) => Promise<string | null>;
};

export function SavedPlace({ label, value, near, placeholder, onPlace, onText }: SavedPlaceProps) {
  const field = useSavedText({ saved: value, read: (text) => ({ value: text.trim() }), send: onText });
  const [problem, setProblem] = useState<string | null>(null);
  // Others' changes come in while nobody writes here.
  const [focused, setFocused] = useState(false);
  const [shown, setShown] = useState(value);
  if (!focused && !field.changed && shown !== value) setShown(value);
  // What is chosen stands in the field by its name, which need not be among what is saved of it.
  const chosen = useRef<string | null>(null);
  const leave = () => {
    setFocused(false);
    if (chosen.current === "" && value === "") void onText("").then(setProblem);
    else field.save();
    chosen.current = null;
  };
  return (
    <div onFocus={() => setFocused(true)} onBlur={leave}>
      <Field label={label} error={problem ?? field.problem}>
        <PlaceSearch
          key={shown}
          initialText={shown}
          near={near}
          placeholder={placeholder}
          keepsName
          onTextChange={(text) => {
            if (chosen.current !== null) chosen.current = text.trim();
            field.type(text);
          }}
          onChoose={(found) => {
            field.revert();
            chosen.current = found.name;
            void onPlace(found).then(setProblem);
          }}
        />
      </Field>
    </div>
  );
}
