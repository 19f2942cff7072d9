import type { Cause, CausePart, Provenance, RenderedField } from '../core/cause.ts'
import { groupBy } from '../core/group.ts'
import { compareSeverity } from '../core/order.ts'
import { renderedTextOf } from '../core/render.ts'
import type { Finding, Location } from '../core/report.ts'
import type { HelmTarget } from '../core/target.ts'
import type { TimeBudget } from '../core/time-budget.ts'
import { locationOf } from '../lint.ts'
import { identityOf, type Manifest } from '../model/manifest.ts'
import { Node } from '../model/node.ts'
import type { Locatable } from '../rules/rule.ts'
import { locationAt, sourceOf } from '../yaml/lines.ts'
import { excerptOf } from './excerpt.ts'
import type { Host, InspectedTree } from './types.ts'
import type { LocatedFinding } from './locate.ts'
import { findingCheckFor } from './finding-check.ts'

/** Most findings of a run whose causes are looked for. Those that base has, too, stay where they are. */
const mostFindings = 200

/** Finds what a person has to edit for what rendered objects show. */
export interface Causes {
  /** The cause of what a node of a finding shows; `undefined` for a node that no release renders. */
  of(node: Locatable, finding: LocatedFinding): Promise<Cause | undefined>
}

/** The causes of one side; each release is opened once. `undefined` where nobody can look for them. */
export function causesIn(side: InspectedTree, provenance: Host['provenance']): Causes | undefined {
  if (!provenance) return undefined
  const { reader, targets, origins } = side.sources
  const opened = new Map<string, Provenance>()

  function provenanceOf(target: HelmTarget): Provenance {
    const known = opened.get(target.id) ?? provenance!(reader.tree, target, manifestOf(target))
    opened.set(target.id, known)
    return known
  }

  function manifestOf({ id }: HelmTarget): string | undefined {
    return renderedTextOf(side.renders.get(id))?.manifest
  }

  return {
    async of(node, { lintFinding: found }) {
      const target = found.target === null ? undefined : targets.get(found.target)
      if (!(node instanceof Node) || !origins.has(locationOf(node).file) || target?.kind !== 'helm')
        return undefined
      const mesh = side.meshes.get(target.id)
      const field = fieldOf(node, mesh?.manifests ?? [])
      if (!field) return undefined
      const judge = mesh && node === found.node ? findingCheckFor(found, mesh) : undefined
      return provenanceOf(target).cause(field, judge)
    },
  }
}

/**
 * Moves findings in rendered objects to the line that a person edits: the value that causes them, the map where a
 * missing one belongs, or, where nothing in any values does it, the line of the template where they already are.
 */
export async function pointAtCauses(
  findings: readonly LocatedFinding[],
  side: InspectedTree,
  causes: Causes | undefined,
  budget: TimeBudget,
): Promise<LocatedFinding[]> {
  const chosen = new Set(inTurn(findings.filter(isNew)).slice(0, mostFindings))
  return Promise.all(
    findings.map(async (finding) =>
      causes && chosen.has(finding) && !budget.isSpent('repair')
        ? { ...finding, ...(await point(finding, side, causes)) }
        : finding,
    ),
  )
}

function isNew({ status, cause }: LocatedFinding): boolean {
  return status === 'new' && cause === 'template'
}

/**
 * First one finding of each rule at each line of a template, then the others, errors first: a line that is wrong for
 * all that it renders leaves room for the rest.
 */
function inTurn(findings: readonly LocatedFinding[]): LocatedFinding[] {
  const alike = groupBy(findings, ({ rule, at }) => JSON.stringify([rule, at]))
  return [...alike.values()]
    .flatMap((same) => same.map((finding, turn) => ({ finding, turn })))
    .toSorted(
      (one, other) =>
        Number(one.turn > 0) - Number(other.turn > 0) ||
        byWeight(one.finding, other.finding) ||
        one.turn - other.turn,
    )
    .map(({ finding }) => finding)
}

/** New findings before those that base has too, then by severity. */
export function byWeight(one: Finding, other: Finding): number {
  return (
    Number(one.status === 'existing') - Number(other.status === 'existing') ||
    compareSeverity(one.severity, other.severity)
  )
}

