// The pages of administration, in the order of their tabs: read by the router and by the tabs.
import type { ComponentType } from "react";
import { t } from "../../i18n/t";

export type AdminPage = {
  /** Below /admin/. */
  path: string;
  label: string;
  lazy: () => Promise<{ Component: ComponentType }>;
};

export const ADMIN_PAGES: AdminPage[] = [{ path: "audit", label: t("Audit"), lazy: async () => ({ Component: (await import("./audit/AuditPage")).AuditPage }) }];
