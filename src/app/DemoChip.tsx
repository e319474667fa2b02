// Says that some services are stand-ins, and which. Nothing emulated is hidden.
import { useQuery } from "convex/react";
import { FlaskConical } from "lucide-react";
import { api } from "../../convex/_generated/api";
import { Popover } from "../ui/Popover";

export function DemoChip() {
  const status = useQuery(api.deployment.status.get);
  if (!status?.demo) return null;
  return (
    <Popover
      label="What runs in demo mode"
      trigger={
        <button
          type="button"
          aria-label="Demo mode: see which services are emulated"
          className="inline-flex h-9 shrink-0 items-center gap-1.5 rounded-full bg-warn-soft px-3 text-[0.8125rem] font-medium text-warn transition hover:brightness-97 pointer-coarse:h-11 dark:hover:brightness-115"
        >
          <FlaskConical className="size-4" aria-hidden />
          <span className="max-sm:sr-only">Demo mode</span>
        </button>
      }
    >
      <h2 className="title text-lg">Demo mode</h2>
      <p className="mt-1 text-sm text-ink-soft">Everything works. These services are built in, in place of outside ones:</p>
      <dl className="mt-3 flex flex-col gap-3">
        {status.services.filter((service) => service.emulated).map((service) => (
          <div key={service.key} className="border-l-2 border-warn pl-3">
            <dt className="text-sm font-semibold">{service.name}</dt>
            <dd className="text-sm text-ink-soft">{service.detail}</dd>
          </div>
        ))}
      </dl>
    </Popover>
  );
}
