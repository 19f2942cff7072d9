import type { ExampleMismatch, ExampleResult } from '../core/rule-test-report.ts'
import type { HelmTarget } from '../core/target.ts'
import { exampleFiles } from '../custom-rules/rule-files.ts'
import { lint, type LintFinding } from '../lint.ts'
import type { BaseObjects } from '../model/base-objects.ts'
import { manifestsOf, type Manifest } from '../model/manifest.ts'
import { emptyContext, type CustomRules } from '../model/mesh-context.ts'
import { createMesh, emptyMesh, type Mesh } from '../model/mesh.ts'
import { Node } from '../model/node.ts'
import type { CustomRuleProblem } from '../model/sources.ts'
import { quote } from '../rules/message/quote.ts'
import type { Reader } from '../yaml/reader.ts'

/** The examples that are not as their marks expect, as mistakes of the rules. */
export function exampleProblems(
  reader: Reader,
  patterns: readonly string[],
  customRules: CustomRules | null,
): CustomRuleProblem[] {
  return exampleFiles(reader, patterns)
    .flatMap((file) => exampleResults(reader, file, customRules))
    .flatMap(({ at, object, mismatches }) =>
      mismatches.map(({ line, name, text }) => ({
        code: 'example' as const,
        node: { file: at.file, line },
        message: `in the example ${quote(object)} ${quote(name)} ${text}`,
        about: `${object} ${name}`,
      })),
    )
}

/** What custom rules find in the objects of an example file, beside what its marks expect. */
export function exampleResults(
  reader: Reader,
  file: string,
  customRules: CustomRules | null,
): ExampleResult[] {
  const lines = (reader.text(file) ?? '').split(/\r\n?|\n/)
  const objects = manifestsOf(reader.documents(file), file, null).map((manifest) => ({
    manifest,
    settings: settingsAbove(manifest.root.location.line, lines),
  }))
  const ofObjects = objects.flatMap(({ manifest, settings }, index) => {
    if (settings.isOldObject || settings.isValues) return []
    const before = objects[index - 1]
    const oldObject = before?.settings.isOldObject ? before.manifest : null
    const mesh = meshOf(manifest, settings, customRules, { counterpartOf: () => oldObject })
    return [resultOf(manifest.root, `${manifest.kind}/${manifest.name}`, lint(mesh, []), lines)]
  })
  const ofValues = reader.documents(file).flatMap((read) => {
    const root = read.root && Node.of(read.root)
    const settings = root && settingsAbove(root.location.line, lines)
    if (!root || !settings?.isValues) return []
    const document = { file, document: read, problems: read.problems, isValues: true } as const
    const context = { ...emptyContext, customRules }
    const mesh = createMesh({
      ...emptyMesh,
      environment: settings.environment,
      documents: [document],
      context,
    })
    return [resultOf(root, 'values', lint(mesh, []), lines)]
  })
  return [...ofObjects, ...ofValues].toSorted((first, second) => first.at.line - second.at.line)
}

/** A mesh of one object, which is applied as its settings say. */
function meshOf(
  manifest: Manifest,
  { environment, release }: ExampleSettings,
  customRules: CustomRules | null,
  baseObjects: BaseObjects,
): Mesh {
  const { target: id } = manifest
  const place = { id, path: id, environment, missing: [] }
  const targets: HelmTarget[] =
    release === null ? [] : [{ ...place, kind: 'helm', release, namespace: null, values: [] }]
  const context = { ...emptyContext, customRules, baseObjects }
  return createMesh({ ...emptyMesh, environment, targets, manifests: [manifest], context })
}

/** How an object of an example file is applied. */
interface ExampleSettings {
  readonly environment: string | null
  readonly release: string | null
  /** True for an object of base: the next one of the file is what head makes of it. */
  readonly isOldObject: boolean
  /** True for values of a release, which are no object. */
  readonly isValues: boolean
}

/** The settings in the comments right above a line: `# environment: prod`, `# release: shop`, `# oldObject`, `# values`. */
function settingsAbove(line: number, lines: readonly string[]): ExampleSettings {
  const above = lines.slice(0, line - 1)
  const start = above.findLastIndex((text) => !/^\s*(#|$)/.test(text)) + 1
  const comments = above.slice(start)
  const settingOf = (key: string): string | null => {
    const pattern = new RegExp(`^\\s*#\\s*${key}:\\s*(\\S+)\\s*$`)
    return comments.flatMap((text) => pattern.exec(text)?.[1] ?? []).at(-1) ?? null
  }
  return {
    environment: settingOf('environment'),
    release: settingOf('release'),
    isOldObject: comments.some((text) => /^\s*#\s*oldObject\s*$/.test(text)),
    isValues: comments.some((text) => /^\s*#\s*values\s*$/.test(text)),
  }
}

function resultOf(
  { location }: Node,
  object: string,
  findings: readonly LintFinding[],
  lines: readonly string[],
): ExampleResult {
  const expected = marksBetween(location.line, location.endLine, lines)
  const unmet = expected.filter(({ line, name }) => !findings.some((finding) => isNamed(finding, line, name)))
  const unexpected = findings.filter(
    (finding) => !expected.some(({ line, name }) => isNamed(finding, line, name)),
  )
  return {
    at: location,
    object,
    rules: [...new Set(findings.map(({ rule }) => rule))],
    mismatches: [...unmet.map(unmetMismatch), ...unexpected.map(unexpectedMismatch)],
  }
}

function unmetMismatch({ line, name }: ExpectedFinding): ExampleMismatch {
  return { line, name, text: 'is expected, and does not find it' }
}

function unexpectedMismatch({ at, rule, message }: LintFinding): ExampleMismatch {
  return { line: at.line, name: rule, text: `finds it, and is not expected: ${message}` }
}

/** True for a finding at a line by the name of its rule, or of its rule and code. */
function isNamed({ at, rule, code }: LintFinding, line: number, name: string): boolean {
  return at.line === line && (name === rule || name === `${rule}/${code}`)
}

interface ExpectedFinding {
  /** 1-based. */
  readonly line: number
  /** A rule, or a rule and a code. */
  readonly name: string
}

/** The marks in some lines: `# expect: custom/a, custom/b`. */
function marksBetween(first: number, last: number, lines: readonly string[]): ExpectedFinding[] {
  return lines.slice(first - 1, last).flatMap((text, index) => {
    const [, names] = /#\s*expect:\s*(.*?)\s*$/.exec(text) ?? []
    return names === undefined ? [] : names.split(/,\s*/).map((name) => ({ line: first + index, name }))
  })
}
