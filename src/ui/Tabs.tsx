// Tabs that switch panels in place. For tabs that are places with a URL, style links with `tabClass`.
import { Tabs as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./cn";

/** Look of one tab; the chosen one is marked by aria-selected, aria-current or data-state. */
export const tabClass = cn(
  "relative inline-flex h-11 items-center gap-2 rounded-md px-1 text-[0.9375rem] font-medium whitespace-nowrap text-ink-soft transition hover:text-ink [&_svg]:size-4.5",
  // Within, as what scrolls sideways cuts off what stands out at its top.
  "focus-visible:-outline-offset-2",
  "after:absolute after:inset-x-0 after:bottom-0 after:h-0.5 after:scale-x-0 after:rounded-full after:bg-accent after:transition",
  "aria-selected:text-ink aria-selected:after:scale-x-100 aria-[current=page]:text-ink aria-[current=page]:after:scale-x-100",
);

export type TabsProps<Value extends string> = {
  label: string;
  value: Value;
  onValueChange: (value: Value) => void;
  tabs: readonly { value: Value; label: ReactNode; icon?: ReactNode; panel: ReactNode }[];
  className?: string;
  panelClassName?: string;
};

export function Tabs<Value extends string>({ label, value, onValueChange, tabs, className, panelClassName }: TabsProps<Value>) {
  return (
    <Radix.Root value={value} onValueChange={(next) => onValueChange(next as Value)} className={className}>
      <Radix.List aria-label={label} className="flex gap-6 overflow-x-auto border-b border-line">
        {tabs.map((tab) => (
          <Radix.Trigger key={tab.value} value={tab.value} className={tabClass}>{tab.icon}{tab.label}</Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.value} value={tab.value} className={cn("pt-5", panelClassName)}>{tab.panel}</Radix.Content>
      ))}
    </Radix.Root>
  );
}

export type ChoiceTabsProps<Value extends string> = {
  label: string;
  value: Value;
  onValueChange: (value: Value) => void;
  tabs: readonly { value: Value; label: string }[];
  children: ReactNode;
};

/** Tabs over one panel that stays, so that what was typed in it survives a change of tab. */
export function ChoiceTabs<Value extends string>({ label, value, onValueChange, tabs, children }: ChoiceTabsProps<Value>) {
  return (
    <Radix.Root value={value} onValueChange={(next) => onValueChange(next as Value)}>
      <Radix.List aria-label={label} className="flex row-sideways rounded-full bg-sunken p-1">
        {tabs.map((tab) => (
          <Radix.Trigger
            key={tab.value}
            value={tab.value}
            className="h-11 flex-1 rounded-full px-3 text-[0.9375rem] max-[23rem]:px-1.5 font-medium whitespace-nowrap text-ink-soft transition hover:text-ink aria-selected:bg-surface aria-selected:text-ink aria-selected:shadow-card"
          >
            {tab.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      <Radix.Content value={value} tabIndex={-1} className="pt-6 outline-none">{children}</Radix.Content>
    </Radix.Root>
  );
}
