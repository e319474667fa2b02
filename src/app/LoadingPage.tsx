import { useEffect, useState } from "react";
import { t } from "../i18n/t";
import { useAway } from "../lib/offline/away";
import { useLastSeen } from "../lib/offline/lastSeen";
import { buttonClass } from "../ui/Button";
import { LogoMark } from "../ui/Logo";

/** The moment before a screen is there; and why it isn't there, where that needs the server and there is none. */
export function LoadingPage() {
  const needsServer = useNeedsServer();
  return (
    <main id="main" className="grid min-h-dvh place-items-center" aria-busy={!needsServer}>
      <div role="status" className="flex flex-col items-center gap-5 px-6 text-center">
        <LogoMark className={needsServer ? "size-12" : "size-12 animate-breathe"} />
        {needsServer ? <NeedsServer /> : <span className="sr-only">{t("Loading")}</span>}
      </div>
    </main>
  );
}

const LIST = "/trips";

function NeedsServer() {
  return (
    <>
      <p className="max-w-sm text-lg text-ink-soft">{t("This isn’t kept on this device. It comes by itself as soon as Caravan can be reached.")}</p>
      {/* No link of the router's: this page also stands where there is none yet. */}
      {window.location.pathname !== LIST && <a href={LIST} className={buttonClass("secondary", "md")}>{t("Your trips")}</a>}
    </>
  );
}

const PATIENCE_MS = 800;

/** Not at once: what was last seen has to be found, and parts of the app that are on the device to be read. */
function useNeedsServer(): boolean {
  const away = useAway((state) => state.away);
  const isOpen = useLastSeen((state) => state.isOpen);
  const [impatient, setImpatient] = useState(false);
  useEffect(() => {
    if (!away || !isOpen) return;
    const timer = setTimeout(() => setImpatient(true), PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      setImpatient(false);
    };
  }, [away, isOpen]);
  return impatient;
}
