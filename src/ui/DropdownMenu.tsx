// A menu of actions on something. Items are data in the order they are shown, so that a menu, a
// palette and shortcuts can share one list.
import { Check } from "lucide-react";
import { DropdownMenu as Radix } from "radix-ui";
import { useRef, type ComponentProps, type MouseEvent, type PointerEvent, type ReactNode } from "react";
import { cn } from "./cn";
import { keyNames } from "./keyNames";
import { floatingClass } from "./Popover";
import { UntilClosed } from "./UntilClosed";
import { useOpenState } from "./useOpenAfterPress";

type Choice<Kind extends string> = { kind: Kind; label: string; /** Of the label, where it isn't the screen's language. */ lang?: string; icon?: ReactNode; checked: boolean; onSelect: () => void };

export type MenuItem =
  | { kind?: "action"; label: string; icon?: ReactNode; shortcut?: string; /** After the label: how many wait there. */ mark?: ReactNode; danger?: boolean; disabled?: boolean; /** Under the label: why it can't be chosen, or what comes of it. */ hint?: string; onSelect: () => void }
  | Choice<"choice">
  /** One of those beside it. */
  | Choice<"one">
  | { kind: "separator" }
  | { kind: "heading"; label: ReactNode };

export type DropdownMenuProps = {
  trigger: ReactNode;
  items: MenuItem[];
  align?: ComponentProps<typeof Radix.Content>["align"];
  /** Where something else than the trigger opens it. */
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  className?: string;
};

const itemClass = cn(
  "flex min-h-10 items-center gap-3 rounded-md px-3 py-1.5 text-[0.9375rem] outline-none select-none pointer-coarse:min-h-11",
  "data-[highlighted]:bg-ink/7 data-[disabled]:opacity-45 [&_svg]:size-4.5 [&_svg]:shrink-0 [&_svg]:text-ink-faint",
);

/** Whether focus is where one writes. */
export const isWriting = () => document.activeElement?.matches("input, textarea, select, [contenteditable=true]") ?? false;

/** What is pressed is chosen, not focused first, for which all items would be drawn anew. */
const keepsFocus = (event: MouseEvent) => event.preventDefault();

export function DropdownMenu({ trigger, items, align = "end", open, onOpenChange, className }: DropdownMenuProps) {
  const { root, trigger: pressed } = useOpenState(open, onOpenChange);
  const byTap = useOpenByTap(pressed["aria-expanded"], root.onOpenChange);
  return (
    <Radix.Root modal={false} {...root}>
      <Radix.Trigger asChild {...pressed} {...byTap}>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content align={align} sideOffset={6} collisionPadding={12} onCloseAutoFocus={(event) => isWriting() && event.preventDefault()} className={cn(floatingClass, "max-h-(--radix-dropdown-menu-content-available-height) max-w-[calc(100vw-1.5rem)] min-w-52 shaded-edges overflow-y-auto overscroll-contain p-1.5", className)}>
          <UntilClosed open={root.open}>{inRuns(items).map((run, index) => <Run key={index} run={run} />)}</UntilClosed>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Radix opens where a finger comes down, although it may be about to scroll: here a tap does, and closes what was open when it began. */
function useOpenByTap(isOpen: boolean, onOpenChange: (open: boolean) => void) {
  const tapped = useRef<{ wasOpen: boolean } | null>(null);
  return {
    onPointerDown: (event: PointerEvent) => {
      tapped.current = event.pointerType === "touch" ? { wasOpen: isOpen } : null;
      if (tapped.current) event.preventDefault();
    },
    onClick: () => {
      if (tapped.current) onOpenChange(!tapped.current.wasOpen);
      tapped.current = null;
    },
  };
}

/** Items one by one, and those of which one holds together. */
export function inRuns(items: readonly MenuItem[]): MenuItem[][] {
  const runs: MenuItem[][] = [];
  for (const item of items) {
    const last = runs.at(-1);
    if (item.kind === "one" && last?.[0]!.kind === "one") last.push(item);
    else runs.push([item]);
  }
  return runs;
}

function Run({ run }: { run: MenuItem[] }) {
  if (run[0]!.kind !== "one") return <Item item={run[0]!} />;
  const held = run.findIndex((item) => item.kind === "one" && item.checked);
  return (
    <Radix.RadioGroup value={String(held)}>
      {run.map((item, index) => <Item key={index} item={item} value={String(index)} />)}
    </Radix.RadioGroup>
  );
}

function Item({ item, value = "" }: { item: MenuItem; /** Among those beside it. */ value?: string }) {
  switch (item.kind) {
    case "separator":
      return <Radix.Separator className="mx-2 my-1.5 h-px bg-line" />;
    case "heading":
      return <Radix.Label className="px-3 py-2 text-sm text-ink-soft">{item.label}</Radix.Label>;
    case "choice":
      return (
        <Radix.CheckboxItem onMouseDown={keepsFocus} checked={item.checked} onSelect={item.onSelect} className={itemClass}>
          <Chosen {...item} />
        </Radix.CheckboxItem>
      );
    case "one":
      return (
        <Radix.RadioItem onMouseDown={keepsFocus} value={value} onSelect={item.onSelect} className={itemClass}>
          <Chosen {...item} />
        </Radix.RadioItem>
      );
    default:
      return (
        <Radix.Item
          onMouseDown={keepsFocus}
          disabled={item.disabled}
          onSelect={item.onSelect}
          className={cn(itemClass, item.danger && "text-danger [&_svg]:text-danger", item.hint && "max-w-72 data-[disabled]:opacity-100")}
        >
          {item.icon}
          <span className="min-w-0 flex-1">
            <span className={cn(item.hint && item.disabled && "opacity-45")}>{item.label}</span>
            {item.hint && <span className="block text-[0.8125rem] leading-snug text-ink-soft">{item.hint}</span>}
          </span>
          {item.mark}
          {item.shortcut && <kbd dir="ltr" className="ms-4 font-sans whitespace-nowrap text-xs text-ink-faint">{keyNames(item.shortcut).join(" ")}</kbd>}
        </Radix.Item>
      );
  }
}

function Chosen({ icon, label, lang }: Pick<Choice<string>, "icon" | "label" | "lang">) {
  return (
    <>
      {icon}
      <span className="flex-1" lang={lang}>{label}</span>
      <Radix.ItemIndicator><Check className="text-accent!" /></Radix.ItemIndicator>
    </>
  );
}
