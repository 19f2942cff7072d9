import type { FieldPattern } from '../core/custom-rule.ts'
import { pathText } from '../model/node.ts'

/**
 * Reads a path of fields: `spec.http[*].timeout`, `metadata.labels["example.com/team"]`. `null` if it is none, with or
 * without a dot in front.
 */
export function parseFieldPattern(text: string): FieldPattern | null {
  const steps: (string | number | null)[] = []
  step.lastIndex = 0
  const path = text.startsWith('.') || text.startsWith('[') ? text : `.${text}`
  while (step.lastIndex < path.length) {
    const match = step.exec(path)
    if (!match) return null
    const [, name, index, quoted] = match
    steps.push(name ?? (quoted === undefined ? indexOf(index!) : quoted.slice(1, -1)))
  }
  return steps.length === 0 ? null : steps
}

/** `.name`, `[0]`, `[*]`, `["name"]`. */
const step = /\.([\w$][\w$-]*)|\[(\d{1,9}|\*)\]|\[("[^"]+"|'[^']+')\]/y

function indexOf(text: string): number | null {
  return text === '*' ? null : Number(text)
}

/** A pattern as text: `spec.http[*].timeout`. */
export function patternText(pattern: FieldPattern): string {
  const steps = pattern.map((step) => (step === null ? '[*]' : pathText([step])))
  return steps.map((text, index) => (index === 0 || text.startsWith('[') ? text : `.${text}`)).join('')
}
