/** A secret in a text: where it stands (UTF-16 offsets, `end` is one past the last), and what it is. */
export interface Secret {
  readonly start: number
  readonly end: number
  /** The secret itself, without quotes and escapes. */
  readonly value: string
  /** True if its name or shape says that it is a secret; false if it only stands in a Secret. */
  readonly isNamed: boolean
}

/** Secrets in their order, what stands within another one left out, and parts that overlap joined. */
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

/** The text with each secret replaced, line by line, so that lines keep their numbers. Secrets as `mergeSecrets` has them. */
export function conceal(text: string, secrets: readonly Secret[], mask: (value: string) => string): string {
  if (secrets.length === 0) return text
  const parts: string[] = []
  let at = 0
  for (const { start, end, value } of secrets) {
    const masked = mask(value)
    parts.push(
      text.slice(at, start),
      text.slice(start, end).replace(/[^\s].*/g, () => masked),
    )
    at = end
  }
  return parts.join('') + text.slice(at)
}
