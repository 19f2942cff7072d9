/** A secret in a text: its offsets (UTF-16, `end` is one past the last character), and its value. */
export interface Secret {
  readonly start: number
  readonly end: number
  /** The secret without quotes and escapes. */
  readonly value: string
  /** True if its name or shape says that it is a secret; false if it is a value of a Secret. */
  readonly isNamed: boolean
}

/** Sorts secrets, drops those within others, and joins those that overlap. */
export function mergeSecrets(text: string, secrets: readonly Secret[]): Secret[] {
  const merged: Secret[] = []
  for (const secret of secrets.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1)
    if (!last || secret.start >= last.end) merged.push(secret)
    else if (secret.end > last.end) {
      const { start } = last
      merged[merged.length - 1] = { ...last, end: secret.end, value: text.slice(start, secret.end) }
    }
  }
  return merged
}

/**
 * Masks secrets in a text. `mask(value)` replaces each line of a secret after its indentation, so that lines keep their
 * numbers. `secrets` come from `mergeSecrets`: sorted, without overlap.
 */
export function conceal(text: string, secrets: readonly Secret[], mask: (value: string) => string): string {
  if (secrets.length === 0) return text
  const output: string[] = []
  let at = 0
  for (const { start, end, value } of secrets) {
    const masked = mask(value)
    output.push(
      text.slice(at, start),
      text.slice(start, end).replace(/[^\s].*/g, () => masked),
    )
    at = end
  }
  return output.join('') + text.slice(at)
}
