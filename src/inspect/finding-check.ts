import type { ChangedObject, FindingCheck } from '../core/cause.ts'
import { groupBy } from '../core/group.ts'
import { oncePerName } from '../core/once-per.ts'
import { lintObject, type LintFinding } from '../lint.ts'
import { alteredMesh, type Alterations } from '../model/altered-mesh.ts'
import { identityOf, manifestsOf, type Manifest } from '../model/manifest.ts'
import { derived } from '../model/derived.ts'
import type { Mesh } from '../model/mesh.ts'
import { Node } from '../model/node.ts'
import { stablePath } from '../model/stable-path.ts'
import { rules } from '../rules/index.ts'
import { parseDocuments } from '../yaml/parse.ts'

/**
 * Says whether a finding in an object is there in another render of it, too: the same rule says the same (its code)
 * about the same field. It is gone only if it is gone beside the other objects of that render,
 * too. `undefined` for a finding that is in no object.
 */
export function findingCheckFor(finding: LintFinding, mesh: Mesh): FindingCheck | undefined {
  const { manifest, view, subject, isOfKey } = finding
  const rule = rules.find(({ id }) => id === finding.rule)
  if (!manifest || !rule || subject === 'values') return undefined
  const own = substance(finding)
  const isFound = (alterations: Alterations): boolean => {
    const altered = alterations.get(manifest)
    const again = altered ? lintObject(alteredMesh(mesh, alterations), rule, view, altered) : []
    return again.some((other) => substance(other) === own)
  }
  return {
    isOfKey,
    isStillFound(object, others) {
      const alone = new Map([[manifest, manifestIn(manifest, object)]])
      if (isFound(alone)) return true
      const beside = alterationsIn(others(), mesh, manifest)
      return beside.size > 0 && isFound(new Map([...alone, ...beside]))
    },
  }
}

/** The objects of the finding's target that a render has changed. */
function alterationsIn(changed: readonly ChangedObject[], mesh: Mesh, { target }: Manifest): Alterations {
  const known = byIdentity(mesh).get(target)
  return new Map(
    changed.flatMap(({ before, after }) => {
      const old = known?.get(JSON.stringify(before))
      return old ? [[old, after === null ? null : manifestIn(old, after)] as const] : []
    }),
  )
}

/** The objects of each target as they name themselves. */
const byIdentity = derived(
  'everything',
  ({ manifests }): ReadonlyMap<string, ReadonlyMap<string, Manifest>> => {
    const targets = groupBy(manifests, ({ target }) => target)
    return new Map(
      [...targets].map(([target, own]) => [
        target,
        new Map(own.map((manifest) => [JSON.stringify(identityOf(manifest.root)), manifest])),
      ]),
    )
  },
)

/** The text of a document as an object in the place of another one; `null` if it is none. */
const manifestIn = oncePerName(
  ({ target, namespace }: Manifest, text: string): Manifest | null =>
    manifestsOf(parseDocuments(text, ''), target, namespace)[0] ?? null,
)

function substance({ node, code }: LintFinding): string {
  const place = node instanceof Node ? stablePath(node).map(withoutName) : []
  return JSON.stringify([place, code])
}

/** The item of a list goes by what it holds, which is what was altered. */
function withoutName(key: string): string {
  return key.replace(/=.*$/s, '=')
}
