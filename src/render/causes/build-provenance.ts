import type { Cause, CausePart, FindingCheck, Provenance, RenderedField } from '../../core/cause.ts'
import { once } from '../../core/once-per.ts'
import type { YamlNode } from '../../yaml/node.ts'
import { rootSources, sourcesOfItem, sourcesOfKey, type FieldSources } from '../kustomize/field-sources.ts'
import type { FileRange } from '../kustomize/fragment.ts'
import type { BuildProbe } from '../kustomize/probe.ts'
import {
  sourceFinder,
  type ObjectSources,
  type SourceFinder,
  type SourceNode,
} from '../kustomize/object-sources.ts'
import { indexOf, nodeAt } from '../probe/documents.ts'
import { breakingPatch, type SourcedPart } from './breaking-patch.ts'
import { textOfRange, type BuiltField } from './built-fields.ts'
import { countedBuilds, type CountedBuilds } from './counted-builds.ts'
import { insertionIn } from './insertion.ts'
import {
  likeliestCause,
  partOf,
  scalarCause,
  scalarsByText,
  valuesByText,
  type BuildSources,
} from './scalar-causes.ts'
import { openStatedBuild, type StatedBuild } from './stated-build.ts'
import type { OpenedStatement } from './types.ts'
import { isComponentOf } from './wrong-parts.ts'

/**
 * Finds the causes of fields of a kustomization: the scalar whose edit changes the field in another build, among those that
 * may have become the field. Without a proof the likeliest is the cause, as `probable`. Builds are limited by time, so the
 * result is not repeatable.
 *
 * @param opened the rendered Application or Flux Kustomization with the options of the build: then values of its release
 * may decide the field
 */
export function createBuildProvenance(probe: BuildProbe, opened?: OpenedStatement): Provenance {
  const builds = countedBuilds(probe)
  const stated = once(() => statedBuild(probe, builds, opened))
  const finder = once(() => sourceFinder(probe.target, probe.reader))
  const scalars = once(() => scalarsByText(probe))
  const sources = { probe, builds, finder, scalars, values: once(() => valuesByText(probe)) }
  const partsFound = new WeakMap<CausePart, SourcedPart>()

  async function cause(field: RenderedField, check?: FindingCheck): Promise<Cause> {
    const { place, found } = (await lookUp(field, sources)) ?? {}
    if (!place || !found) return noCause
    const node = nodeAt(place.documents[place.index]!.root, field.path)
    if (!node) return missingCause(found, field.path)
    const causeInStatement = async (): Promise<Cause | null> =>
      (await stated())?.cause({ index: place.index, path: field.path }, check) ?? null
    if (node.kind !== 'scalar') return (await causeInStatement()) ?? keyCause(found)
    const text = String(node.value ?? '')
    const ofScalar = await scalarCause(text, found.sources, place, sources, check)
    if (ofScalar?.primary) partsFound.set(ofScalar.primary, sourcedPart(ofScalar.primary, found))
    if (ofScalar?.kind === 'exact') return ofScalar
    return likelierCause(text, ofScalar, await causeInStatement()) ?? unprovenCause(text, found, finder())
  }

  return {
    cause,
    shownValues: (fields) => Promise.resolve(fields.map(() => null)),
    async breakingOverride({ causePart, partners }, field, check) {
      const part = partsFound.get(causePart)
      const sourced = partners.flatMap((partner) => partsFound.get(partner) ?? [])
      const place = part && (await lookUp(field, sources))?.place
      return place ? breakingPatch(place, part, sourced, builds, check) : null
    },
    layering: (causePart) => opened?.renderer.layering(causePart, opened.statement.object.template) ?? null,
    get renders() {
      return builds.count()
    },
    isRepeatable: false,
  }
}

/** The build with the Application or Flux Kustomization that states its options; `null` if none states any. */
async function statedBuild(
  probe: BuildProbe,
  builds: CountedBuilds,
  opened: OpenedStatement | undefined,
): Promise<StatedBuild | null> {
  const hasOptions = probe.target.edits !== undefined || probe.target.flux !== undefined
  return opened && hasOptions ? openStatedBuild(opened, probe, builds) : null
}

