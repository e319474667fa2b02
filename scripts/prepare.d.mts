export const root: string;
export function refuse(sentence: string): never;
export function requireNode(): void;
export function installPackages(): void;
export function buildApp(): void;
export function builtModule(from: string): Promise<string>;
