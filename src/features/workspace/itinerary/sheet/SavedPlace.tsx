// A search for a place that saves itself: what is chosen at once, and what is only written when the field is left.
import { useState } from "react";
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
  const leave = () => {
    setFocused(false);
    field.save();
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
          onTextChange={field.type}
          onChoose={(found) => {
            field.revert();
            void onPlace(found).then(setProblem);
          }}
        />
      </Field>
    </div>
  );
}
