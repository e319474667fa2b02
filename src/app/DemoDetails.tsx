import type { FunctionReturnType } from "convex/server";
import { useState, type ReactNode } from "react";
import type { api } from "../../convex/_generated/api";
import { t } from "../i18n/t";
import { told } from "../i18n/told";
import { Popover } from "../ui/Popover";

type Services = FunctionReturnType<typeof api.deployment.status.get>["services"];

/** The list behind the demo chip; open when it first appears, since it was asked for. */
export function DemoDetails({ services, trigger }: { services: Services; trigger: ReactNode }) {
  const [open, setOpen] = useState(true);
  return (
    <Popover label={t("What runs in demo mode")} open={open} onOpenChange={setOpen} trigger={trigger}>
      <h2 className="title text-lg">{t("Demo mode")}</h2>
      <p className="mt-1 text-sm text-ink-soft">{t("Everything works. These services are built in, in place of outside ones:")}</p>
      <dl className="mt-3 flex flex-col gap-3">
        {services.filter((service) => service.emulated).map((service) => (
          <div key={service.key} className="border-s-2 border-warn ps-3">
            <dt className="text-sm font-semibold">{told(service.name)}</dt>
            <dd className="text-sm text-ink-soft">{told(service.detail)}</dd>
          </div>
        ))}
      </dl>
    </Popover>
  );
}
