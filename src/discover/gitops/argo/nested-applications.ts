import type { Target } from '../../../core/target.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { UnresolvedReference } from '../../../model/unresolved-reference.ts'
import type { YamlNode } from '../../../yaml/node.ts'
import type { SourceOutcome } from '../outcome.ts'
import { applicationTargets } from './application-targets.ts'
import type { NestedObjects, RenderedObjects } from '../nested.ts'
import type { SetContext } from './sets/application-set.ts'
import { statesApplications, type RenderingTarget } from './applications.ts'

/** The Applications that are there from the beginning. */
export interface KnownApplications {
  /** Those in files, and ApplicationSets. */
  readonly applications: readonly Manifest[]
  readonly targets: readonly Target[]
}

/** Collects the Applications that targets render, each once however many targets render it. */
export function nestedApplications(context: SetContext, known: KnownApplications): NestedObjects {
  const isOfFile = fileTest(known.applications)
  const knownTargets = targetsByContents(known.targets)
  const chains = new Map<string, readonly string[]>()
  const outcomes = new Map<YamlNode, SourceOutcome>()
  const unresolved: UnresolvedReference[] = []

  async function addOne({ manifest, renderedBy }: RenderedApplication): Promise<Target[]> {
    const stated = await applicationTargets(context, [manifest], knownTargets.ids, renderedBy)
    const { targets } = stated
    const chain = renderedBy.contents
    const root = manifest.root.yaml!
    if (targets.some((target) => timesIn(chain, contentsKey(target)) > 1)) {
      unresolved.push(cycleOf(manifest))
      outcomes.set(root, { renderedAs: [], reason: endless })
      return []
    }
    const fresh = targets.filter((target) => knownTargets.idOf(target) === undefined)
    for (const target of fresh) knownTargets.add(target)
    for (const { id } of fresh) chains.set(id, chain)
    const outcome = stated.outcomes.get(root)!
    outcomes.set(root, { ...outcome, renderedAs: targets.map((target) => knownTargets.idOf(target)!) })
    return fresh.map((target) => ({ ...guessedBy(renderedBy, target), renderedBy: renderedBy.id }))
  }

  return {
    async add(rendered) {
      const added: Target[] = []
      const applications = rendered.flatMap((objects) =>
        applicationsAmong(objects, isOfFile, chains.get(objects.target.id) ?? []),
      )
      for (const application of applications) added.push(...(await addOne(application)))
      return added
    },
    outcomes,
    unresolved,
    statedBy: targetReader(context),
  }
}

function targetReader(context: SetContext): NonNullable<NestedObjects['statedBy']> {
  return async (manifest, { target }) => {
    if (!statesApplications(manifest)) return []
    const renderedBy = renderingTarget(target, [])
    return (await applicationTargets(context, [manifest], new Set(), renderedBy)).targets
  }
}

/** Targets, each once for what it renders from. */
interface TargetsByContents {
  readonly ids: Set<string>
  /** The id of the target with the same contents; `undefined` for none. */
  idOf(target: Target): string | undefined
  add(target: Target): void
}

function targetsByContents(known: readonly Target[]): TargetsByContents {
  const ids = new Set(known.map(({ id }) => id))
  const idByContents = new Map(known.map((target) => [wholeKey(target), target.id]))
  return {
    ids,
    idOf: (target) => idByContents.get(wholeKey(target)),
    add(target) {
      ids.add(target.id)
      idByContents.set(wholeKey(target), target.id)
    },
  }
}

interface RenderedApplication {
  readonly manifest: Manifest
  readonly renderedBy: RenderingTarget
}

/** The Applications that a target renders; `chain` is what led to the target. */
function applicationsAmong(
  { target, manifests }: RenderedObjects,
  isOfFile: ReturnType<typeof fileTest>,
  chain: readonly string[],
): RenderedApplication[] {
  const renderedBy = renderingTarget(target, chain)
  return manifests
    .filter((manifest) => statesApplications(manifest) && !isOfFile(manifest, target))
    .map((manifest) => ({ manifest, renderedBy }))
}

function renderingTarget(target: Target, chain: readonly string[]): RenderingTarget {
  const { id, environment } = target
  const isGuessed = target.kind === 'helm' && target.guess === 'defaults'
  return { id, environment, isGuessed, contents: [...chain, contentsKey(target)] }
}

/** What a chart states with its own values only is a guess. */
function guessedBy({ isGuessed }: RenderingTarget, target: Target): Target {
  if (!isGuessed) return target
  const missing = target.missing.map((source) => ({ ...source, isGuessed }))
  return target.kind === 'helm' ? { ...target, missing, guess: 'defaults' } : { ...target, missing }
}

const endless = 'it renders itself again and again'

/** Returns whether a kustomization only passes on an Application that is known from its file. */
function fileTest(applications: readonly Manifest[]): (manifest: Manifest, target: Target) => boolean {
  const filesByName = new Map<string, Set<string>>()
  for (const { name, target } of applications)
    filesByName.set(name, (filesByName.get(name) ?? new Set()).add(target))
  return ({ name }, target) => {
    const files = filesByName.get(name)
    return (
      target.kind === 'kustomization' && files !== undefined && target.files.some((file) => files.has(file))
    )
  }
}

/** A key of what a target renders, whatever it is called. */
function contentsKey(target: Target): string {
  const settings = target.kind === 'helm' ? target.settings : null
  const files = target.kind === 'helm' ? target.values : []
  return JSON.stringify([target.kind, target.path, files, settings])
}

/** A key of a target but for its id and the object that states it, with what its controller deletes. */
function wholeKey(target: Target): string {
  return JSON.stringify({ ...target, id: null, statedBy: null, manager: null })
}

function timesIn(keys: readonly string[], key: string): number {
  return keys.filter((candidate) => candidate === key).length
}

function cycleOf(manifest: Manifest): UnresolvedReference {
  return {
    code: 'cycle',
    node: manifest.spec,
    manifest,
    noun: manifest.kind,
    name: manifest.name,
    path: null,
    similar: null,
    mayExist: null,
    related: [],
  }
}
