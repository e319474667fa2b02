import { Link } from "react-router-dom";
import { t } from "../../i18n/t";
import { Button, buttonClass } from "../../ui/Button";
import { Landscape } from "../../ui/Landscape";
import { useSampleTrip } from "../trips/useSampleTrip";

/** The last word: see it happen. */
export function SampleBand() {
  const sample = useSampleTrip();
  return (
    <section aria-labelledby="see-it" className="mx-auto max-w-7xl px-4 pt-16 sm:px-8 sm:pt-24">
      <div className="grid overflow-hidden rounded-xl border border-line bg-surface shadow-card md:grid-cols-2">
        <div className="px-6 py-10 sm:px-12 sm:py-16">
          <h2 id="see-it" className="title text-3xl sm:text-4xl">{t("A week in Japan, planned while you look on")}</h2>
          <p className="mt-4 text-lg text-ink-soft">{t("Kyoto, then Osaka: open the sample, watch the days fill in, then drag things about and ask for changes.")}</p>
          <div className="mt-8 flex flex-wrap gap-3">
            <Button size="lg" busy={sample.busy} onClick={() => void sample.start()}>{t("Open the sample trip")}</Button>
            <Link to="/sign-up" className={buttonClass("quiet", "lg")}>{t("Create an account")}</Link>
          </div>
        </div>
        <Landscape seed="japan in spring" countryCodes={["JP"]} className="h-56 w-full md:h-full" />
      </div>
    </section>
  );
}
