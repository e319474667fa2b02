import { Monitor, Moon, Sun, type LucideIcon } from "lucide-react";
import { t } from "../i18n/t";
import type { ThemePreference } from "../lib/theme";

export const THEME_CHOICES: { value: ThemePreference; label: string; icon: LucideIcon }[] = [
  { value: "light", label: t("Light"), icon: Sun },
  { value: "dark", label: t("Dark"), icon: Moon },
  { value: "system", label: t("As the system"), icon: Monitor },
];
