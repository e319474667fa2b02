// The facts of a known place, as a guidebook's margin has them.
import type { ReactNode } from "react";
import { formatDuration } from "../../i18n/measures";
import { t } from "../../i18n/t";
import { told } from "../../i18n/told";
import { SURE, priceWords } from "../workspace/assistant/placeWords";
import { listWords, weekWords, type KnownPlace } from "./placeWords";

const STEP_FREE: Record<NonNullable<KnownPlace["stepFree"]>, string> = { yes: t("step-free"), partly: t("partly step-free"), no: t("steps on the way") };
const SETTING: Record<KnownPlace["setting"], string> = { indoor: t("Indoors"), outdoor: t("Outdoors"), mixed: t("Indoors and out") };
const VEGETARIAN: Record<NonNullable<KnownPlace["food"]>["vegetarian"], string> = { easy: t("easy for vegetarians"), some: t("some vegetarian dishes"), hard: t("hard for vegetarians") };

export function PlaceFacts({ place }: { place: KnownPlace }) {
  const { week, lastEntry, visit, food, setting, stepFree, children, confidence } = place;
  const good = [SETTING[setting], stepFree && STEP_FREE[stepFree], children && t("good with children")].filter((word) => typeof word === "string");
  return (
    <dl className="grid gap-x-6 gap-y-4 text-[0.9375rem] sm:grid-cols-2">
      <Fact name={t("Open", {}, "hours")} wide>
        <ul className="space-y-0.5">
          {weekWords(week).map(({ days, hours }) => (
            <li key={days} className="flex gap-3 tabular-nums">
              <span className="w-24 shrink-0 text-ink-soft">{days}</span>
              {hours}
            </li>
          ))}
        </ul>
        {lastEntry !== null && <p className="mt-1 text-sm text-ink-soft">{t("Last entry {time} before closing.", { time: formatDuration(lastEntry) })}</p>}
      </Fact>
      <Fact name={food ? t("A meal") : t("Entry", {}, "price")}>{priceWords(place)}</Fact>
      <Fact name={t("Stay", {}, "visit")}>{visit.least === visit.typical ? formatDuration(visit.typical) : t("{least} to {typical}", { least: formatDuration(visit.least), typical: formatDuration(visit.typical) })}</Fact>
      {food && <Fact name={t("Food")}>{listWords([...food.cuisines.map(told), VEGETARIAN[food.vegetarian], food.vegan && t("vegan"), food.halal && t("halal")])}</Fact>}
      <Fact name={t("Good to know")}>{listWords(good)}</Fact>
      {confidence !== "high" && <Fact name={t("How sure")}>{SURE[confidence]}</Fact>}
    </dl>
  );
}

function Fact({ name, wide, children }: { name: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className={wide ? "sm:col-span-2" : undefined}>
      <dt className="eyebrow">{name}</dt>
      <dd className="mt-1">{children}</dd>
    </div>
  );
}
