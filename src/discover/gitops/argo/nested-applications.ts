import type { Target } from '../../../core/target.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { UnresolvedReference } from '../../../model/unresolved-reference.ts'
import type { YamlNode } from '../../../yaml/node.ts'
import { renderedContentsKey } from '../equal-targets.ts'
import type { SourceOutcome } from '../outcome.ts'
import { applicationTargets } from './application-targets.ts'
import type { NestedObjects, RenderedObjects } from '../nested.ts'
import type { ApplicationSetContext } from './sets/application-set.ts'
import { statesApplications, type RenderingTarget } from './applications.ts'

/** The Applications and targets of files, before anything is rendered. */
export interface PriorApplications {
  /** The Applications and ApplicationSets in files. */
  readonly applications: readonly Manifest[]
  readonly targets: readonly Target[]
}

/**
 * A collection of the targets of Applications and ApplicationSets that other targets render; empty until `add` is called.
 * `add` returns each new target once, however many targets render its Application; it returns no targets for an Application
 * that would render itself without end. `prior` has the objects and targets that are already known.
 */
export function nestedApplications(context: ApplicationSetContext, prior: PriorApplications): NestedObjects {
  const isOfFile = fileTest(prior.applications)
  const knownTargets = targetsByContents(prior.targets)
  const chains = new Map<string, readonly string[]>()
  const applicationsIn = (objects: RenderedObjects): RenderedApplication[] =>
    applicationsAmong(objects, isOfFile, chains.get(objects.target.id) ?? [])
  const outcomes = new Map<YamlNode, SourceOutcome>()
  const unresolved: UnresolvedReference[] = []

  async function addApplication({ manifest, renderedBy }: RenderedApplication): Promise<Target[]> {
    const stated = await applicationTargets(context, [manifest], knownTargets.ids, renderedBy)
    const { targets, refusals } = stated
    unresolved.push(...refusals)
    const root = manifest.root.yaml!
    const chain = renderedBy.contents
    if (rendersItself(knownTargets.newAmong(targets), chain)) {
      unresolved.push(cycleOf(manifest))
      outcomes.set(root, { renderedAs: [], reason: endless })
      return []
    }
    const fresh = knownTargets.addNew(targets)
    for (const { id } of fresh) chains.set(id, chain)
    const outcome = stated.outcomes.get(root)!
    outcomes.set(root, { ...outcome, renderedAs: targets.map((target) => knownTargets.idOf(target)!) })
    return fresh.map((target) => ({ ...guessedBy(renderedBy, target), renderedBy: renderedBy.id }))
  }

  return {
    async add(rendered) {
      const added: Target[] = []
      for (const application of rendered.flatMap(applicationsIn))
        added.push(...(await addApplication(application)))
      return added
    },
    outcomes,
    unresolved,
    statedBy: targetReader(context),
  }
}

/**
 * True for new targets of an Application that some of them render again, without end. One that is known ends the chain: an
 * Application may render itself as it is, as one does that manages Argo CD and all Applications.
 */
function rendersItself(newTargets: readonly Target[], chain: readonly string[]): boolean {
  return newTargets.some((target) => timesIn(chain, contentsKey(target)) > 1)
}

function targetReader(context: ApplicationSetContext): NonNullable<NestedObjects['statedBy']> {
  return async (manifest, { target }) => {
    if (!statesApplications(manifest)) return []
    const renderedBy = renderingTarget(target, [])
    return (await applicationTargets(context, [manifest], new Set(), renderedBy)).targets
  }
}

/** Targets by the contents from which they render. */
interface TargetsByContents {
  readonly ids: Set<string>
  /** The id of the target with the same contents; `undefined` for none. */
  idOf(target: Target): string | undefined
  /** Those of some targets whose contents are new. */
  newAmong(targets: readonly Target[]): readonly Target[]
  /** Adds targets, and returns those whose contents are new. */
  addNew(targets: readonly Target[]): readonly Target[]
}

function targetsByContents(initialTargets: readonly Target[]): TargetsByContents {
  const ids = new Set(initialTargets.map(({ id }) => id))
  const idByContents = new Map(initialTargets.map((target) => [renderedContentsKey(target), target.id]))
  const newAmong = (targets: readonly Target[]): Target[] =>
    targets.filter((target) => !idByContents.has(renderedContentsKey(target)))
  return {
    ids,
    idOf: (target) => idByContents.get(renderedContentsKey(target)),
    newAmong,
    addNew(targets) {
      const fresh = newAmong(targets)
      for (const { id } of fresh) ids.add(id)
      for (const target of fresh) idByContents.set(renderedContentsKey(target), target.id)
      return fresh
    },
  }
}

interface RenderedApplication {
  readonly manifest: Manifest
  readonly renderedBy: RenderingTarget
}

/** The Applications that a target renders; `chain` has the contents keys of the targets that led to it. */
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
  return { id, environment, guess: guessOf(target), contents: [...chain, contentsKey(target)] }
}

/** `null` for a target that is stated, and for values of an environment that their name gives to the chart. */
function guessOf(target: Target): RenderingTarget['guess'] {
  if (target.kind !== 'helm') return null
  if (target.guess === 'keys' || target.mayBeOfAnother) return 'keys'
  return target.guess === 'defaults' ? 'defaults' : null
}

/** Marks what a guessed release states as a guess. */
function guessedBy({ guess }: RenderingTarget, target: Target): Target {
  if (guess === null) return target
  const missing = target.missing.map((source) => ({ ...source, isGuessed: true as const }))
  return target.kind === 'helm' ? { ...target, missing, guess } : { ...target, missing }
}

const endless = 'it renders itself without end'

/** Returns whether a kustomization renders an Application exactly as its file states it. */
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

/** A key of the contents from which a target renders, without its name. */
function contentsKey(target: Target): string {
  const settings = target.kind === 'helm' ? target.settings : null
  const files = target.kind === 'helm' ? target.values : []
  return JSON.stringify([target.kind, target.path, files, settings])
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
