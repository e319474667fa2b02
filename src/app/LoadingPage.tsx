import { t } from "../i18n/t";
import { LogoMark } from "../ui/Logo";

/** The moment before a screen is there. */
export function LoadingPage() {
  return (
    <main id="main" className="grid min-h-dvh place-items-center" aria-busy="true">
      <div role="status">
        <LogoMark className="size-12 animate-breathe" />
        <span className="sr-only">{t("Loading")}</span>
      </div>
    </main>
  );
}
