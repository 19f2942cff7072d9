import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

/** The variables of a step that sets no input, from the defaults of action.yml. */
export function defaultInputs(): Record<string, string | undefined> {
  const { inputs } = parse(readFileSync('action.yml', 'utf8')) as {
    inputs: Record<string, { default?: string }>
  }
  return Object.fromEntries(
    Object.entries(inputs).map(([name, { default: value }]) => [`INPUT_${name.toUpperCase()}`, value]),
  )
}