/** The cause in the statement, if its value contains a whole component of the text, else the composing cause. */
function likelierCause(text: string, composing: Cause | null, ofStatement: Cause | null): Cause | null {
  if (!composing || !ofStatement?.primary) return composing ?? ofStatement
  if (!isComponentOf(text, textOfRange(ofStatement.primary))) return composing
  return {
    ...ofStatement,
    related: [...ofStatement.related, ...(composing.primary ? [composing.primary] : [])],
  }
}

/** A field in a build, and the nodes that may have become it; `null` if the build lacks its object. */
async function lookUp(field: RenderedField, { builds, finder }: BuildSources): Promise<BuiltSources | null> {
  const { object, occurrence, path } = field
  const built = await builds.original()
  const index = built ? indexOf(built.documents, object, occurrence) : -1
  const file = built?.objectFiles[index]
  if (!built || index < 0 || file === undefined) return null
  const { documents } = built
  return {
    place: { path, documents, index },
    found: fieldSources(documents[index]!.root, file, path, finder()),
  }
}

const noCause: Cause = { kind: 'template', primary: null, related: [] }

/** A field of a build, and the nodes that may have become it. */
interface BuiltSources {
  readonly place: BuiltField
  readonly found: FoundSources
}

interface FoundSources {
  /** The sources of the deepest existing part of the path. */
  readonly sources: FieldSources
  readonly depth: number
  /** See `ObjectSources`. */
  readonly layers: ObjectSources['layers']
}

function sourcedPart(causePart: CausePart, { sources, layers }: FoundSources): SourcedPart {
  return { causePart, nodes: sources.nodes, layers }
}

function fieldSources(
  root: YamlNode,
  file: string,
  path: RenderedField['path'],
  finder: SourceFinder,
): FoundSources {
  const sources = root.kind === 'map' ? finder.sourcesOf(root, file) : nothingFound
  const { layers } = sources
  let found = rootSources(sources)
  let node: YamlNode = root
  for (const [depth, key] of path.entries()) {
    const child = nodeAt(node, [key])
    if (!child) return { sources: found, depth, layers }
    found =
      typeof key === 'number' && node.kind === 'list'
        ? sourcesOfItem(found, node, key, sources)
        : sourcesOfKey(found, String(key), sources)
    node = child
  }
  return { sources: found, depth: path.length, layers }
}

const nothingFound: ObjectSources = { roots: [], operations: new Map(), layers: [] }

/** The map in the strongest source into which an absent field would be written. */
function missingCause({ sources, depth }: FoundSources, path: RenderedField['path']): Cause {
  const keys = path.slice(depth)
  const parent = sources.nodes.find(({ node }) => node.kind === 'map' && node.entries.size > 0)
  const primary = parent && keyRange(parent)
  if (!parent || !primary || keys.some((key) => typeof key === 'number')) return noCause
  const isInFile = parent.node.kind === 'map' && parent.fragment.root.source.text === primary.text
  return {
    kind: 'missing',
    primary: partOf(primary),
    related: [],
    ...(isInFile && parent.node.kind === 'map' && { insertion: insertionIn(parent.node, keys.map(String)) }),
  }
}

/** The key of a map or list in its strongest source. */
function keyCause({ sources }: FoundSources): Cause {
  const range = sources.nodes[0] && keyRange(sources.nodes[0])
  return range ? { kind: 'probable', primary: partOf(range), related: [] } : noCause
}

/** The cause of a scalar that no edit proves: the likeliest scalar, else the key. */
function unprovenCause(text: string, found: FoundSources, finder: SourceFinder): Cause {
  return likeliestCause(text, found.sources, finder) ?? keyCause(found)
}

/** The range of a key; for a map without a key the range of its first key. */
function keyRange({ key, node, fragment }: SourceNode): FileRange | null {
  const first = node.kind === 'map' ? [...node.entries.values()][0]?.key : undefined
  return fragment.rangeOf(key === node && first ? first : key)
}
