// Stripe's requests are forms with brackets: `items[0][price]=…&expand[]=…&created[gte]=…`.

/** Lists are objects whose keys are 0, 1, 2…; objects have no prototype, so no name is special. */
export type FormValue = string | FormObject;
export type FormObject = { [name: string]: FormValue };

const DEEPEST = 10;

/** Later values of the same name win; what nests deeper than any of Stripe's parameters is dropped. */
export function decodeForm(text: string): FormObject {
  const form = emptyObject();
  for (const [name, value] of new URLSearchParams(text)) place(form, pathOf(name), value);
  return form;
}

function emptyObject(): FormObject {
  return Object.create(null) as FormObject;
}

/** "a[b][]" is ["a", "b", ""]. */
function pathOf(name: string): string[] {
  const [, head = name, tail = ""] = /^([^[]*)((?:\[[^\]]*\])*)$/.exec(name) ?? [];
  return [head, ...[...tail.matchAll(/\[([^\]]*)\]/g)].map(([, key = ""]) => key)];
}

function place(form: FormObject, path: string[], value: string): void {
  if (path.length > DEEPEST) return;
  let at = form;
  path.forEach((step, index) => {
    const key = step === "" ? String(Object.keys(at).length) : step;
    const isLast = index === path.length - 1;
    const inside = at[key];
    if (isLast) at[key] = value;
    else if (inside === undefined || typeof inside === "string") at = at[key] = emptyObject();
    else at = inside;
  });
}
