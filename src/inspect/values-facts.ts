import type { EmbeddedValues } from '../core/embedded-values.ts'
import { groupBy } from '../core/group.ts'
import { renderedTextOf, type Render } from '../core/render.ts'
import type { HelmTarget, Target } from '../core/target.ts'
import type { UndefinedValue, ValuesKey, ValuesUse, VaryingFields } from '../core/values-use.ts'
import { rootOf } from '../discover/root.ts'
import { identityOf } from '../model/manifest.ts'
import type { MeshContents } from '../model/mesh.ts'
import { Node } from '../model/node.ts'
import type { DeadKey, UndefinedRead, VaryingObject } from '../model/sources.ts'
import { isMounted } from '../core/tree.ts'
import { placedNode, rootInText } from '../yaml/embedded.ts'
import type { Reader } from '../yaml/reader.ts'
import { fieldOf } from './rendered-field.ts'
import { renderedManifests } from './rendered-manifests.ts'
import { unseenLines } from './unseen-lines.ts'
import type { SearchedReleases } from './searched-releases.ts'
import type { HostServices, InspectOptions } from './types.ts'
import { readersOf, valuesUsers, wasRead, nameOf, type FindValuesUse } from './values-users.ts'

/** The targets and renders of one tree. */
export interface ValuesInput {
  readonly reader: Reader
  /** All targets, including those out of scope. */
  readonly allTargets: readonly Target[]
  readonly renders: ReadonlyMap<string, Render>
  /** For head: base. */
  readonly base: InspectOptions['base']
  readonly releases: SearchedReleases
}

/** How a target uses its values. */
export type ValuesFacts = Pick<MeshContents, 'deadKeys' | 'undefinedReads' | 'varyingObjects' | 'unseenLines'>

/**
 * The keys that nothing reads, and the reads that no values define, by target id. A file may belong to several releases,
 * also to some out of scope: a key in it is dead only if none of them reads it. Empty if the host finds no use of values.
 */
export async function valuesFacts(input: ValuesInput, host: HostServices): Promise<Map<string, ValuesFacts>> {
  const { valuesUse } = host
  if (!valuesUse) return new Map()
  const releases = input.releases.searched
  const uses = new Map(releases.map((target) => [target.id, valuesUse(input.reader.tree, target)]))
  const dead = groupBy(await deadKeys(input, uses, valuesUse), ({ target }) => target)
  const facts = releases.map(async (release) => {
    const { id } = release
    const found = await factsOf(release, uses.get(id)!, input)
    return [id, { deadKeys: dead.get(id) ?? [], ...found }] as const
  })
  return new Map(await Promise.all(facts))
}

/** The facts about one release, apart from its dead keys. */
async function factsOf(
  release: HelmTarget,
  use: ValuesUse,
  { renders, reader }: ValuesInput,
): Promise<Omit<ValuesFacts, 'deadKeys'>> {
  const undefinedReads = await use.undefined()
  const render = renders.get(release.id)
  const isRendered = render?.status === 'rendered'
  const [varying, hidden] = isRendered ? [await use.varying(render), await use.hidden(render)] : [[], []]
  return {
    undefinedReads: undefinedReads.map((fact) => undefinedRead(fact, release, reader)),
    varyingObjects: varyingObjects(varying, render),
    unseenLines: unseenLines(hidden, release, reader),
  }
}

