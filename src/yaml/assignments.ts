import type { YamlScalar } from './node.ts'

/** A variable in a text `KEY=VALUE`. Offsets of its value are UTF-16 indices into the text of the file. */
export interface Assignment {
  readonly name: string
  readonly value: string
  readonly start: number
  readonly end: number
}

/**
 * The variable in an item of `literals`, without the quotes that kustomize takes away (kustomize `api/kv/kv.go`,
 * parseLiteralSource); `null` for an empty value, and for a value of several lines.
 */
export function assignmentOf(item: YamlScalar): Assignment | null {
  const text = String(item.value ?? '')
  const equals = text.indexOf('=')
  const value = equals < 0 || text.includes('\n') ? '' : text.slice(equals + 1).replace(/^["']+|["']+$/g, '')
  const start = value === '' ? -1 : item.source.text.lastIndexOf(value, item.end)
  if (start < item.start || start + value.length > item.end) return null
  return { name: text.slice(0, equals), value, start, end: start + value.length }
}

/** The variables with a value in a file of lines `KEY=VALUE` (kustomize `api/kv/kv.go`, keyValuesFromLines). */
export function assignmentsIn(text: string): Assignment[] {
  return [...text.matchAll(/^(?!\s*#)\s*([^\n=]+)=([^\r\n]+)/gm)].map(
    ({ index, 0: line, 1: name, 2: value }): Assignment => {
      const end = index + line.length
      return { name: name!, value: value!, start: end - value!.length, end }
    },
  )
}
