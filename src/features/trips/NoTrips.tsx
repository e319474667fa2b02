import { Map as MapIcon, Sparkles, Users } from "lucide-react";
import { Link } from "react-router-dom";
import { t } from "../../i18n/t";
import { Button } from "../../ui/Button";
import { Landscape } from "../../ui/Landscape";

const STEPS = [
  { icon: <MapIcon />, title: t("Say where and when"), text: t("Cities and dates are enough to begin.") },
  { icon: <Sparkles />, title: t("Get a first draft"), text: t("The assistant fills the days with real places, and says why.") },
  { icon: <Users />, title: t("Send the link around"), text: t("Whoever opens it sees and plans with you, live.") },
];

/** The list before the first trip: how it goes, and two ways to begin. */
export function NoTrips({ sample }: { sample: { start: () => Promise<void>; busy: boolean } }) {
  return (
    <section className="grid overflow-hidden rounded-xl border border-line bg-surface shadow-card lg:grid-cols-[1fr_1.5fr]">
      <Landscape seed="first trip" countryCodes={["IT"]} className="h-52 w-full sm:h-80 lg:h-full" />
      <div className="px-6 py-9 sm:px-12 sm:py-12">
        <h2 className="title text-3xl">{t("Where shall we go?")}</h2>
        <ol className="mt-7 grid gap-6 sm:grid-cols-3 lg:grid-cols-1 xl:grid-cols-3">
          {STEPS.map(({ icon, title, text }) => (
            <li key={title} className="flex gap-3.5 sm:flex-col sm:gap-3">
              <span className="text-accent [&>svg]:size-6" aria-hidden>{icon}</span>
              <span>
                <span className="block font-semibold">{title}</span>
                <span className="block text-ink-soft">{text}</span>
              </span>
            </li>
          ))}
        </ol>
        <div className="mt-9 flex flex-wrap gap-3">
          <Button asChild size="lg"><Link to="/trips/new">{t("Plan a trip")}</Link></Button>
          <Button asChild look="secondary" size="lg"><Link to="/trips/new?by=template">{t("Begin from a template")}</Link></Button>
        </div>
        {/* What has no edge of its own begins where the rest does. */}
        <div className="-ms-6 mt-2 flex flex-wrap">
          <Button asChild look="quiet" size="lg"><Link to="/trips/import">{t("Import one")}</Link></Button>
          <Button look="quiet" size="lg" busy={sample.busy} onClick={() => void sample.start()}>{t("Try it with a sample trip")}</Button>
        </div>
      </div>
    </section>
  );
}
