// The airport that one usually leaves from: one of those that are known, or none.
import { useQuery } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { Plane, X } from "lucide-react";
import { useRef, useState } from "react";
import { api } from "../../../../convex/_generated/api";
import { countryName } from "../../../i18n/countryName";
import { language } from "../../../i18n/language";
import { t } from "../../../i18n/t";
import { useSettled } from "../../../lib/useSettled";
import { Combobox } from "../../../ui/Combobox";
import { Field, useFieldControl } from "../../../ui/Field";
import { IconButton } from "../../../ui/IconButton";

type Airport = FunctionReturnType<typeof api.places.cities.airports>[number];
type AirportFieldProps = { code: string | null; onChange: (code: string | null) => void };

const TYPING_PAUSE_MS = 120;

export function AirportField({ code, onChange }: AirportFieldProps) {
  const [text, setText] = useState("");
  const field = useRef<HTMLDivElement>(null);
  const typed = text.trim();
  const asked = useSettled(typed, TYPING_PAUSE_MS);
  const found = useQuery(api.places.cities.airports, asked && code === null ? { text: asked, language } : "skip");
  const change = (next: string | null) => {
    onChange(next);
    setText("");
    // What was pressed goes; what takes its place is read out.
    requestAnimationFrame(() => field.current?.querySelector<HTMLElement>("input, [role=group]")?.focus());
  };
  return (
    // What was typed and isn't picked is no airport: it doesn't stay as if it were one.
    <div ref={field} className="sm:col-span-2" onBlur={() => setText("")}>
      <Field label={t("Home airport")} optional hint={t("Where you usually leave from. Nobody else sees it here. Caravan starts from it when you plan from a sentence, and fills it in when you tell the assistant of a flight without saying from where: that flight is seen by everybody in the trip.")}>
        {code === null ? (
          <Combobox
            text={text}
            onTextChange={setText}
            options={asked === typed ? found : undefined}
            optionKey={(airport) => airport.code}
            emptyMessage={t("No airport found for “{text}”. Try its city or its code.", { text: typed })}
            placeholder={t("A city, a name or a code like BER")}
            icon={<Plane />}
            onPick={(airport) => change(airport.code)}
            renderOption={(airport) => <AirportRow airport={airport} />}
          />
        ) : (
          <Chosen code={code} onClear={() => change(null)} />
        )}
      </Field>
    </div>
  );
}

function Chosen({ code, onClear }: { code: string; onClear: () => void }) {
  const found = useQuery(api.places.cities.airports, { text: code, language });
  const airport = found?.find((each) => each.code === code);
  const { id, "aria-describedby": describedBy } = useFieldControl();
  return (
    <div id={id} role="group" tabIndex={-1} aria-label={t("Home airport")} aria-describedby={describedBy} className="flex min-h-12 items-center gap-3 rounded-md border border-line bg-surface ps-3.5 pe-1">
      <Plane className="size-5 shrink-0 text-ink-faint" aria-hidden />
      <p className="min-w-0 flex-1 py-1.5">
        <span className="block truncate font-medium">{airport ? placeOf(airport) : code}</span>
        {airport && <span className="block truncate text-sm text-ink-faint">{airport.name}</span>}
      </p>
      <IconButton label={t("No home airport")} onClick={onClear}><X /></IconButton>
    </div>
  );
}

function AirportRow({ airport }: { airport: Airport }) {
  return (
    <>
      <Plane className="size-4.5 shrink-0 text-ink-faint" aria-hidden />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{placeOf(airport)}</span>
        <span className="block truncate text-sm text-ink-faint">{airport.name} · {countryName(airport.countryCode)}</span>
      </span>
    </>
  );
}

const placeOf = ({ city, code }: Airport) => `${city} (${code})`;
