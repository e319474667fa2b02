// For tests: a device's storage whose keys are its own properties, as a browser's are.
export function deviceStorage(): Storage {
  const methods = {
    getItem: (key: string) => (box as Record<string, unknown>)[key] ?? null,
    setItem: (key: string, value: string) => Object.assign(box, { [key]: value }),
    removeItem: (key: string) => void delete (box as Record<string, unknown>)[key],
  };
  const box = Object.create(methods) as Storage;
  return box;
}
