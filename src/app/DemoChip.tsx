// Says that some services are stand-ins, and which. Nothing emulated is hidden. The panel is fetched
// with the first press, since this chip is on the first page too.
import { useQuery } from "convex/react";
import { FlaskConical } from "lucide-react";
import { lazy, Suspense, useState, type ComponentProps } from "react";
import { api } from "../../convex/_generated/api";
import { t } from "../i18n/t";
import { cn } from "../ui/cn";

const DemoDetails = lazy(async () => ({ default: (await import("./DemoDetails")).DemoDetails }));

export function DemoChip({ className }: { className?: string | undefined }) {
  const status = useQuery(api.deployment.status.get);
  const [asked, setAsked] = useState(false);
  if (!status?.demo) return null;
  if (!asked) return <ChipFace className={className} onClick={() => setAsked(true)} aria-haspopup="dialog" aria-expanded={false} />;
  return (
    <Suspense fallback={<ChipFace className={className} aria-haspopup="dialog" aria-expanded={false} aria-busy />}>
      <DemoDetails services={status.services} trigger={<ChipFace className={className} />} />
    </Suspense>
  );
}

function ChipFace({ className, ...props }: ComponentProps<"button">) {
  return (
    <button
      type="button"
      aria-label={t("Demo mode: see which services are emulated")}
      className={cn("inline-flex h-9 shrink-0 items-center justify-center gap-1.5 rounded-full bg-warn-soft px-3 text-[0.8125rem] font-medium text-warn transition hover:brightness-97 pointer-coarse:h-11 pointer-coarse:min-w-11 dark:hover:brightness-115", className)}
      {...props}
    >
      <FlaskConical className="size-4" aria-hidden />
      <span className="max-sm:sr-only">{t("Demo mode")}</span>
    </button>
  );
}
