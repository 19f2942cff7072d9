import { readdirSync, readFileSync, type Dirent } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readConfig } from '../../src/config.ts'
import type { Finding } from '../../src/core/report.ts'
import { once } from '../../src/core/once-per.ts'
import { compareText } from '../../src/core/order.ts'
import { memoryTree } from '../../src/core/tree.ts'
import { openRun } from '../../src/host/open-run.ts'
import { createEngine } from '../../src/render/engine.ts'
import { inspect } from '../../src/inspect/inspect.ts'
import { run } from '../../src/run.ts'
import type { RunInput } from '../../src/run/run-input.ts'
import { readerOf } from '../../src/yaml/reader.ts'
import { partsOf } from './txtar.ts'

/** One case of a rule: a file; or several, such as a small chart, in a folder or as the parts of a `.txtar`. */
export interface Case {
  /** The id of the rule whose folder it is in. */
  readonly rule: string
  /** `bad`, `good-other-namespace`, ...: the name without its ending. */
  readonly name: string
  /** Texts by path. */
  readonly files: Readonly<Record<string, string>>
}

/** The cases of all rules: `test/rules/FAMILY/NAME/` holds those of the rule `FAMILY/NAME`. */
export function loadCases(): Case[] {
  const rules = folders(root).flatMap((family) =>
    folders(`${root}${family}/`).map((name) => `${family}/${name}`),
  )
  return rules.flatMap((rule) => casesOf(rule))
}

/** The findings of a full inspection of a case: of one side of a pull request, or of both if the case has files of base. */
export async function findingsIn(testCase: Case): Promise<Finding[]> {
  const { rule, files } = testCase
  if (Object.keys(files).some((path) => path.startsWith(baseFolder))) return findingsOfChange(testCase)
  const tree = memoryTree(files)
  const side = await inspect(tree, await readConfig(readerOf(tree)), scope())
  // A values file alone is never rendered, so gitops/not-rendered reports each; only the cases of that rule expect it.
  const isValuesFile = Object.keys(files).every((path) => path.endsWith('.values.yaml'))
  return side.findings.filter(
    (finding) => finding.rule === rule || !isValuesFile || finding.rule !== 'gitops/not-rendered',
  )
}

/** The folder of a case for the files that base has otherwise; base has all other files of head, too. */
const baseFolder = 'in base/'

async function findingsOfChange({ files }: Case): Promise<Finding[]> {
  const [ofBase, ofHead] = Object.entries(files).reduce<[Texts, Texts]>(
    ([base, head], [path, text]) =>
      path.startsWith(baseFolder)
        ? [{ ...base, [path.slice(baseFolder.length)]: text }, head]
        : [
            { [path]: text, ...base },
            { ...head, [path]: text },
          ],
    [{}, {}],
  )
  const [base, head] = [ofBase, ofHead].map((texts) => memoryTree(withoutMarks(texts)))
  const { findings } = await run({ ...scope(), head: head!, base: base! })
  return findings
    .filter(({ status }) => status !== 'fixed')
    .map((finding) =>
      finding.side === 'base'
        ? { ...finding, at: { ...finding.at, file: baseFolder + finding.at.file } }
        : finding,
    )
}

function withoutMarks(texts: Texts): Texts {
  return Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, unmarked(text)]))
}

type Texts = Readonly<Record<string, string>>

/** The marked lines as `FILE:LINE RULE`, with an unusual severity or confidence behind it: `(info)`, `(error likely)`. */
export function marksIn({ files }: Case): string[] {
  return Object.entries(files)
    .flatMap(([file, text]) =>
      text.split('\n').flatMap((line, index) => marksOn(line, `${file}:${index + 1}`)),
    )
    .toSorted()
}

/** A text without its marks, for readers. */
export function unmarked(text: string): string {
  return text.replaceAll(mark, '')
}

const root = fileURLToPath(new URL('.', import.meta.url))
/** `# expect: RULE`, `# expect: RULE (warning), RULE` at the end of a line. */
const mark = / *# expect: (.*)$/gm

function marksOn(line: string, place: string): string[] {
  const [, names] = / *# expect: (.*)$/.exec(line) ?? []
  return names === undefined ? [] : names.split(', ').map((name) => `${place} ${name}`)
}

function casesOf(rule: string): Case[] {
  const folder = `${root}${rule}/`
  // The folder `fix` has the cases of fixes, which fix-cases.ts loads.
  const entries = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => name !== 'fix')
  const cases = entries.map((entry) => ({
    rule,
    name: entry.name.replace(/(\.values)?\.yaml$|\.txtar$/, ''),
    files: filesOf(folder, entry),
  }))
  return cases.toSorted((a, b) => compareText(a.name, b.name))
}

/** The texts of a case by path: of a folder, of the parts of a `.txtar`, or the file itself. */
export function filesOf(folder: string, entry: Dirent): Record<string, string> {
  const path = folder + entry.name
  if (entry.isDirectory()) return textsUnder(`${path}/`)
  return entry.name.endsWith('.txtar') ? partsOf(read(path)) : { [entry.name]: read(path) }
}

/** Texts of a folder by the path in it. */
export function textsUnder(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  const paths = entries.map((entry) => `${entry.parentPath.replace(/\/?$/, '/')}${entry.name}`)
  return Object.fromEntries(paths.map((path) => [relative(folder, path), read(path)]))
}

/** The names of the folders in a folder. */
export function folders(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true })
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
}

function read(path: string): string {
  return readFileSync(path, 'utf8')
}

/** The scope in which all cases are inspected, with the engine of `dist/`. */
const scope = once((): RunInput => {
  const emptyTree = memoryTree({})
  const input = openRun({
    workspace: { head: emptyTree, headCommit: () => null, base: null, baseCommit: null, paths: [] },
    engine: createEngine(
      new WebAssembly.Module(readFileSync(new URL('../../dist/engine.wasm', import.meta.url))),
    ),
    processWorker: new URL('../../src/process-worker.ts', import.meta.url),
    options: { together: true },
    causes: false,
    version: '0.0.0',
  })
  // Noon of a fixed day in 2026, so that expiry dates in cases do not depend on the day of the run.
  return { ...input, host: { ...input.host, maskKey: 'key' }, now: 1_772_366_400_000 }
})
