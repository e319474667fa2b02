import { Moon, Sun } from "lucide-react";
import { t } from "../i18n/t";
import { setThemePreference, useTheme } from "../lib/theme";
import { IconButton } from "../ui/IconButton";

/** Turns the lights on or off. */
export function ThemeToggle() {
  const { resolved } = useTheme();
  const next = resolved === "dark" ? "light" : "dark";
  return (
    <IconButton label={t(next === "dark" ? "Switch to dark theme" : "Switch to light theme")} onClick={() => setThemePreference(next)}>
      {resolved === "dark" ? <Sun /> : <Moon />}
    </IconButton>
  );
}
