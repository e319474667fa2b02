// The pages of one's account, in the order of their tabs: read by the router and by the tabs.
import type { ComponentType } from "react";

export type AccountPage = {
  /** Below /account/. */
  path: string;
  label: string;
  lazy: () => Promise<{ Component: ComponentType }>;
};

export const ACCOUNT_PAGES: AccountPage[] = [
  { path: "profile", label: "Profile", lazy: async () => ({ Component: (await import("./profile/ProfilePage")).ProfilePage }) },
  { path: "security", label: "Security", lazy: async () => ({ Component: (await import("./security/SecurityPage")).SecurityPage }) },
  { path: "plan", label: "Plan", lazy: async () => ({ Component: (await import("./plan/PlanPage")).PlanPage }) },
  { path: "payments", label: "Payments", lazy: async () => ({ Component: (await import("../payments/PaymentsPage")).PaymentsPage }) },
  { path: "usage", label: "Usage", lazy: async () => ({ Component: (await import("./usage/UsagePage")).UsagePage }) },
  { path: "keys", label: "Keys", lazy: async () => ({ Component: (await import("./keys/KeysPage")).KeysPage }) },
  { path: "memory", label: "Memory", lazy: async () => ({ Component: (await import("./memory/MemoryPage")).MemoryPage }) },
  { path: "privacy", label: "Privacy", lazy: async () => ({ Component: (await import("./privacy/PrivacyPage")).PrivacyPage }) },
];
