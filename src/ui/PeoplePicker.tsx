// Some of the people, or everybody: a button that says who, and a list to tick in.
import { Check, ChevronDown } from "lucide-react";
import { useId } from "react";
import { listed } from "../i18n/formats";
import { t } from "../i18n/t";
import { Avatar, AvatarStack } from "./Avatar";
import { cn } from "./cn";
import { controlClass } from "./Input";
import { Popover } from "./Popover";

export type Pickable<Id extends string> = { id: Id; name: string; hue: number };

export type PeoplePickerProps<Id extends string> = {
  label: string;
  people: readonly Pickable<Id>[];
  /** Null: everybody, those who come later too. */
  value: readonly Id[] | null;
  onChange: (value: Id[] | null) => void;
  /** Offers everybody as a choice of its own; then choosing nobody is everybody too. */
  everybody?: boolean;
  /** Said where nobody is chosen. */
  nobody?: string;
  className?: string;
};

export function PeoplePicker<Id extends string>({ label, people, value, onChange, everybody = false, nobody = t("Nobody yet"), className }: PeoplePickerProps<Id>) {
  const labelId = useId();
  const wordsId = useId();
  const chosen = chosenOf(people, value);
  return (
    <div className={cn("min-w-0", className)}>
      <span id={labelId} className="mb-1.5 block text-sm font-medium">{label}</span>
      <Popover
        label={label}
        align="start"
        className="max-h-80 overflow-y-auto p-1.5"
        trigger={
          <button type="button" aria-labelledby={`${labelId} ${wordsId}`} className={cn(controlClass, "flex h-11 items-center gap-2.5 text-start")}>
            {chosen.length > 0 && <AvatarStack people={chosen.map((person) => ({ ...person, key: person.id }))} size="xs" max={3} />}
            <span id={wordsId} className={cn("min-w-0 flex-1 truncate", value !== null && chosen.length === 0 && "text-ink-faint")}>{peopleWords(people, value, nobody)}</span>
            <ChevronDown className="size-4 shrink-0 text-ink-faint" aria-hidden />
          </button>
        }
      >
        <PeopleChoices label={label} people={people} value={value} everybody={everybody} onChange={onChange} />
      </Popover>
    </div>
  );
}

const chosenOf = <Id extends string>(people: readonly Pickable<Id>[], value: readonly Id[] | null) => (value === null ? [] : people.filter(({ id }) => value.includes(id)));

/** Who is chosen, in words. */
export function peopleWords<Id extends string>(people: readonly Pickable<Id>[], value: readonly Id[] | null, nobody = t("Nobody yet")): string {
  const chosen = chosenOf(people, value);
  return value === null ? t("Everybody") : chosen.length === 0 ? nobody : listed(chosen.map(({ name }) => name), "unit");
}

/** The list to tick in, by itself. */
export function PeopleChoices<Id extends string>({ label, people, value, everybody = false, onChange }: Pick<PeoplePickerProps<Id>, "label" | "people" | "value" | "everybody" | "onChange">) {
  const toggle = (id: Id) => {
    const next = people.filter((person) => (person.id === id) !== (value ?? []).includes(person.id)).map((person) => person.id);
    onChange(everybody && (next.length === 0 || next.length === people.length) ? null : next);
  };
  return (
    <div role="group" aria-label={label}>
      {everybody && <Choice checked={value === null} onPress={() => onChange(null)}>{t("Everybody")}</Choice>}
      {people.map((person) => (
        <Choice key={person.id} checked={value?.includes(person.id) ?? false} onPress={() => toggle(person.id)}>
          <Avatar name={person.name} hue={person.hue} size="xs" decorative />
          <span className="min-w-0 truncate">{person.name}</span>
        </Choice>
      ))}
    </div>
  );
}

function Choice({ checked, onPress, children }: { checked: boolean; onPress: () => void; children: React.ReactNode }) {
  return (
    <button type="button" role="checkbox" aria-checked={checked} onClick={onPress} className="flex min-h-11 w-full items-center gap-2.5 rounded-md px-3 text-start hover:bg-ink/7">
      {children}
      <Check className={cn("ms-auto size-4.5 shrink-0 text-accent", !checked && "invisible")} aria-hidden />
    </button>
  );
}
