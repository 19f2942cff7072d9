import { readFileSync } from 'node:fs'
import { actionTables } from './action-tables.ts'
import { between } from './marks.ts'

/** The README with its tables made from action.yml. */
export async function readme(): Promise<string> {
  const { inputs, outputs } = actionTables(readFileSync('action.yml', 'utf8'))
  return between(between(readFileSync('README.md', 'utf8'), 'inputs', inputs), 'outputs', outputs)
}
