import { createHash } from 'node:crypto'
import { isStatedNamespace, withoutStandIns } from '../core/namespace.ts'
import { oncePerName } from '../core/once-per.ts'
import { originOf } from '../core/render.ts'
import type { LineOrigins } from '../core/render.ts'
import type { Finding, Location } from '../core/report.ts'
import type { Target } from '../core/target.ts'
import { joinPath, resolveLinks, type Tree } from '../core/tree.ts'
import { locationOf, type LintFinding } from '../lint.ts'
import type { Finder } from '../secrets/finder.ts'
import { plainMask, type Mask } from '../secrets/mask.ts'
import { excerptOf } from './excerpt.ts'
import { finderOf, secretWords, type SecretSources } from './known-secrets.ts'
import { maskedSentence, secretsAt, type Exposure } from './masking.ts'
import { objectRef, type Manifest } from '../model/manifest.ts'
import { Node } from '../model/node.ts'
import { stablePath } from '../model/stable-path.ts'
import type { Reader } from '../yaml/reader.ts'

/** What locating needs to know of one side. */
export interface Sources extends SecretSources {
  /** What stands in the place of secrets. */
  readonly mask: Mask
  /** For the name of each rendered text where its lines came from. */
  readonly origins: ReadonlyMap<string, LineOrigins>
}

/** A finding at its place, with what the rule said. */
export interface LocatedFinding extends Finding {
  readonly found: LintFinding
  /** True for a file or template as a whole, of which no node is known. */
  readonly isOfFile: boolean
  /** What it is about, masked: a host, the value that is wrong, or the name of the object. */
  readonly subject: string
}

/**
 * Turns what rules said about nodes into findings at places of the tree, in rendered objects at the line of the
 * template. Their status is not known yet: `new`.
 */
export function locate(findings: readonly LintFinding[], sources: Sources): LocatedFinding[] {
  const placed = findings.map((finding) => {
    const at = sourcePlace(finding.at, sources)
    return { finding, at, targets: targetsOf(finding, at.file, sources) }
  })
  const find = finderOf(
    [sources],
    placed.flatMap(({ targets }) => targets.map(({ id }) => id)),
    placed.map(({ at }) => at.file),
  )
  return placed.map((each) => locateOne(each, sources, find))
}

/** A finding, where it stands, and the targets that have it. */
interface Placed {
  readonly finding: LintFinding
  readonly at: Location
  readonly targets: readonly Target[]
}

function locateOne({ finding, at, targets }: Placed, sources: Sources, find: Finder): LocatedFinding {
  const { rule, code, severity, confidence, message, refusedBy, manifest } = finding
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
    ...renderedPlace(finding, sources),
    refusedBy,
    ...(manifest ? { object: objectRef(manifest, fieldOf(finding)) } : {}),
    targets: targets.map(({ id }) => id),
    environments: targets.flatMap(({ environment }) => environment ?? []),
    fingerprint: fingerprint(finding, targets[0], exposure),
    related: finding.related.map(({ node, note }) => ({
      at: sourcePlace(locationOf(node), sources),
      note: maskedSentence(note, { find, words: new Set(secretsAt(node)) }, sources.mask),
    })),
    ...(excerpt ? { excerpt } : {}),
    found: finding,
    isOfFile: !(finding.node instanceof Node),
    subject: maskedSentence(subjectOf(finding), exposure, sources.mask),
  }
}

/** Secrets that are too short to be looked for everywhere: of the place, and of the release whose error Helm tells. */
function wordsOf(finding: LintFinding, targets: readonly Target[], sources: Sources): Set<string> {
  const { node, shownBy, view } = finding
  const helm = view === 'failure' ? targets : []
  return new Set([
    ...secretsAt(node),
    ...(shownBy ? secretsAt(shownBy) : []),
    ...helm.flatMap(({ id }) => [...secretWords(sources, id)]),
  ])
}

