// The facts of a known place, as a guidebook's margin has them.
import type { ReactNode } from "react";
import { SURE, priceWords } from "../workspace/assistant/placeWords";
import { listWords, minutesWords, weekWords, type KnownPlace } from "./placeWords";

const STEP_FREE: Record<NonNullable<KnownPlace["stepFree"]>, string> = { yes: "Step-free", partly: "Partly step-free", no: "Steps on the way" };
const SETTING: Record<KnownPlace["setting"], string> = { indoor: "Indoors", outdoor: "Outdoors", mixed: "Indoors and out" };
const VEGETARIAN: Record<NonNullable<KnownPlace["food"]>["vegetarian"], string> = { easy: "easy for vegetarians", some: "some vegetarian dishes", hard: "hard for vegetarians" };

export function PlaceFacts({ place }: { place: KnownPlace }) {
  const { week, lastEntry, visit, food, setting, stepFree, children, confidence } = place;
  const good = [SETTING[setting], stepFree && STEP_FREE[stepFree], children && "good with children"].filter((word) => typeof word === "string");
  return (
    <dl className="grid gap-x-6 gap-y-4 text-[0.9375rem] sm:grid-cols-2">
      <Fact name="Open" wide>
        <ul className="space-y-0.5">
          {weekWords(week).map(({ days, hours }) => (
            <li key={days} className="flex gap-3 tabular-nums">
              <span className="w-24 shrink-0 text-ink-soft">{days}</span>
              {hours}
            </li>
          ))}
        </ul>
        {lastEntry !== null && <p className="mt-1 text-sm text-ink-soft">Last entry {minutesWords(lastEntry)} before closing.</p>}
      </Fact>
      <Fact name={food ? "A meal" : "Entry"}>{priceWords(place)}</Fact>
      <Fact name="Stay">{visit.least === visit.typical ? minutesWords(visit.typical) : `${minutesWords(visit.least)} to ${minutesWords(visit.typical)}`}</Fact>
      {food && <Fact name="Food">{listWords([...food.cuisines, VEGETARIAN[food.vegetarian], food.vegan && "vegan", food.halal && "halal"])}</Fact>}
      <Fact name="Good to know">{listWords(good)}</Fact>
      {confidence !== "high" && <Fact name="How sure">{SURE[confidence]}</Fact>}
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
