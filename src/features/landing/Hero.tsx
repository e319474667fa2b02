import { useConvexAuth } from "convex/react";
import { Link } from "react-router-dom";
import { t } from "../../i18n/t";
import { Button, buttonClass } from "../../ui/Button";
import { useSampleTrip } from "../trips/useSampleTrip";
import { HeroArt } from "./HeroArt";

export function Hero() {
  const { isAuthenticated } = useConvexAuth();
  const sample = useSampleTrip();
  return (
    <section className="mx-auto grid max-w-7xl items-center gap-12 px-4 pt-8 pb-16 sm:px-8 sm:pt-14 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.12fr)] lg:gap-14 lg:pb-24">
      <div className="max-w-xl">
        <p className="eyebrow">{t("A live trip planner")}</p>
        <h1 className="title mt-4 text-[clamp(2.75rem,7vw,4.75rem)] leading-[1.02]!">{t("Plan the trip together, live.")}</h1>
        <p className="mt-6 text-lg text-ink-soft sm:text-xl">
          {t("Everyone opens the same itinerary and sees each change as it is made, while an assistant drafts the days with real places and says why it chose them.")}
        </p>
        <div className="mt-9 flex flex-wrap gap-3">
          <Button size="lg" busy={sample.busy} onClick={() => void sample.start()}>{t("Try it with a sample trip")}</Button>
          <Link to={isAuthenticated ? "/trips/new" : "/sign-up?next=/trips/new"} className={buttonClass("secondary", "lg")}>{t("Start planning")}</Link>
        </div>
        <p className="mt-5 text-[0.9375rem] text-ink-faint">{t("The sample opens at once, without an account.")}</p>
      </div>
      <HeroArt />
    </section>
  );
}
