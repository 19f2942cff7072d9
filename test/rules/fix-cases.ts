import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { filesOf, folders } from './cases.ts'

/** Files and the result of the fixes of a rule on them: a folder or `.txtar` in `test/rules/FAMILY/NAME/fix/`. */
export interface FixCase {
  readonly rule: string
  /** The name of the folder or file; `none-...` if a person has to decide, and no fix may be offered. */
  readonly name: string
  /** Texts by path. */
  readonly before: Readonly<Record<string, string>>
  /** The texts after all fixes: `X.after.yaml` has the expected text of `X.yaml`. */
  readonly after: Readonly<Record<string, string>>
}

const root = fileURLToPath(new URL('.', import.meta.url))
const afterEnd = /\.after\.yaml$/

/** The cases of all rules. */
export function loadFixCases(): FixCase[] {
  return folders(root).flatMap((family) =>
    folders(`${root}${family}/`).flatMap((name) => casesOf(`${family}/${name}`)),
  )
}

function casesOf(rule: string): FixCase[] {
  const folder = `${root}${rule}/fix/`
  const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : []
  return entries.map((entry) => caseIn(rule, entry.name.replace(/\.txtar$/, ''), filesOf(folder, entry)))
}

function caseIn(rule: string, name: string, files: Readonly<Record<string, string>>): FixCase {
  const texts = Object.entries(files)
  const before = Object.fromEntries(texts.filter(([path]) => !afterEnd.test(path)))
  const after = texts
    .filter(([path]) => afterEnd.test(path))
    .map(([path, text]) => [path.replace(afterEnd, '.yaml'), text])
  return { rule, name, before, after: { ...before, ...Object.fromEntries(after) } }
}
