import { useEffect } from "react";
import { t } from "../i18n/t";

/** Sets the page's title while the screen is shown: `Japan in spring · Caravan`. */
export function useTitle(title: string | null | undefined) {
  useEffect(() => {
    document.title = title ? `${title} · Caravan` : t("Caravan: plan a trip together, live");
  }, [title]);
}
