// A text field that suggests as one types (ARIA 1.2 combobox with a list): arrows move, Enter picks,
// Esc closes the list only. What matches is the caller's business; this holds the keys and the roles.
import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { t } from "../i18n/t";
import { cn } from "./cn";
import { useFieldControl } from "./Field";
import { controlClass } from "./Input";
import { isComposing } from "./isComposing";

export type ComboboxProps<Option> = {
  text: string;
  onTextChange: (text: string) => void;
  /** undefined while the answer is on its way; the last ones stay in view meanwhile. null for a text that nothing is suggested for. */
  options: readonly Option[] | undefined | null;
  optionKey: (option: Option) => string | number;
  renderOption: (option: Option, active: boolean) => ReactNode;
  onPick: (option: Option) => void;
  /** Said when there are no options for the text. */
  emptyMessage: string;
  placeholder?: string;
  /** Name, when not inside a `Field`. */
  label?: string;
  icon?: ReactNode;
  /** Small print under the options, as who they come from. */
  note?: string;
  autoFocus?: boolean;
  className?: string;
};

export function Combobox<Option>(props: ComboboxProps<Option>) {
  const { text, onTextChange, options, optionKey, renderOption, onPick, emptyMessage, icon } = props;
  const field = useFieldControl();
  const listId = useId();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const list = useRef<HTMLUListElement>(null);

  const [shown, setShown] = useState<readonly Option[]>([]);
  if (options && options !== shown) {
    setShown(options);
    setActive(0);
  }
  const visible = open && text.trim() !== "" && options !== null && (shown.length > 0 || options !== undefined);

  const pick = (option: Option) => {
    onPick(option);
    setOpen(false);
    setActive(0);
  };

  const moveTo = (index: number) => {
    setActive(index);
    list.current?.children[index]?.scrollIntoView({ block: "nearest" });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event)) return;
    const count = shown.length;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!visible) return setOpen(true);
      if (count) moveTo((active + (event.key === "ArrowDown" ? 1 : count - 1)) % count);
    } else if (event.key === "Enter") {
      const option = shown[active];
      if (visible) event.preventDefault();
      if (visible && option !== undefined && options !== undefined) pick(option);
    } else if (event.key === "Escape" && visible) {
      event.preventDefault();
      setOpen(false);
    }
  };

  return (
    <div className={cn("relative", props.className)}>
      <input
        {...field}
        type="text"
        role="combobox"
        aria-label={props.label}
        aria-expanded={visible}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={visible && shown.length ? `${listId}-${active}` : undefined}
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        autoFocus={props.autoFocus}
        placeholder={props.placeholder}
        value={text}
        onChange={(event) => {
          onTextChange(event.target.value);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
        className={cn(controlClass, "h-12", icon && "ps-11")}
      />
      {icon && <span className="pointer-events-none absolute top-1/2 start-3.5 -translate-y-1/2 text-ink-faint [&_svg]:size-5" aria-hidden>{icon}</span>}
      <div
        hidden={!visible}
        className="absolute inset-x-0 top-full z-30 mt-1.5 max-h-80 animate-pop-in overflow-y-auto overscroll-contain rounded-lg border border-line bg-surface p-1.5 shadow-float"
        // Keeps the focus in the field, so that a press is a pick and not a blur.
        onMouseDown={(event) => event.preventDefault()}
      >
        <ul ref={list} id={listId} role="listbox" aria-label={props.label ?? t("Suggestions")}>
          {shown.map((option, index) => (
            <li
              key={optionKey(option)}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === active}
              onPointerMove={() => setActive(index)}
              onClick={() => pick(option)}
              className={cn("flex min-h-11 cursor-pointer items-center gap-3 rounded-md px-3 py-2", index === active && "bg-ink/7")}
            >
              {renderOption(option, index === active)}
            </li>
          ))}
        </ul>
        {props.note && shown.length > 0 && <p className="px-3 pt-1.5 pb-1 text-xs text-ink-faint">{props.note}</p>}
        {shown.length === 0 && <p className="px-3 py-2.5 text-sm text-ink-soft">{emptyMessage}</p>}
      </div>
      <span role="status" className="sr-only">
        {visible && (shown.length ? t("{count, plural, one {# suggestion} other {# suggestions}}", { count: shown.length }) : emptyMessage)}
      </span>
    </div>
  );
}
