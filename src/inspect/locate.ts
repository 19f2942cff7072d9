import { isCustomRule } from '../core/custom-rule.ts'
import { groupBy } from '../core/group.ts'
import { oncePer, oncePerName } from '../core/once-per.ts'
import { originOf } from '../core/render.ts'
import type { LineOrigins } from '../core/render.ts'
import type { Finding, Location } from '../core/report.ts'
import { definingFile, namedFiles, type Target } from '../core/target.ts'
import { joinPath } from '../core/path.ts'
import { resolveLinks, type Tree } from '../core/tree.ts'
import type { NestedObjects } from '../discover/gitops/nested.ts'
import { locationOf, type LintFinding } from '../lint.ts'
import type { Finder } from '../secrets/finder.ts'
import { plainMask, type Mask } from '../secrets/mask.ts'
import { atBreakingValue } from './breaking-value.ts'
import { excerptOf } from './excerpt.ts'
import { fingerprintsOf } from './fingerprint.ts'
import { secretFinder, secretWords, type SecretSources } from './known-secrets.ts'
import { maskedSentence, secretsAt } from './masking.ts'
import { objectRef } from '../model/manifest.ts'
import { Node } from '../model/node.ts'
import type { Reader } from '../yaml/reader.ts'

/** The parts of a tree that `locate` reads: files, targets, renders and the origins of their lines. */
export interface Sources extends SecretSources {
  /** The targets of the tree, also those out of scope. Objects in their files may be applied beside others. */
  readonly allTargets: readonly Target[]
  /** Replaces secrets. */
  readonly mask: Mask
  /** The origins of the lines of each rendered text, by `renderedName`. */
  readonly origins: ReadonlyMap<string, LineOrigins>
  /** The statements of rendered objects of Argo CD or Flux; absent if there are none. */
  readonly statedBy?: NestedObjects['statedBy']
}

/** A finding at its location in the tree, with the finding of the linter. */
export interface LocatedFinding extends Finding {
  /** See `Fingerprints`. */
  readonly namedFingerprint: string
  readonly lintFinding: LintFinding
  /** True if the finding is about a whole file or template instead of a node. */
  readonly isOfFile: boolean
  /** A measure in a unit of its rule; `null` without one. Larger is worse. */
  readonly measure: number | null
  /** The files that make the target of a finding in it: see `definingFile`, and the object that states the target. */
  readonly statingFiles: readonly string[]
  /** What the finding is about, masked: a host, the wrong value, or the name of the object. */
  readonly subject: string
}

/**
 * Turns findings of the linter into findings at locations of the tree. A finding in a rendered object stands at the line
 * of the template. All get the status `new`; the comparison with base corrects it.
 */
export function locate(findings: readonly LintFinding[], sources: Sources): LocatedFinding[] {
  const located = findings.map((reported) => {
    const target = sources.targets.get(reported.target ?? '')
    const finding = target?.kind === 'helm' ? atBreakingValue(reported, target, sources.reader) : reported
    const at = sourceLocation(finding.at, sources)
    return { finding, at, targets: targetsOf(finding, at.file, sources) }
  })
  const find = secretFinder(
    [sources],
    located.flatMap(({ targets }) => targets.map(({ id }) => id)),
    located.map(({ at }) => at.file),
  )
  return located.map((item) => locatedFinding(item, sources, find))
}

/** A finding of the linter, its location in the tree, and the targets that have it. */
interface LocatedLintFinding {
  readonly finding: LintFinding
  readonly at: Location
  readonly targets: readonly Target[]
}

function locatedFinding(
  { finding, at, targets }: LocatedLintFinding,
  sources: Sources,
  find: Finder,
): LocatedFinding {
  const { rule, code, severity, confidence, message, refusedBy, manifest, url } = finding
  const exposure = { find, words: wordsOf(finding, targets, sources) }
  const excerpt = excerptOf(at, sources.reader, sources.mask)
  return {
    rule,
    code,
    severity,
    confidence,
    status: 'new',
    message: maskedSentence(message, exposure, sources.mask),
    at,
    cause: sources.origins.has(finding.at.file) ? 'template' : 'source',
    ...renderedLocation(finding, sources),
    refusedBy,
    ...(manifest ? { object: objectRef(manifest, fieldOf(finding)) } : {}),
    targets: targets.map(({ id }) => id),
    environments: targets.flatMap(({ environment }) => environment ?? []),
    ...fingerprintsOf(finding, targets[0], (text) => maskedSentence(text, exposure, plainMask)),
    related: relatedLocations(finding, sources, find),
    ...(excerpt ? { excerpt } : {}),
    ...(url !== null && { url }),
    lintFinding: finding,
    measure: finding.measure,
    statingFiles: finding.target === null ? [] : targets.flatMap(filesStating),
    isOfFile: !(finding.node instanceof Node),
    subject: maskedSentence(subjectOf(finding), exposure, sources.mask),
  }
}

