// How safe one's account is: its password, the second step, who is signed in, and who tried.
import { lazy, Suspense } from "react";
import { clerkKey } from "../../../app/clerkKey";
import { t } from "../../../i18n/t";
import { useTitle } from "../../../lib/useTitle";
import { Skeleton } from "../../../ui/Skeleton";
import { BuiltInSecurity } from "./BuiltInSecurity";

const ClerkSecurity = lazy(async () => ({ default: (await import("../../../app/clerk/ClerkSecurity")).ClerkSecurity }));

export function SecurityPage() {
  useTitle(t("Security"));
  if (!clerkKey) return <BuiltInSecurity />;
  return <Suspense fallback={<Skeleton className="h-64" />}><ClerkSecurity builtIn={<BuiltInSecurity />} /></Suspense>;
}
