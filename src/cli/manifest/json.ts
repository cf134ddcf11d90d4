/** What a JSON file may hold. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What stands at a path such as `['icons', 'color']`; undefined where there is nothing. */
export function get(value: Json | undefined, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>((at, key) => (isObject(at) ? at[key] : undefined), value);
}

/** The same at a path, where it is a text. */
export function getText(value: Json | undefined, path: readonly string[]): string | undefined {
  const found = get(value, path);
  return typeof found === 'string' ? found : undefined;
}

export function getList(value: Json | undefined, path: readonly string[]): readonly Json[] {
  const found = get(value, path);
  return Array.isArray(found) ? found : [];
}
