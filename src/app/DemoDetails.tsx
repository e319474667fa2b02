import { useState, type ReactNode } from "react";
import { t } from "../i18n/t";
import { Popover } from "../ui/Popover";
import { DemoServices, type Services } from "./DemoServices";

/** The list behind the demo chip; open when it first appears, since it was asked for. */
export function DemoDetails({ services, trigger }: { services: Services; trigger: ReactNode }) {
  const [open, setOpen] = useState(true);
  return (
    <Popover label={t("What runs in demo mode")} open={open} onOpenChange={setOpen} trigger={trigger}>
      <h2 className="title text-lg">{t("Demo mode")}</h2>
      <DemoServices services={services} />
    </Popover>
  );
}