async function deadKeys(
  { reader, allTargets, base, releases }: ValuesInput,
  uses: ReadonlyMap<string, ValuesUse>,
  valuesUse: FindValuesUse,
): Promise<DeadKey[]> {
  const pending = [...uses].map(async ([target, use]) => (await use.dead()).map((fact) => ({ target, fact })))
  // A key in a chart of a registry cannot be removed here.
  const dead = (await Promise.all(pending)).flat().filter(({ fact }) => !isMounted(fact.file))
  // The fact of the first release represents all releases that share the file.
  const facts = new Map(dead.toReversed().map(({ fact }) => [nameOf(fact), fact]))
  const files = new Set([...facts.values()].map(({ file }) => file))
  const readers = readersOf(files, allTargets, reader)
  const tooCostly = new Set(releases.tooCostly.map(({ id }) => id))
  const usersOfKey = valuesUsers(readers, reader, uses, valuesUse, tooCostly)
  const targetsOf = groupBy(dead, ({ fact }) => nameOf(fact))
  const inspectedBase = facts.size > 0 ? await base : null
  const checks = [...facts].map(async ([name, fact]): Promise<[string, boolean] | undefined> => {
    if ((await Promise.all(usersOfKey(fact).map((user) => user(fact)))).includes(true)) return undefined
    const targets = targetsOf.get(name)!.map(({ target }) => target)
    return [name, await wasRead(fact, targets, inspectedBase, valuesUse)]
  })
  const wasReadByName = new Map((await Promise.all(checks)).filter((check) => check !== undefined))
  const targetById = new Map(allTargets.map((target) => [target.id, target]))
  return dead.flatMap(({ target, fact }) => {
    const node = nodeOf(fact, targetById.get(target), reader)
    const name = nameOf(fact)
    return node && wasReadByName.has(name)
      ? [{ fact: facts.get(name)!, target, node, wasRead: wasReadByName.get(name)! }]
      : []
  })
}

/** The objects of a render that vary. */
function varyingObjects(varying: readonly VaryingFields[], render: Render | undefined): VaryingObject[] {
  const text = renderedTextOf(render)
  if (!text || varying.length === 0) return []
  const byIdentity = groupBy(renderedManifests(text), ({ root }) => JSON.stringify(identityOf(root)))
  // Texts in archives are not read; the engine knows that one of them asked.
  const asksObjects = render?.status === 'rendered' && render.asks?.includes('lookup') === true
  return varying.flatMap(({ template, object, occurrence, paths, isKept }) => {
    const sameName = byIdentity.get(JSON.stringify(object)) ?? []
    const field = JSON.stringify({ template, object, occurrence, path: [] })
    const manifest = sameName.find(({ root }) => JSON.stringify(fieldOf(root, sameName)) === field)
    const nodes = paths.map((path) => manifest?.root.at(...path)).filter((node) => node?.exists)
    return manifest ? [{ manifest, nodes: nodes as Node[], isKept: isKept || asksObjects }] : []
  })
}

function undefinedRead(fact: UndefinedValue, target: HelmTarget, reader: Reader): UndefinedRead {
  const { similar, defaultsMap } = fact
  return {
    fact,
    target: target.id,
    similar: similar && nodeOf(similar, target, reader),
    defaultsMap: defaultsMap && nodeOf(defaultsMap, target, reader),
    guess: target.guess,
  }
}

function nodeOf(key: ValuesKey, target: Target | undefined, reader: Reader): Node | null {
  const nodes = valuesRoots(key, target, reader).map((root) => root.at(...key.path))
  return nodes.find(({ exists }) => exists) ?? null
}

/** The roots of the values in a file: of its document, or of the values in objects that the file contains. */
function valuesRoots({ file }: ValuesKey, target: Target | undefined, reader: Reader): Node[] {
  const inline = target?.kind === 'helm' ? (target.settings?.values ?? []) : []
  const places = inline.flatMap(({ at }) => (at?.file === file ? at : []))
  const root = places.length === 0 ? rootOf(reader, file) : null
  return root ? [root] : places.flatMap((place) => embeddedRoot(place, reader) ?? [])
}

function embeddedRoot(place: EmbeddedValues, reader: Reader): Node | null {
  const root = reader.documents(place.file)[place.document]?.root
  const inDocument = root ? Node.of(root).at(...place.path) : null
  if (inDocument?.kind === 'map') return inDocument
  const node = placedNode(reader, place)
  const inText = node?.kind === 'scalar' ? rootInText(node) : node
  return inText ? Node.of(inText) : null
}
