// Clerk's components in Caravan's clothes. They are given the tokens themselves, so that they turn dark with the rest.
import type { ClerkProvider } from "@clerk/clerk-react";
import type { ComponentProps } from "react";

export const appearance = {
  variables: {
    colorPrimary: "var(--color-accent)",
    colorPrimaryForeground: "var(--color-on-accent)",
    colorBackground: "var(--color-surface)",
    colorForeground: "var(--color-ink)",
    colorMuted: "var(--color-sunken)",
    colorMutedForeground: "var(--color-ink-soft)",
    colorNeutral: "var(--color-ink)",
    colorInput: "var(--color-surface)",
    colorInputForeground: "var(--color-ink)",
    colorBorder: "var(--color-line-strong)",
    colorRing: "var(--color-accent)",
    colorDanger: "var(--color-danger)",
    colorWarning: "var(--color-warn)",
    colorSuccess: "var(--color-ok)",
    fontFamily: "var(--font-sans)",
    fontFamilyButtons: "var(--font-sans)",
    borderRadius: "var(--radius-md)",
  },
  elements: {
    rootBox: { width: "100%" },
    cardBox: { width: "100%", maxWidth: "none", boxShadow: "var(--shadow-card)" },
    formButtonPrimary: { minHeight: "2.75rem", textTransform: "none" },
    socialButtonsBlockButton: { minHeight: "2.75rem" },
    formFieldInput: { minHeight: "2.75rem" },
  },
} satisfies ComponentProps<typeof ClerkProvider>["appearance"];