function relatedLocations(finding: LintFinding, sources: Sources, find: Finder): LocatedFinding['related'] {
  return finding.related.map(({ node, note }) => ({
    at: sourceLocation(locationOf(node), sources),
    note: maskedSentence(note, { find, words: new Set(secretsAt(node)) }, sources.mask),
  }))
}

/**
 * Secrets that are too short to be masked everywhere, but may be quoted in this finding: those at its node, and those of
 * the release for a failed render and for a custom rule, whose message may quote any field.
 */
function wordsOf(finding: LintFinding, targets: readonly Target[], sources: Sources): Set<string> {
  const { node, shownBy, view, rule } = finding
  const quotedTargets = view === 'failure' || isCustomRule(rule) ? targets : []
  return new Set([
    ...secretsAt(node),
    ...(shownBy ? secretsAt(shownBy) : []),
    ...quotedTargets.flatMap(({ id }) => [...secretWords(sources, id)]),
  ])
}

/** Maps a location in a rendered text to the line of the template that rendered it. Other locations stay. */
export function sourceLocation(
  at: Location,
  { reader, origins }: Pick<Sources, 'reader' | 'origins'>,
): Location {
  const lines = origins.get(at.file)
  if (!lines) return withWidth(at, reader)
  const origin = originOf(lines, at.line) ?? { file: lines.files[0] ?? at.file, line: 1 }
  return lineLocation(origin.file, origin.line, reader)
}

/** Extends a location without a width, such as the line in an error message, to the whole line. */
function withWidth(at: Location, reader: Reader): Location {
  const isPoint = at.line === at.endLine && at.column >= at.endColumn
  return isPoint ? lineLocation(at.file, at.line, reader) : at
}

/** The location of a line, without its leading and trailing white space. */
function lineLocation(file: string, line: number, reader: Reader): Location {
  const text = linesOf(reader, file)[line - 1]?.trimEnd() ?? ''
  const column = text.length - text.trimStart().length + 1
  return { file, line, column, endLine: line, endColumn: Math.max(text.length, column) + 1 }
}

/** Kept by reader and file: a template may have many findings. */
const linesOf = oncePerName(
  (reader: Reader, file: string): readonly string[] => reader.text(file)?.split('\n') ?? [],
)

function renderedLocation(finding: LintFinding, { origins }: Sources): Pick<Finding, 'rendered'> {
  const location = finding.shownBy ? locationOf(finding.shownBy) : finding.at
  if (finding.target === null || !origins.has(location.file)) return {}
  return { rendered: { target: finding.target, line: location.line } }
}

/** The field of the object that shows the finding; `undefined` for findings in values and files. */
function fieldOf({ node, shownBy, subject }: LintFinding): Node | undefined {
  if (shownBy) return shownBy
  return node instanceof Node && subject !== 'values' ? node : undefined
}

function targetsOf({ target }: LintFinding, file: string, sources: Sources): readonly Target[] {
  if (target === null) return usersByFile(sources).get(file) ?? []
  const release = sources.targets.get(target)
  return release ? [release] : []
}

function filesStating(target: Target): string[] {
  // A finding in manifests stands at the file itself.
  if (target.kind === 'manifests') return []
  return [definingFile(target), ...(target.statedBy ? [target.statedBy.file] : [])]
}

/** The targets that read a file, in their order, by the path of the file. */
const usersByFile = oncePer(({ targets, reader }: Sources): ReadonlyMap<string, readonly Target[]> => {
  const uses = [...targets.values()].flatMap((target) =>
    filesOf(target, reader.tree).map((file) => ({ target, file })),
  )
  const byFile = groupBy(uses, ({ file }) => file)
  return new Map([...byFile].map(([file, users]) => [file, users.map(({ target }) => target)]))
})

/** The files that a target reads, links followed, each once. */
function filesOf(target: Target, tree: Tree): string[] {
  if (target.kind === 'manifests') return [...new Set(target.files)]
  const defaults = target.kind === 'helm' ? [joinPath(target.path, 'values.yaml')] : []
  return [
    ...new Set([...defaults, ...namedFiles(target)].map((source) => resolveLinks(tree, source) ?? source)),
  ]
}

/** The subject of a finding: the text from the rule, else the wrong scalar, the name of the object, or the file. */
function subjectOf({ about, node, manifest }: LintFinding): string {
  if (about) return about
  const scalar = node instanceof Node && node.kind === 'scalar' ? node.text : ''
  return scalar || manifest?.name || locationOf(node).file
}
