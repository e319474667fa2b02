// The `eval` and `Function` of a realm: code made of strings, which Convex has in Node's actions alone. There it sees Node's globals, as
// a script would, and none of the names around the call.

const REFUSED = "Code generation from strings disallowed for this context";

/** `may()`: whether what runs now may. */
export function realmCode(may: () => boolean): { eval: typeof eval; Function: FunctionConstructor } {
  const check = () => {
    if (!may()) throw new EvalError(REFUSED);
  };
  const make = function (...parts: string[]): unknown {
    check();
    return Reflect.construct(Function, parts, new.target === undefined || new.target === make ? Function : new.target);
  };
  // What is a function here is one of these too.
  Object.defineProperties(make, { prototype: { value: Function.prototype, writable: false }, name: { value: "Function" }, length: { value: 1 } });
  return {
    eval: (code: unknown): unknown => {
      if (typeof code === "string") check();
      return globalThis.eval(code as string);
    },
    Function: make as unknown as FunctionConstructor,
  };
}
