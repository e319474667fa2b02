// The plans side by side, and the way from the one that one has to another.
import { useState } from "react";
import { t } from "../../../i18n/t";
import { ChipButton } from "../../../ui/Chip";
import { PlanCard } from "./PlanCard";
import { savingWords, type Interval, type Mine, type Offers } from "./planWords";
import type { PlanActions } from "./usePlanActions";

const INTERVALS: { value: Interval; label: string }[] = [
  { value: "month", label: t("Monthly") },
  { value: "year", label: t("Yearly") },
];

const NOTES: Partial<Record<Offers["payments"], string>> = {
  off: t("Plans can't be bought on this Caravan: whoever runs it hasn't set up payments."),
  emulated: t("Checkout is emulated here: it looks and works like the real one, but no money moves. It shows you test cards."),
  test: t("Checkout runs in test mode here: no money moves, and only test cards work."),
};

export function PlanOffers({ mine, offers, actions }: { mine: Mine; offers: Offers; actions: PlanActions }) {
  const [interval, setInterval] = useState<Interval>(mine.subscription?.interval ?? "month");
  const note = NOTES[offers.payments];
  const saving = savingWords(offers.plans);
  return (
    <section aria-labelledby="plans">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <h2 id="plans" className="title text-xl">{t("The plans")}</h2>
        <div role="group" aria-label={t("Price by")} className="flex flex-wrap items-center gap-2">
          {INTERVALS.map(({ value, label }) => (
            <ChipButton key={value} aria-pressed={interval === value} onClick={() => setInterval(value)}>
              {label}{value === "year" && saving && <span className="text-ink-faint">{saving}</span>}
            </ChipButton>
          ))}
        </div>
      </div>
      {note && <p role="note" className="mt-4 rounded-lg bg-sunken px-5 py-3.5 text-[0.9375rem] text-ink-soft">{note}</p>}
      <ul className="mt-5 grid gap-4 sm:grid-cols-3">
        {offers.plans.map((offer) => (
          <li key={offer.plan} className="flex">
            <PlanCard offer={offer} interval={interval} mine={mine} canPay={offers.payments !== "off"} actions={actions} />
          </li>
        ))}
      </ul>
      <p className="mt-4 text-[0.9375rem] text-ink-soft">
        {t("Going back to a smaller plan takes nothing away: every trip stays, and everybody in it can read and change it. Only new trips and new people wait until there is room.")}
      </p>
    </section>
  );
}
