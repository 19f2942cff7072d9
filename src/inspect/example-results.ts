import type { ExampleMismatch, ExampleResult } from '../core/rule-test-report.ts'
import type { HelmTarget } from '../core/target.ts'
import { exampleFiles } from '../custom-rules/rule-files.ts'
import { lint, type LintFinding } from '../lint.ts'
import { manifestsOf, type Manifest } from '../model/manifest.ts'
import { emptyContext, type CustomRules } from '../model/mesh-context.ts'
import { createMesh, emptyMesh, type Mesh } from '../model/mesh.ts'
import { Node } from '../model/node.ts'
import type { CustomRuleProblem } from '../model/check-problems.ts'
import { quote } from '../rules/message/quote.ts'
import type { YamlDocument } from '../yaml/node.ts'
import type { Reader } from '../yaml/reader.ts'

/** The examples whose findings do not match their marks, as mistakes of the rules. */
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

/**
 * Applies custom rules to an example file, each object by itself with the settings in comments above it (`settingsAbove`),
 * and compares the findings with the marks `# expect: custom/a`. One result for each object or values document, except those
 * that are settings of the next object; empty for a file that does not exist.
 */
export function exampleResults(
  reader: Reader,
  file: string,
  customRules: CustomRules | null,
): ExampleResult[] {
  const lines = (reader.text(file) ?? '').split(/\r\n?|\n/)
  const results: ExampleResult[] = []
  let before: ExampleContext = noContext
  for (const part of partsOf(reader.documents(file), file, lines)) {
    const { settings } = part
    if (settings.isReleaseValues) before = { ...before, values: part.root }
    else if (settings.isOldObject) before = { ...before, oldObject: part.manifest }
    else {
      const mesh = settings.isValues
        ? meshOfValues(part, file, customRules)
        : meshOf(part, before, customRules)
      const { manifest } = part
      const title = settings.isValues || !manifest ? 'values' : `${manifest.kind}/${manifest.name}`
      results.push(resultOf(part.root, title, lint(mesh, []), lines))
      before = noContext
    }
  }
  return results
}

/** The settings, old object and values of an object in an example file. */
interface ExampleContext {
  /** The object in base; `null` for a new object. */
  readonly oldObject: Manifest | null
  /** The values of its release; `null` for an object that no release renders. */
  readonly values: Node | null
}

const noContext: ExampleContext = { oldObject: null, values: null }

/** An object or values of an example file. */
interface ExamplePart {
  readonly root: Node
  readonly document: YamlDocument
  /** `null` for values. */
  readonly manifest: Manifest | null
  readonly settings: ExampleSettings
}

/** The objects and values of an example file in order; other documents are omitted. */
function partsOf(documents: readonly YamlDocument[], file: string, lines: readonly string[]): ExamplePart[] {
  return documents.flatMap((document): ExamplePart[] => {
    if (!document.root) return []
    const root = Node.of(document.root)
    const settings = settingsAbove(root.location.line, lines)
    if (settings.isValues || settings.isReleaseValues) return [{ root, document, manifest: null, settings }]
    return manifestsOf([document], file, null).map((manifest) => ({
      ...{ root: manifest.root, document, manifest },
      settings: settingsAbove(manifest.root.location.line, lines),
    }))
  })
}

/** A mesh with values of a release, as a file has them. */
function meshOfValues(examplePart: ExamplePart, file: string, customRules: CustomRules | null): Mesh {
  const { document: read, settings } = examplePart
  const document = { file, document: read, problems: read.problems, isValues: true } as const
  const context = { ...emptyContext, customRules }
  return createMesh({ ...emptyMesh, environment: settings.environment, documents: [document], context })
}

/** A mesh of one object with its settings. */
function meshOf(
  { manifest, settings: { environment, release } }: ExamplePart,
  { oldObject, values }: ExampleContext,
  customRules: CustomRules | null,
): Mesh {
  if (!manifest) return createMesh(emptyMesh)
  const { target: id } = manifest
  const place = { id, path: id, environment, missing: [] }
  const targets: HelmTarget[] =
    release === null ? [] : [{ ...place, kind: 'helm', release, namespace: null, values: [] }]
  const context = { ...emptyContext, customRules, baseObjects: { counterpartOf: () => oldObject } }
  const releaseValues = values ? [{ target: id, values, isComplete: true }] : []
  return createMesh({ ...emptyMesh, environment, targets, manifests: [manifest], releaseValues, context })
}

/** How an object of an example file is applied. */
interface ExampleSettings {
  readonly environment: string | null
  readonly release: string | null
  /** True for an object of base. The next object of the file is its new version. */
  readonly isOldObject: boolean
  /** True for values of a release. */
  readonly isValues: boolean
  /** True for the merged values of a release. The next object of the file is rendered with them. */
  readonly isReleaseValues: boolean
}

/** The settings in the comments right above a line: `# environment: prod`, `# release: shop`, `# oldObject`, `# values`, `# releaseValues`. */
function settingsAbove(line: number, lines: readonly string[]): ExampleSettings {
  const above = lines.slice(0, line - 1)
  const start = above.findLastIndex((text) => !/^\s*(#|$)/.test(text)) + 1
  const comments = above.slice(start)
  const isMarked = (key: string): boolean =>
    comments.some((text) => new RegExp(`^\\s*#\\s*${key}\\s*$`).test(text))
  const settingOf = (key: string): string | null => {
    const pattern = new RegExp(`^\\s*#\\s*${key}:\\s*(\\S+)\\s*$`)
    return comments.flatMap((text) => pattern.exec(text)?.[1] ?? []).at(-1) ?? null
  }
  return {
    environment: settingOf('environment'),
    release: settingOf('release'),
    isOldObject: isMarked('oldObject'),
    isValues: isMarked('values'),
    isReleaseValues: isMarked('releaseValues'),
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
