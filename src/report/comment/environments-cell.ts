import { clamp, plainMarkdown } from '../escape.ts'

/** The environments in a table cell: up to six names, else their number. */
export function environmentsCell(environments: readonly string[]): string {
  if (environments.length > 6) return `${environments.length} environments`
  return environments.map((name) => plainMarkdown(clamp(name, 60))).join(', ')
}
