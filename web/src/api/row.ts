/** The API's documents do not say which fields are always there; all are, and some can be null. */
export type Row<T, Nullable extends keyof T = never> = {
  [K in keyof T]-?: K extends Nullable ? NonNullable<T[K]> | null : NonNullable<T[K]>;
};
