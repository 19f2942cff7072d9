/** True for text that some tool fills later: `${VAR}`, `$(VAR)`, `<<__x__>>`, a Go template. Nothing can be said of it. */
export function isUnfilled(text: string): boolean {
  return /\$\{[^}]*\}|\$\([^)]*\)|<<.*>>|\{\{.*\}\}/s.test(text)
}

/** The part of a text that a person was meant to replace, such as `<tenant>` or `CHANGEME`; `null` if there is none. */
export function placeholderIn(text: string): string | null {
  return placeholder.exec(text)?.[0] ?? null
}

const placeholder =
  /<[^<>]*>|\b(?:replace|change|fill|edit)[-_ ]?(?:me|this)\b|\bTO[-_]?DO\b|\bFIXME\b|\bx{3,}\b|\byour[-_](?:\w+[-_])*(?:domain|tenant|realm|issuer|org|company|project|host|pool|region)\b/i
