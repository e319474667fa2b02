// The pages of one's account, in the order of their tabs: read by the router and by the tabs.
import type { ComponentType } from "react";
import { t } from "../../i18n/t";

export type AccountPage = {
  /** Below /account/. */
  path: string;
  label: string;
  lazy: () => Promise<{ Component: ComponentType }>;
};

export const ACCOUNT_PAGES: AccountPage[] = [
  { path: "profile", label: t("Profile"), lazy: async () => ({ Component: (await import("./profile/ProfilePage")).ProfilePage }) },
  { path: "security", label: t("Security"), lazy: async () => ({ Component: (await import("./security/SecurityPage")).SecurityPage }) },
  { path: "plan", label: t("Plan", {}, "subscription"), lazy: async () => ({ Component: (await import("./plan/PlanPage")).PlanPage }) },
  { path: "payments", label: t("Payments"), lazy: async () => ({ Component: (await import("../payments/PaymentsPage")).PaymentsPage }) },
  { path: "usage", label: t("Usage"), lazy: async () => ({ Component: (await import("./usage/UsagePage")).UsagePage }) },
  { path: "keys", label: t("Keys"), lazy: async () => ({ Component: (await import("./keys/KeysPage")).KeysPage }) },
  { path: "memory", label: t("Memory"), lazy: async () => ({ Component: (await import("./memory/MemoryPage")).MemoryPage }) },
  { path: "privacy", label: t("Privacy"), lazy: async () => ({ Component: (await import("./privacy/PrivacyPage")).PrivacyPage }) },
];
