// Which types a validator allows at a field path.
import type { ValidatorJson } from "./validatorText";

/** Of each way through unions one; empty when no document can have the field. */
export function fieldTypesAt(validator: ValidatorJson, [name, ...rest]: readonly string[]): ValidatorJson[] {
  if (name === undefined) return [validator];
  switch (validator.type) {
    case "any":
      return [validator];
    case "union":
      return validator.value.flatMap((member) => fieldTypesAt(member, [name, ...rest]));
    case "object": {
      const field = Object.hasOwn(validator.value, name) ? validator.value[name] : undefined;
      return field ? fieldTypesAt(field.fieldType, rest) : [];
    }
    default:
      return [];
  }
}

/** An array of floats, or a union that may be one. */
export function isVectorType(type: ValidatorJson): boolean {
  if (type.type === "any") return true;
  if (type.type === "union") return type.value.some(isVectorType);
  return type.type === "array" && type.value.type === "number";
}
