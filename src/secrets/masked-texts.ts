/**
 * A value of a report with each text in it masked, but for those that say what something is called and where it is:
 * names and paths are no secrets, and links and fixes need them as they are. Edits are left alone, too.
 */
export function maskedTexts<Value>(value: Value, masked: (text: string) => string): Value {
  return mapped(value, masked) as Value
}

function mapped(value: unknown, masked: (text: string) => string): unknown {
  if (typeof value === 'string') return masked(value)
  if (Array.isArray(value)) return value.map((item) => mapped(item, masked))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, below]) => [key, isName(key, below) ? below : mapped(below, masked)]),
  )
}

/** True for names, places and edits; a list of targets with their reasons is none. */
function isName(key: string, value: unknown): boolean {
  if (!names.has(key)) return false
  return key === 'edits' || !Array.isArray(value) || value.every((item) => typeof item === 'string')
}

const names: ReadonlySet<string> = new Set([
  ...['at', 'file', 'path', 'id', 'target', 'targets', 'environment', 'environments', 'release', 'partOf'],
  ...[
    'object',
    'name',
    'namespace',
    'kind',
    'rule',
    'fingerprint',
    'url',
    'status',
    'severity',
    'code',
    'cause',
    'confidence',
  ],
  ...['refusedBy', 'type', 'edits', 'rendered', 'key', 'side', 'effect', 'tool', 'head', 'base', 'insertion'],
])
