import type { ExampleResult } from '../../core/rule-test-report.ts'
import type { HelmTarget } from '../../core/target.ts'
import { lint, type LintFinding } from '../../lint.ts'
import { manifestsOf, type Manifest } from '../../model/manifest.ts'
import { emptyContext, type CustomRules } from '../../model/mesh-context.ts'
import { createMesh, emptyMesh, type MeshInput } from '../../model/mesh.ts'
import type { Reader } from '../../yaml/reader.ts'

/** What custom rules find in the objects of an example file, beside what its marks expect. */
export function exampleResults(
  reader: Reader,
  file: string,
  customRules: CustomRules | null,
): ExampleResult[] {
  const lines = (reader.text(file) ?? '').split(/\r\n?|\n/)
  return manifestsOf(reader.documents(file), file, null).map((manifest) => {
    const mesh = createMesh({ ...meshOf(manifest, lines), context: { ...emptyContext, customRules } })
    return resultOf(manifest, lint(mesh, []), lines)
  })
}

/** A mesh of one object, which is applied as the comments above it say. */
function meshOf(manifest: Manifest, lines: readonly string[]): Omit<MeshInput, 'context'> {
  const { environment = null, release } = settingsAbove(manifest.root.location.line, lines)
  const { target: id } = manifest
  const place = { id, path: id, environment, missing: [] }
  const targets: HelmTarget[] =
    release === undefined ? [] : [{ ...place, kind: 'helm', release, namespace: null, values: [] }]
  return { ...emptyMesh, environment, targets, manifests: [manifest] }
}

/** The settings in the comments right above a line: `# environment: prod`, `# release: shop`. */
function settingsAbove(line: number, lines: readonly string[]): { environment?: string; release?: string } {
  const above = lines.slice(0, line - 1)
  const start = above.findLastIndex((text) => !/^\s*(#|$)/.test(text)) + 1
  const settings = above.slice(start).flatMap((text) => {
    const [, key, value] = /^\s*#\s*(environment|release):\s*(\S+)\s*$/.exec(text) ?? []
    return key === undefined ? [] : [[key, value!] as const]
  })
  return Object.fromEntries(settings)
}

function resultOf(
  manifest: Manifest,
  findings: readonly LintFinding[],
  lines: readonly string[],
): ExampleResult {
  const { location } = manifest.root
  const expected = marksBetween(location.line, location.endLine, lines)
  const unmet = expected.filter(({ line, name }) => !findings.some((finding) => isNamed(finding, line, name)))
  const unexpected = findings.filter(
    (finding) => !expected.some(({ line, name }) => isNamed(finding, line, name)),
  )
  return {
    at: location,
    object: `${manifest.kind}/${manifest.name}`,
    rules: [...new Set(findings.map(({ rule }) => rule))],
    mismatches: [
      ...unmet.map(({ line, name }) => `line ${line}: ${name} is expected, and does not find it`),
      ...unexpected.map(
        ({ at, rule, message }) => `line ${at.line}: ${rule} finds it, and is not expected: ${message}`,
      ),
    ],
  }
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
