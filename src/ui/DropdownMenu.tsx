// A menu of actions on something. Items are data in the order they are shown, so that a menu, a
// palette and shortcuts can share one list.
import { Check } from "lucide-react";
import { DropdownMenu as Radix } from "radix-ui";
import { useRef, type ComponentProps, type MouseEvent, type PointerEvent, type ReactNode } from "react";
import { cn } from "./cn";
import { floatingClass } from "./Popover";
import { UntilClosed } from "./UntilClosed";
import { useOpenState } from "./useOpenAfterPress";

export type MenuItem =
  | { kind?: "action"; label: string; icon?: ReactNode; shortcut?: string; /** After the label: how many wait there. */ mark?: ReactNode; danger?: boolean; disabled?: boolean; onSelect: () => void }
  | { kind: "choice"; label: string; /** Of the label, where it isn't the screen's language. */ lang?: string; icon?: ReactNode; checked: boolean; onSelect: () => void }
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
        <Radix.Content align={align} sideOffset={6} collisionPadding={12} onCloseAutoFocus={(event) => isWriting() && event.preventDefault()} className={cn(floatingClass, "max-w-[calc(100vw-1.5rem)] min-w-52 p-1.5", className)}>
          <UntilClosed open={root.open}>{items.map((item, index) => <Item key={index} item={item} />)}</UntilClosed>
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

function Item({ item }: { item: MenuItem }) {
  switch (item.kind) {
    case "separator":
      return <Radix.Separator className="mx-2 my-1.5 h-px bg-line" />;
    case "heading":
      return <Radix.Label className="px-3 py-2 text-sm text-ink-soft">{item.label}</Radix.Label>;
    case "choice":
      return (
        <Radix.CheckboxItem onMouseDown={keepsFocus} checked={item.checked} onSelect={item.onSelect} className={itemClass}>
          {item.icon}
          <span className="flex-1" lang={item.lang}>{item.label}</span>
          <Radix.ItemIndicator><Check className="text-accent!" /></Radix.ItemIndicator>
        </Radix.CheckboxItem>
      );
    default:
      return (
        <Radix.Item onMouseDown={keepsFocus} disabled={item.disabled} onSelect={item.onSelect} className={cn(itemClass, item.danger && "text-danger [&_svg]:text-danger")}>
          {item.icon}
          <span className="min-w-0 flex-1">{item.label}</span>
          {item.mark}
          {item.shortcut && <kbd dir="ltr" className="ms-4 font-sans whitespace-nowrap text-xs text-ink-faint">{item.shortcut}</kbd>}
        </Radix.Item>
      );
  }
}
