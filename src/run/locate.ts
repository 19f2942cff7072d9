import { createHash } from 'node:crypto'
import { originOf } from '../core/render.ts'
import type { LineOrigins } from '../core/render.ts'
import type { Excerpt, Finding, Place } from '../core/report.ts'
import type { Target } from '../core/target.ts'
import type { LintFinding } from '../lint.ts'
import { objectRef } from '../model/manifest.ts'
import { Node } from '../model/node.ts'
import { stableTrail } from '../model/stable-trail.ts'
import type { Located } from '../rules/rule.ts'
import type { Reader } from '../yaml/reader.ts'

/** What locating needs to know of one side. */
export interface Sources {
  readonly reader: Reader
  readonly targets: ReadonlyMap<string, Target>
  /** For the name of each rendered text where its lines came from. */
  readonly origins: ReadonlyMap<string, LineOrigins>
}

/** Turns what rules said about nodes into findings at places of the tree. Their status is not known yet: `new`. */
export function locate(findings: readonly LintFinding[], sources: Sources): Finding[] {
  return findings.map((finding) => locateOne(finding, sources))
}

function locateOne(finding: LintFinding, sources: Sources): Finding {
  const { rule, problem, severity, object, rendered } = finding
  const target = sources.targets.get(finding.target)
  const spot = placeOf(problem.node, sources)
  const excerpt = excerptOf(spot.at, sources.reader)
  const line = rendered?.line ?? spot.renderedLine
  return {
    rule,
    severity,
    status: 'new',
    message: problem.message,
    at: spot.at,
    provenance: spot.renderedLine === undefined ? 'source' : 'template',
    ...(line === undefined ? {} : { rendered: { target: finding.target, line } }),
    refusedBy: problem.refusedBy ?? null,
    ...(object ? { object: objectRef(object, renderedNode(finding)) } : {}),
    targets: [finding.target],
    environments: target?.environment ? [target.environment] : [],
    fingerprint: fingerprint(finding, target),
    related: relatedPlaces(problem.related ?? [], sources),
    ...(excerpt ? { excerpt } : {}),
  }
}

interface Spot {
  readonly at: Place
  /** The line in the rendered text, where the node stands in one. */
  readonly renderedLine?: number
}

function placeOf(located: Located, { reader, origins }: Sources): Spot {
  if (!(located instanceof Node)) return { at: partPlace(located, reader) }
  const { place } = located
  const lines = origins.get(place.file)
  if (!lines) return { at: place }
  const origin = originOf(lines, place.line) ?? { file: lines.files[0] ?? place.file, line: 1 }
  return { at: linePlace(origin.file, origin.line, reader), renderedLine: place.line }
}

function partPlace(part: Exclude<Located, Node>, reader: Reader): Place {
  const { file, line, column, endLine = line, endColumn } = part
  if (column === undefined) return linePlace(file, line, reader)
  return { file, line, column, endLine, endColumn: endColumn ?? column + 1 }
}

/** A whole line without the white space around it. */
function linePlace(file: string, line: number, reader: Reader): Place {
  const text = reader.text(file)?.split('\n')[line - 1]?.trimEnd() ?? ''
  const column = text.length - text.trimStart().length + 1
  return { file, line, column, endLine: line, endColumn: Math.max(text.length, column) + 1 }
}

function relatedPlaces(related: NonNullable<LintFinding['problem']['related']>, sources: Sources): Finding['related'] {
  return related.map(({ node, note }) => ({ at: placeOf(node, sources).at, note }))
}

/** Lines shown above the one a finding stands on. */
const linesAbove = 2

/** Longer lines are no help in an excerpt. */
const maxLineLength = 200

function excerptOf({ file, line }: Place, reader: Reader): Excerpt | undefined {
  const text = reader.text(file)
  if (text === undefined) return undefined
  const firstLine = Math.max(1, line - linesAbove)
  const lines = text.split(/\r?\n/, line).slice(firstLine - 1)
  return { firstLine, lines: lines.map((each) => each.slice(0, maxLineLength)) }
}

function renderedNode({ problem, rendered }: LintFinding): Node | undefined {
  if (rendered) return rendered.node
  return problem.node instanceof Node ? problem.node : undefined
}

/**
 * Rule, environment, release, object and path: what stays the same when lines move, lists are reordered and files
 * are renamed. A finding on values is named by its path in them, so that base and head agree whether or not the
 * release could be rendered.
 */
function fingerprint({ rule, problem, object, target: id }: LintFinding, target: Target | undefined): string {
  const node = problem.node instanceof Node ? problem.node : undefined
  const parts = [
    rule,
    target?.environment ?? '',
    target && 'release' in target && target.release ? target.release : id,
    ...(object && !isValues(problem.node, object.root) ? [object.apiVersion, object.kind, object.namespace, object.name] : []),
    ...(node ? stableTrail(node) : [problem.message]),
  ]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16)
}

function isValues(node: Located, root: Node): boolean {
  return node instanceof Node && node.place.file !== root.place.file
}
