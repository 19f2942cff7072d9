import { oncePer } from '../../core/once-per.ts'
import type { MeshInput } from '../../model/mesh.ts'
import { isSameList } from '../same-contents.ts'
import type { ValuesEntry } from '../../model/values.ts'

/** True for values that affect more than hosts: settings of the mesh, or requirements on tokens. */
export function isOfPolicy({ layout }: ValuesEntry): boolean {
  return layout !== 'mediatedTls' && layout !== 'passthroughTls'
}

const policyEntries = oncePer((entries: readonly ValuesEntry[]) => entries.filter(isOfPolicy))

/** True if changed values may affect other targets. */
export function changesPolicyValues(before: MeshInput, after: MeshInput): boolean {
  return !isSameList(policyEntries(before.entries), policyEntries(after.entries))
}

/** The ids of targets with values that other targets may affect. */
export function targetsWithPolicies({ entries }: MeshInput): string[] {
  return policyEntries(entries).map(({ target }) => target)
}