/** Where values would have what is missing; `undefined` where no values feed it. */
async function whereMissing(finding: LocatedFinding, causes: Causes): Promise<Cause | undefined> {
  const { missing } = finding.lintFinding
  const cause = missing ? await causes.of(missing, finding) : undefined
  return cause?.kind === 'missing' ? cause : undefined
}

async function point(
  finding: LocatedFinding,
  side: InspectedTree,
  causes: Causes,
): Promise<Partial<Finding>> {
  const cause = (await whereMissing(finding, causes)) ?? (await causes.of(finding.lintFinding.node, finding))
  if (!cause) return {}
  const related = await Promise.all(
    finding.lintFinding.related.map(async ({ node, note }, index) => {
      const own = await causes.of(node, finding)
      return { at: own?.primary ? placeOfPart(own.primary) : finding.related[index]!.at, note }
    }),
  )
  return withCause({ ...finding, related }, cause, (place) =>
    excerptOf(place, side.sources.reader, side.sources.mask),
  )
}

/**
 * What a rendered node is to the engine; `undefined` where no template is named above it. Among `manifests` are
 * those of its render.
 */
export function fieldOf(node: Node, manifests: readonly Manifest[] = []): RenderedField | undefined {
  const template = templateOf(node)
  if (template === undefined) return undefined
  const object = identityOf(node.root)
  const before = manifests.filter(
    ({ root }) => isBefore(root, node) && templateOf(root) === template && isAlike(identityOf(root), object),
  )
  return { template, object, occurrence: before.length, path: node.pathKeys }
}

/** Helm writes the template's name above each object. */
function templateOf(node: Node): string | undefined {
  const root = node.root.yaml
  const text = root?.source.text ?? ''
  const mark = '# Source: '
  const start = text.lastIndexOf(mark, root?.start)
  return start < 0 ? undefined : text.slice(start + mark.length, text.indexOf('\n', start))
}

function isBefore(root: Node, node: Node): boolean {
  const [one, other] = [root.yaml, node.root.yaml]
  return one !== null && one.source === other?.source && one.start < other.start
}

function isAlike(one: RenderedField['object'], other: RenderedField['object']): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

type Excerpts = (place: Location) => Finding['excerpt']

/** The finding at its cause; at the template with what belongs to it where no value is the cause. */
function withCause(
  finding: Finding,
  { kind, primary, related: others }: Cause,
  excerpt: Excerpts,
): Partial<Finding> {
  const isPacked = finding.at.file.includes('!')
  const known = notes(others, kind)
  if (!primary || (kind === 'object' && !isPacked)) {
    return { related: [...finding.related, ...(primary ? notes([primary], kind) : []), ...known] }
  }
  const at = placeOfPart(primary)
  const template = { at: finding.at, note: 'the template line that renders it' }
  const shown = excerpt(at)
  return {
    at,
    cause: kind,
    related: distinct([...finding.related, ...known, ...(isPacked ? [] : [template])], at),
    ...(shown && { excerpt: shown }),
  }
}

/** Switches are left out: nearly every object has one, and turning it off is no repair. */
function notes(parts: readonly CausePart[], kind: Cause['kind']): Finding['related'] {
  return parts.flatMap((part) => {
    const note = kind === 'missing' && part.role === 'anchor' ? null : roles[part.role]
    return note === null ? [] : [{ at: placeOfPart(part), note }]
  })
}

const roles = {
  cause: 'this value has a part in it',
  unproven: 'this value may have a part in it',
  anchor: 'this entry makes the object',
  gate: null,
} satisfies Record<CausePart['role'], string | null>

function placeOfPart({ file, text, start, end }: CausePart): Location {
  return locationAt(sourceOf(text, file), start, end)
}

/** Places once each, without the finding's own. */
function distinct(related: Finding['related'], at: Location): Finding['related'] {
  const seen = new Set([JSON.stringify(at)])
  return related.filter((each) => {
    const key = JSON.stringify(each.at)
    return !seen.has(key) && seen.add(key)
  })
}
