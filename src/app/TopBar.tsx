import type { ReactNode } from "react";
import { Link } from "react-router-dom";
import { t } from "../i18n/t";
import { cn } from "../ui/cn";
import { Logo, LogoMark } from "../ui/Logo";
import { AccountMenu } from "./AccountMenu";
import { DemoChip } from "./DemoChip";

export type TopBarProps = {
  /** Beside the mark: a trip's title. With it, the mark stands without its name, and on a phone what is emulated is said by the account's menu alone. */
  children?: ReactNode;
  /** Before the account: who is here, share. */
  trailing?: ReactNode;
  className?: string;
};

/** The header of every signed-in screen. */
export function TopBar({ children, trailing, className }: TopBarProps) {
  return (
    <header className={cn("@container sticky top-0 z-20 flex h-16 items-center gap-1 border-b border-line bg-paper px-4 sm:gap-3 sm:px-6", children !== undefined && "max-sm:gap-0.5 max-sm:px-3", className)}>
      <Link to="/trips" aria-label={t("Your trips")} className="me-1 shrink-0 rounded-md py-2 sm:me-0">{children ? <LogoMark /> : <Logo />}</Link>
      <div className="min-w-0 flex-1">{children}</div>
      {trailing}
      <DemoChip className={children === undefined ? undefined : "max-sm:hidden max-xl:[&>span]:sr-only"} />
      <AccountMenu />
    </header>
  );
}
