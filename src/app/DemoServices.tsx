import type { FunctionReturnType } from "convex/server";
import type { api } from "../../convex/_generated/api";
import { t } from "../i18n/t";
import { told } from "../i18n/told";

export type Services = FunctionReturnType<typeof api.deployment.status.get>["services"];

/** Which services are built in, in place of outside ones. */
export function DemoServices({ services }: { services: Services }) {
  return (
    <>
      <p className="mt-1 text-sm text-ink-soft">{t("Everything works. These services are built in, in place of outside ones:")}</p>
      <dl className="mt-3 flex flex-col gap-3">
        {services.filter((service) => service.emulated).map((service) => (
          <div key={service.key} className="border-s-2 border-warn ps-3">
            <dt className="text-sm font-semibold">{told(service.name)}</dt>
            <dd className="text-sm text-ink-soft">{told(service.detail)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
