import { readFileSync } from 'node:fs'
import { actionTables } from './action-tables.ts'

/** The README with its tables made from action.yml. */
export async function readme(): Promise<string> {
  const { inputs, outputs } = actionTables(readFileSync('action.yml', 'utf8'))
  return between(between(readFileSync('README.md', 'utf8'), 'inputs', inputs), 'outputs', outputs)
}

/** Puts text between `<!-- name -->` and `<!-- /name -->`. Throws if the marks are not there. */
function between(text: string, name: string, content: string): string {
  const [open, close] = [`<!-- ${name} -->\n`, `<!-- /${name} -->`]
  const start = text.indexOf(open) + open.length
  const end = text.indexOf(close, start)
  if (start < open.length || end < 0) throw new Error(`README.md has no ${open}`)
  return `${text.slice(0, start)}${content}\n${text.slice(end)}`
}