/** A place in a rendered text becomes the line of the template that rendered it; any other stays. */
export function sourcePlace(
  at: Location,
  { reader, origins }: Pick<Sources, 'reader' | 'origins'>,
): Location {
  const lines = origins.get(at.file)
  if (!lines) return widened(at, reader)
  const origin = originOf(lines, at.line) ?? { file: lines.files[0] ?? at.file, line: 1 }
  return wholeLine(origin.file, origin.line, reader)
}

/** A place without a width, such as the line an error message names, is its whole line. */
function widened(at: Location, reader: Reader): Location {
  const isPoint = at.line === at.endLine && at.column >= at.endColumn
  return isPoint ? wholeLine(at.file, at.line, reader) : at
}

/** A whole line without the white space around it. */
function wholeLine(file: string, line: number, reader: Reader): Location {
  const text = linesOf(reader, file)[line - 1]?.trimEnd() ?? ''
  const column = text.length - text.trimStart().length + 1
  return { file, line, column, endLine: line, endColumn: Math.max(text.length, column) + 1 }
}

/** A template may have many findings. */
const linesOf = oncePerName(
  (reader: Reader, file: string): readonly string[] => reader.text(file)?.split('\n') ?? [],
)

function renderedPlace(finding: LintFinding, { origins }: Sources): Pick<Finding, 'rendered'> {
  const place = finding.shownBy ? locationOf(finding.shownBy) : finding.at
  if (finding.target === null || !origins.has(place.file)) return {}
  return { rendered: { target: finding.target, line: place.line } }
}

/** The field of the object that shows it. */
function fieldOf({ node, shownBy, subject }: LintFinding): Node | undefined {
  if (shownBy) return shownBy
  return node instanceof Node && subject !== 'values' ? node : undefined
}

function targetsOf({ target }: LintFinding, file: string, { targets, reader }: Sources): Target[] {
  if (target === null) return [...targets.values()].filter((each) => uses(each, file, reader.tree))
  const found = targets.get(target)
  return found ? [found] : []
}

function uses(target: Target, file: string, tree: Tree): boolean {
  if (target.kind === 'manifests') return target.files.includes(file)
  const defaults = target.kind === 'helm' ? [joinPath(target.path, 'values.yaml')] : []
  return [...defaults, ...target.values].some((source) => (resolveLinks(tree, source) ?? source) === file)
}

/** What a finding is about, in one word. */
function subjectOf({ about, node, manifest }: LintFinding): string {
  if (about) return about
  const scalar = node instanceof Node && node.kind === 'scalar' ? node.text : ''
  return scalar || manifest?.name || locationOf(node).file
}

/** Raised when what a fingerprint is made of changes: those of two versions are never equal. */
const fingerprintVersion = 'v1'

/**
 * Rule, code, environment, release, object and path: what stays the same when lines move, lists are reordered, files
 * are renamed and messages reworded. A finding on values is named by its path in them, so that base and head agree
 * whether or not the release could be rendered. Secrets have no part in it: it is shown, and stays when they change.
 */
function fingerprint(finding: LintFinding, target: Target | undefined, exposure: Exposure): string {
  const { rule, code, subject, manifest } = finding
  const inObject = manifest !== null && subject !== 'values'
  const parts = [
    rule,
    code,
    target?.environment ?? '',
    (target && 'release' in target && target.release) || '',
    ...(inObject ? identityParts(manifest) : []),
    ...pathParts(finding),
  ]
  const shown = maskedSentence(JSON.stringify(parts.map(withoutStandIns)), exposure, plainMask)
  return `${fingerprintVersion}:${createHash('sha256').update(shown).digest('hex').slice(0, 16)}`
}

/** The path in the document; of a file as a whole what the finding is about, else the file if no target names it. */
function pathParts({ node, about, target }: LintFinding): string[] {
  if (node instanceof Node) return stablePath(node)
  return [about ?? (target === null ? node.file : '')]
}

/** Where nothing states the namespace, the name that Helm has for it, as fingerprints always had it. */
function identityParts({ apiVersion, kind, namespace, name }: Manifest): string[] {
  return [apiVersion, kind, isStatedNamespace(namespace) ? namespace : 'default', name]
}
