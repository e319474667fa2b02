// A dozen trips that work, by what they are for; what is in one is shown before it is taken.
import { useMutation, useQuery } from "convex/react";
import { ArrowLeft } from "lucide-react";
import { useState, type FormEvent } from "react";
import type { FunctionReturnType } from "convex/server";
import { api } from "../../../../convex/_generated/api";
import { listed } from "../../../i18n/formats";
import { t } from "../../../i18n/t";
import { told } from "../../../i18n/told";
import { addDays, formatTime, isDate, today } from "../../../lib/dates";
import { Button } from "../../../ui/Button";
import { Landscape } from "../../../ui/Landscape";
import { Skeleton } from "../../../ui/Skeleton";
import { MAX_TRAVELLERS } from "../newTrip";
import { StartField, type Start } from "../StartField";
import { Stepper } from "../Stepper";
import { Footer } from "./Footer";
import { useOpenTrip } from "./useOpenTrip";

type Template = FunctionReturnType<typeof api.trips.templates.list>[number];
const THEMES: Record<Template["theme"], string> = { city: t("City stays"), family: t("With children"), honeymoon: t("For two"), rail: t("By train"), roadTrip: t("On the road") };

export function FromTemplate() {
  const templates = useQuery(api.trips.templates.list);
  const [chosen, setChosen] = useState<Template | null>(null);
  if (chosen) return <TakeTemplate template={chosen} onBack={() => setChosen(null)} />;
  if (!templates) return <Skeleton className="h-80" />;
  const themes = [...new Set(templates.map(({ theme }) => theme))];
  return (
    <div className="flex flex-col gap-7">
      {themes.map((theme) => (
        <section key={theme} aria-label={THEMES[theme]}>
          <h3 className="eyebrow mb-2">{THEMES[theme]}</h3>
          <ul className="divide-y divide-line border-y border-line">
            {templates.filter((each) => each.theme === theme).map((each) => (
              <li key={each.id}>
                <button type="button" onClick={() => setChosen(each)} className="flex w-full items-center gap-4 py-3 text-start transition hover:bg-ink/3">
                  <Landscape seed={each.id} countryCodes={each.cities.map(({ countryCode }) => countryCode)} className="size-16 shrink-0 rounded-lg" />
                  <span className="min-w-0 flex-1">
                    <span className="title block text-lg">{told(each.title)}</span>
                    <span className="block text-sm text-ink-soft">{told(each.tagline)}</span>
                    <span className="block text-sm text-ink-faint">
                      {t("{nights, plural, one {# night} other {# nights}} · {stops, plural, one {# stop} other {# stops}} · {highlights}…", {
                        nights: each.nights,
                        stops: each.items,
                        highlights: listed(each.highlights.slice(0, 2), "unit"),
                      })}
                    </span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <Footer />
    </div>
  );
}

function TakeTemplate({ template, onBack }: { template: Template; onBack: () => void }) {
  const whole = useQuery(api.trips.templates.get, { template: template.id });
  const create = useMutation(api.trips.templates.create);
  const [start, setStart] = useState<Start>({ date: addDays(today(), 60), open: false, month: null });
  const [travellers, setTravellers] = useState(2);
  const { open, busy, refusal } = useOpenTrip();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void open(create({ template: template.id, title: told(template.title), startDate: start.open ? null : start.date, ...(start.open && { month: start.month }), travellers }));
  };
  return (
    <form id="take-template" onSubmit={submit} className="flex flex-col gap-6">
      <div>
        <Button look="quiet" size="sm" className="-ms-3" onClick={onBack}><ArrowLeft className="rtl:-scale-x-100" aria-hidden />{t("All templates")}</Button>
        <h3 className="title mt-1 text-2xl">{told(template.title)}</h3>
        <p className="mt-1 text-ink-soft">{told(template.tagline)}</p>
      </div>
      <StartField value={start} onChange={setStart} nights={template.nights} />
      <Stepper label={t("Travellers")} counts="travellers" value={travellers} min={1} max={MAX_TRAVELLERS} onChange={setTravellers} />
      {whole ? (
        <ol aria-label={t("What is in it")} className="flex flex-col gap-4">
          {whole.days.map((items, index) => (
            <li key={index} className="grid gap-x-4 sm:grid-cols-[4rem_1fr]">
              <span className="eyebrow pt-0.5">{t("Day {day, number}", { day: index + 1 })}</span>
              <ul className="text-[0.9375rem]">
                {items.map((item, at) => <li key={at} className="flex gap-3"><span className="w-18 shrink-0 whitespace-nowrap text-ink-faint tabular-nums">{item.start && formatTime(item.start)}</span>{item.title}</li>)}
              </ul>
            </li>
          ))}
        </ol>
      ) : <Skeleton className="h-64" />}
      <Footer busy={busy} refusal={refusal} send={{ form: "take-template", label: t("Use this template"), disabled: (!start.open && !isDate(start.date)) || Number.isNaN(travellers) }} />
    </form>
  );
}
