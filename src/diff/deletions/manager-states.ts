import { groupBy } from '../../core/group.ts'
import type { GitopsTarget } from '../../core/target.ts'
import type { DeletedManager } from '../../model/deletion.ts'
import type { Manifest } from '../../model/manifest.ts'
import { elementFate, fateWithSet, managerTitle, type ObjectFate, type ManagerState } from './fates.ts'
import { placeOf, type Place } from './places.ts'
import type { RemovedObject } from './removed-objects.ts'
import {
  isManaged,
  managerKeyOf,
  managingKey,
  titleOf,
  writtenManagerKey,
  type AppliedTarget,
  type DeletionSide,
  type ManagedTarget,
} from './side.ts'

/** The inputs for the state of a manager. */
export interface StateInput {
  readonly head: DeletionSide
  readonly inHead: readonly AppliedTarget[]
  /** The removed objects that make a controller apply others, by `managingKey`. */
  readonly removedByKey: ReadonlyMap<string, RemovedObject>
  /** The objects of head with the identity of one of base. */
  readonly sameInHead: (manifest: Manifest, place: Place) => readonly { readonly manifest: Manifest }[]
  /** The fate of the manager as an object; `null` if nothing is known. */
  readonly fateOf: (object: RemovedObject) => ObjectFate | null
}

/** Returns a function that finds the state in head of the manager of a target of base; it is decided once for each target. */
export function managerStates(input: StateInput): (target: ManagedTarget) => ManagerState {
  const { head, inHead } = input
  const context: StateContext = {
    ...input,
    presentState: presentStates(head, inHead),
    gitopsById: new Map(head.gitops.map((target) => [target.id, target])),
  }
  const states = new Map<string, ManagerState>()
  return (target) => {
    const state = states.get(target.id) ?? findState(target, context)
    states.set(target.id, state)
    return state
  }
}

interface StateContext extends Pick<StateInput, 'removedByKey' | 'sameInHead' | 'fateOf'> {
  readonly presentState: ReturnType<typeof presentStates>
  /** The objects of head that apply others, by their ids. */
  readonly gitopsById: ReadonlyMap<string, GitopsTarget>
}

function findState(target: ManagedTarget, context: StateContext): ManagerState {
  const { id, manager, statedBy } = target
  const key = managerKeyOf(target)
  const object = context.removedByKey.get(writtenManagerKey(target))
  const fate = object ? context.fateOf(object) : null
  const title = object ? titleOf(object.manifest) : managerTitle(manager)
  // Its file may be left behind, with nothing that applies it.
  if (object && fate?.outcome === 'deleted')
    return removedState(fateWithSet(manager) ?? fate, {
      key: managingKey(object.manifest)!,
      title,
      at: statedBy,
    })
  const present = context.presentState(key, id)
  if (present) return present
  if (object && fate && fate.outcome !== 'moved') return removedState(fate, { key, title, at: statedBy })
  if (object) return movedState(object, context)
  const { generated, reason } = context.gitopsById.get(statedBy.target) ?? {}
  return manager.generatedBy && (reason === '' || generated?.includes(manager.name) === false)
    ? removedState(elementFate(manager), { key, title, at: statedBy })
    : unknownState
}

function removedState(fate: ObjectFate, manager: Omit<DeletedManager, 'reason'>): ManagerState {
  return { is: 'removed', fate, manager: { ...manager, reason: fate.reason } }
}

/** The state of a manager that another file or target of head has. */
function movedState(object: RemovedObject, { sameInHead, presentState }: StateContext): ManagerState {
  const { manifest, target } = object
  const states = sameInHead(manifest, placeOf(target)).flatMap((moved) => {
    const key = managingKey(moved.manifest)
    return (key === null ? null : presentState(key, null)) ?? []
  })
  return states[0] ?? unknownState
}

const unknownState: ManagerState = { is: 'unknown' }

/**
 * Returns the state of the manager with a key, if it states targets of head; else `null`. The state is unknown if one of
 * its sources is not rendered, unless head renders the target `id` itself.
 */
function presentStates(
  { targets, gitops }: DeletionSide,
  inHead: readonly AppliedTarget[],
): (key: string, id: string | null) => ManagerState | null {
  const appliedById = new Map(inHead.map((applied) => [applied.target.id, applied]))
  const targetsByManager = groupBy(targets.filter(isManaged), managerKeyOf)
  const reasonById = new Map(gitops.map(({ id, reason }) => [id, reason]))
  const isShown = (managed: readonly ManagedTarget[]): boolean =>
    managed.every(
      ({ id, statedBy }) =>
        appliedById.get(id)?.isPartial === false && reasonById.get(statedBy.target) === '',
    )
  return (key, id) => {
    const managed = targetsByManager.get(key)
    if (!managed) return null
    if (!(id !== null && appliedById.has(id)) && !isShown(managed)) return unknownState
    const missing = managed.flatMap((target) => target.missing).find(({ what }) => what === 'folder')
    const rendersNothing = managed.every((target) => appliedById.get(target.id)?.manifests.length === 0)
    return {
      is: 'present',
      manager: managed[0]!.manager,
      rendersNothing,
      ...(missing && { missingFolder: missing.source }),
    }
  }
}
