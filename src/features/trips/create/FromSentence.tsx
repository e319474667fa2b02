// "A week in Lisbon in May with kids": what is understood is shown while one types; the assistant does the rest.
import { useMutation, useQuery } from "convex/react";
import { TriangleAlert } from "lucide-react";
import { useState, type FormEvent } from "react";
import { api } from "../../../../convex/_generated/api";
import { cityName } from "../../../i18n/cityName";
import { listed } from "../../../i18n/formats";
import { language } from "../../../i18n/language";
import { formatDuration } from "../../../i18n/measures";
import { t } from "../../../i18n/t";
import { addDays, today } from "../../../lib/dates";
import { formatMoney } from "../../../lib/money";
import { formatTripDates } from "../../../lib/tripDates";
import { useSettled } from "../../../lib/useSettled";
import { ChipButton } from "../../../ui/Chip";
import { Field } from "../../../ui/Field";
import { Textarea } from "../../../ui/Input";
import { notify } from "../../../ui/toast";
import { Footer } from "./Footer";
import { useOpenTrip } from "./useOpenTrip";

const EXAMPLES = [t("A week in Lisbon in May with kids"), t("Long weekend in Rome for two, good food"), t("10 days in Tokyo and Kyoto, temples and ramen, under €3,000")];
const TYPING_PAUSE_MS = 250;

export function FromSentence() {
  const create = useMutation(api.trips.sentence.create);
  const [text, setText] = useState("");
  const asked = useSettled(text.trim(), TYPING_PAUSE_MS);
  const { open, busy, refusal, clear } = useOpenTrip();
  const on = today();
  const read = useQuery(api.trips.sentence.read, asked ? { text: asked, on, language } : "skip");
  const change = (next: string) => {
    setText(next);
    clear();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const leftOut = asked === text.trim() ? (read?.unknown ?? []) : [];
    if ((await open(create({ text, on, language }), "/assistant")) && leftOut.length > 0) notify.info(unknownWords(leftOut));
  };
  return (
    <form id="say-trip" onSubmit={(event) => void submit(event)} className="flex flex-col gap-5">
      <Field label={t("Your trip in a sentence")}>
        <Textarea value={text} rows={3} maxLength={500} autoFocus placeholder={EXAMPLES[0]} onChange={(event) => change(event.target.value)} />
      </Field>
      {text.trim() === "" ? (
        <div className="flex flex-wrap gap-2">{EXAMPLES.map((example) => <ChipButton key={example} onClick={() => change(example)}>{example}</ChipButton>)}</div>
      ) : (
        <div aria-live="polite" className="min-h-24 border-s-2 border-accent/60 ps-4">{read && <Understood read={read} on={on} />}</div>
      )}
      <Footer busy={busy} refusal={refusal} send={{ form: "say-trip", label: t("Create and plan it"), disabled: text.trim() === "" }} />
    </form>
  );
}

const unknownWords = (names: string[]) => t("Left out, as Caravan doesn’t know where it is: {places}. You can add it later, by “Change cities…” in the trip’s settings.", { places: listed(names) });

type Read = NonNullable<ReturnType<typeof useQuery<typeof api.trips.sentence.read>>>;

function Understood({ read, on }: { read: Read; on: string }) {
  const { cities, unknown, from, days, startDate, month, travellers, budget, guessed } = read;
  if (cities.length === 0) {
    return <p className="text-ink-soft">{unknown.length > 0 ? t("Caravan doesn’t know where {places} is. Choose “Cities” above: there you can say where.", { places: listed(unknown) }) : t("Name a city and it begins here, like “Lisbon” or “Kyoto and Osaka”.")}</p>;
  }
  const first = startDate ?? on;
  const when = formatTripDates({ startDate: first, endDate: addDays(first, days - 1), openDates: startDate ? null : { month } });
  return (
    <dl className="grid gap-1 text-[0.9375rem]">
      <dt className="sr-only">{t("Where", {}, "trip")}</dt>
      <dd className="title text-xl">{cities.map((city) => (cities.length > 1 ? t("{city}, {nights, plural, one {# night} other {# nights}}", { city: cityName(city), nights: city.nights }) : cityName(city))).join(" · ")}</dd>
      <dt className="sr-only">{t("When")}</dt>
      <dd className="text-ink-soft">{when}{guessed.includes("days") && <span className="text-ink-faint"> {t("(a guess)")}</span>}</dd>
      {from && (
        <>
          <dt className="sr-only">{t("The way there")}</dt>
          <dd className="text-ink-soft">
            {t("From {place}", { place: from.code ? `${cityName({ ...from, name: from.city })} (${from.code})` : cityName({ ...from, name: from.city }) })}
            {from.flightMinutes !== null && ` · ${t("about {time} by plane, door to door", { time: formatDuration(Math.round(from.flightMinutes / 30) * 30) })}`}
          </dd>
        </>
      )}
      <dt className="sr-only">{t("Who and for how much")}</dt>
      <dd className="text-ink-soft">
        {t("{count, plural, one {# traveller} other {# travellers}}", { count: travellers })}{guessed.includes("travellers") && <span className="text-ink-faint"> {t("(a guess)")}</span>}
        {budget && ` · ${formatMoney(budget, { whole: true })}`}
      </dd>
      {unknown.length > 0 && (
        <>
          <dt className="sr-only">{t("Left out")}</dt>
          <dd className="flex items-start gap-1.5 text-warn"><TriangleAlert className="mt-1 size-4 shrink-0" aria-hidden />{unknownWords(unknown)}</dd>
        </>
      )}
    </dl>
  );
}
