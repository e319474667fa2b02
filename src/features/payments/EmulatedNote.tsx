import { FlaskConical } from "lucide-react";
import { t } from "../../i18n/t";

const TEST_CARD = "4242\u00a04242\u00a04242\u00a04242";

/** Said wherever one pays: an emulated checkout moves no money, and payments may be off. */
export function EmulatedNote({ mode }: { mode: "off" | "emulated" | "test" | "live" | undefined }) {
  if (mode === undefined || mode === "live") return null;
  const sentence = {
    off: t("Payments are switched off here. Whoever runs this Caravan has to set them up first."),
    emulated: t("Demo: the checkout is emulated on this machine. No money moves; use the test card {card}.", { card: TEST_CARD }),
    test: t("Stripe's test mode: no money moves. Use the test card {card}.", { card: TEST_CARD }),
  }[mode];
  return (
    <p role="note" className="flex items-start gap-2.5 rounded-lg bg-warn-soft px-4 py-3 text-sm text-warn">
      <FlaskConical className="mt-0.5 size-4 shrink-0" aria-hidden />
      {sentence}
    </p>
  );
}
