import { HandCoins, MapPinned, MousePointer2, Sparkles, Undo2, Users, type LucideIcon } from "lucide-react";
import { t } from "../../i18n/t";

const REASONS: { icon: LucideIcon; title: string; text: string }[] = [
  { icon: Users, title: t("One trip, everybody in it"), text: t("Send a link. Friends edit, guests look on, and nobody needs to reload to see what the others did.") },
  { icon: MousePointer2, title: t("Nothing gets lost"), text: t("Two people may change the same day at once. Both changes stay, and you see whose is whose.") },
  { icon: Sparkles, title: t("A first draft in a second"), text: t("Ask in plain words: temples and food markets, one easy day, nothing before nine. The week fills in as you watch.") },
  { icon: MapPinned, title: t("Places that exist"), text: t("Curated sights, markets and quarters, with opening hours and the time it takes to get there.") },
  { icon: HandCoins, title: t("Within the budget"), text: t("Costs add up as you plan, for the party and per person, in the currency you think in.") },
  { icon: Undo2, title: t("Every step can be undone"), text: t("Yours and the assistant's, one press each. Try things; the plan can always go back.") },
];

export function Reasons() {
  return (
    <section aria-labelledby="reasons" className="border-y border-line bg-surface">
      <div className="mx-auto max-w-7xl px-4 py-16 sm:px-8 sm:py-24">
        <h2 id="reasons" className="title max-w-2xl text-3xl sm:text-[2.75rem]">{t("From “where shall we go?” to a week that holds together")}</h2>
        <ul className="mt-10 grid gap-x-12 gap-y-10 sm:mt-14 sm:grid-cols-2 lg:grid-cols-3">
          {REASONS.map(({ icon: Icon, title, text }) => (
            <li key={title} className="border-t border-line pt-5">
              <Icon className="size-6 text-accent" strokeWidth={1.75} aria-hidden />
              <h3 className="title mt-4 text-xl">{title}</h3>
              <p className="mt-2 text-ink-soft">{text}</p>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
