import { isDataMap, type DataMap } from '../core/plain-data.ts'
import { stringify } from 'yaml'
import { oncePerText } from '../core/once-per.ts'

/**
 * Prints plain data as lines of YAML 1.1 in block style, without line breaks in long texts. YAML 1.1 quotes strings that
 * Kubernetes would otherwise read as booleans: `"yes"`, `"on"`.
 *
 * The lines are those of the library `yaml`, which takes several times as long: it is asked for each text
 * once, and for whole objects only if a text is printed differently at different depths.
 */
export function yamlLines(data: unknown): string[] {
  const lines: string[] = []
  return isFilled(data) && appendBlock(lines, data, '', '') ? lines : printed(data).split('\n')
}

const options = { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false } as const

/** The text that the library prints, without its last line break. */
function printed(data: unknown): string {
  return stringify(data, options).replace(/\n$/, '')
}

type Collection = DataMap | readonly unknown[]

function isFilled(data: unknown): data is Collection {
  return Array.isArray(data) ? data.length > 0 : isDataMap(data) && Object.keys(data).length > 0
}

/**
 * Appends the lines of a map or list. Returns false if only the library can print it.
 * @param start what stands before the first entry; before the others stands `indent`
 */
function appendBlock(lines: string[], data: Collection, indent: string, start: string): boolean {
  const isMap = isDataMap(data)
  const inner = `${indent}  `
  let before = start
  for (const [key, value] of Object.entries(data)) {
    const name = isMap ? keyText(key) : '-'
    if (name === null) return false
    if (isFilled(value)) {
      if (isMap) lines.push(before + name)
      if (!appendBlock(lines, value, inner, isMap ? inner : `${before}- `)) return false
    } else {
      const text = leafText(value)
      if (text === null) return false
      lines.push(`${before}${name} ${text}`)
    }
    before = indent
  }
  return true
}

/** A key with its colon; `null` if it depends on its place how it is printed. */
function keyText(key: string): string | null {
  return isPrintedAlike(key) && key !== '<<' && key.length <= maxKeyLength ? printedKey(key) : null
}

/** The library prints keys of more than 1,024 characters on a line of their own. */
const maxKeyLength = 500

/** A scalar, `{}` or `[]`; `null` for a text that depends on its place, and for anything else than plain data. */
function leafText(value: unknown): string | null {
  if (typeof value === 'string') return isPrintedAlike(value) ? printedText(value) : null
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number' || typeof value === 'bigint') return printed([value]).slice(2)
  if (Array.isArray(value)) return '[]'
  return isDataMap(value) ? '{}' : null
}

/** False for a text of several lines, and for one that looks like the start or end of a document. */
function isPrintedAlike(text: string): boolean {
  return !/\n|^(?:---|\.\.\.|%)/.test(text)
}

const printedText = oncePerText((text) => printed([text]).slice(2))

const printedKey = oncePerText((key) => printed({ [key]: 0 }).slice(0, -2))
