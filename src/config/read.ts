/** A variable that was read: its value, or its default where there are problems. */
export type Read<Value> = { readonly value: Value; readonly problems: readonly string[] };
