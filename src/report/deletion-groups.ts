import { groupBy } from '../core/group.ts'
import type { Deletion, ObjectRef } from '../core/report.ts'
import { count } from './words.ts'

/** Objects with one outcome for one reason. */
export interface DeletionGroup {
  readonly outcome: Deletion['outcome']
  readonly reason: string
  readonly objects: readonly ObjectRef[]
  readonly environments: readonly string[]
}

/** Deletions by outcome and reason; each group in the place of its first deletion. */
export function deletionGroups(deletions: readonly Deletion[]): DeletionGroup[] {
  const groups = groupBy(deletions, ({ outcome, reason }) => `${outcome}\0${reason}`)
  return [...groups.values()].map((group) => ({
    outcome: group[0]!.outcome,
    reason: group[0]!.reason,
    objects: group.map(({ object }) => object),
    environments: [...new Set(group.flatMap(({ environments }) => environments))],
  }))
}

/** True for outcomes in which an object is lost: then its group is emphasized. */
export const isLoss = {
  deleted: true,
  unknown: false,
  unseen: false,
  orphaned: false,
  moved: false,
  kept: false,
} as const satisfies Record<Deletion['outcome'], boolean>

/** `deletes 3 objects`, `may delete 1 object`. */
export function deletionTitle({ outcome, objects }: DeletionGroup): string {
  const objectCount = count(objects.length, 'object')
  return titles[outcome](objectCount)
}

const titles: Readonly<Record<Deletion['outcome'], (objects: string) => string>> = {
  deleted: (objects) => `deletes ${objects}`,
  unknown: (objects) => `may delete ${objects}`,
  unseen: (objects) => `no longer shows ${objects}`,
  orphaned: (objects) => `leaves ${objects} behind`,
  moved: (objects) => `moves ${objects}`,
  kept: (objects) => `no longer renders ${objects}, which the cluster keeps`,
}

/** Limit on the names of a group; the JSON report has all. */
const maxNames = 4

/** The first objects of a group, and how many more there are: "Secret `token` and 3 more". */
export function deletedNames({ objects }: DeletionGroup, show: (object: ObjectRef) => string): string {
  const shown = objects.slice(0, maxNames).map(show).join(', ')
  const more = objects.length - maxNames
  return more > 0 ? `${shown} and ${more} more` : shown
}
