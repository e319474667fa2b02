import { Moon, Sun } from "lucide-react";
import { setThemePreference, useTheme } from "../lib/theme";
import { IconButton } from "../ui/IconButton";

/** Turns the lights on or off. */
export function ThemeToggle() {
  const { resolved } = useTheme();
  const next = resolved === "dark" ? "light" : "dark";
  return (
    <IconButton label={`Switch to ${next} theme`} onClick={() => setThemePreference(next)}>
      {resolved === "dark" ? <Sun /> : <Moon />}
    </IconButton>
  );
}
