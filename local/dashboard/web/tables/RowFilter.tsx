// One condition on a table's rows, applied on Enter.
import { useId, useState, type FormEvent } from "react";
import { COMPARISONS, type Comparison, type RowFilter as Filter } from "../../types";
import { parsedJson } from "../convexJson";

const SIGNS: Record<Comparison, string> = { eq: "=", neq: "≠", lt: "<", lte: "≤", gt: ">", gte: "≥" };

type Props = { fields: string[]; active: boolean; onFilter: (filter: Filter | null) => void };

export function RowFilter({ fields, active, onFilter }: Props) {
  const names = useId();
  const [field, setField] = useState("");
  const [comparison, setComparison] = useState<Comparison>("eq");
  const [value, setValue] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onFilter({ field: field.trim(), comparison, value: valueOf(value) });
  };
  return (
    <form className="filter" aria-label="Filter" onSubmit={submit}>
      <label>
        Field
        <input list={names} required spellCheck={false} autoComplete="off" value={field} onChange={(event) => setField(event.target.value)} />
      </label>
      <datalist id={names}>
        {fields.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <label className="narrow">
        Is
        <select value={comparison} onChange={(event) => setComparison(event.target.value as Comparison)}>
          {COMPARISONS.map((name) => (
            <option key={name} value={name}>
              {SIGNS[name]}
            </option>
          ))}
        </select>
      </label>
      <label>
        Value, as JSON or plain text
        <input spellCheck={false} autoComplete="off" value={value} onChange={(event) => setValue(event.target.value)} />
      </label>
      <button type="submit">Filter</button>
      {active && (
        <button type="button" className="plain" onClick={() => onFilter(null)}>
          Clear
        </button>
      )}
    </form>
  );
}

/** `42`, `true`, `"42"`, `{"$integer": "42"}`; anything that isn't JSON is text. */
function valueOf(text: string) {
  try {
    return parsedJson(text);
  } catch {
    return text;
  }
}
