import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Outcome } from './native.ts'

const path = fileURLToPath(new URL('recorded/crafted.json', import.meta.url))

/** What the native helm made of the crafted cases when it was last recorded, by the names of the cases. */
export function recorded(): Map<string, Outcome> {
  if (!existsSync(path)) return new Map()
  return new Map(Object.entries(JSON.parse(readFileSync(path, 'utf8')) as Record<string, Outcome>))
}

/** Writes the recording anew. Only a run with the native helm calls this. */
export function record(outcomes: ReadonlyMap<string, Outcome>): void {
  const sorted = [...outcomes].toSorted(([first], [second]) => (first < second ? -1 : 1))
  const lines = sorted.map(([name, outcome]) => `  ${JSON.stringify(name)}: ${JSON.stringify(outcome)}`)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `{\n${lines.join(',\n')}\n}\n`)
}
