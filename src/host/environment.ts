/** Environment variables by name. */
export type ProcessEnvironment = Readonly<Record<string, string | undefined>>
