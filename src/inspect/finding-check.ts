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
 * Returns a check whether another render of the object still has a finding: the same rule reports the same code at the
 * same field. The object is first checked in the mesh as it is, then beside the other objects that the render changes:
 * the finding is gone only if neither reports it. `undefined` for a finding that is in no object.
 */
export function findingCheckFor(finding: LintFinding, mesh: Mesh): FindingCheck | undefined {
  const { manifest, view, subject, isOfKey } = finding
  const rule = rules.find(({ id }) => id === finding.rule)
  if (!manifest || !rule || subject === 'values') return undefined
  const key = findingKey(finding)
  const isReportedWith = (alterations: Alterations): boolean => {
    const altered = alterations.get(manifest)
    const findings = altered ? lintObject(alteredMesh(mesh, alterations), rule, view, altered) : []
    return findings.some((candidate) => findingKey(candidate) === key)
  }
  return {
    isOfKey,
    isStillFound(object, otherChanges) {
      const objectAlteration = new Map([[manifest, manifestIn(manifest, object)]])
      if (isReportedWith(objectAlteration)) return true
      const otherAlterations = alterationsIn(otherChanges(), mesh, manifest)
      return otherAlterations.size > 0 && isReportedWith(new Map([...objectAlteration, ...otherAlterations]))
    },
  }
}

/** The objects of the finding's target that a render changes, with their new manifests. */
function alterationsIn(changed: readonly ChangedObject[], mesh: Mesh, { target }: Manifest): Alterations {
  const manifestByIdentity = byIdentity(mesh).get(target)
  return new Map(
    changed.flatMap(({ before: identity, after: text }) => {
      const manifest = manifestByIdentity?.get(JSON.stringify(identity))
      return manifest ? [[manifest, text === null ? null : manifestIn(manifest, text)] as const] : []
    }),
  )
}

/** The objects of each target by their identity: API version, kind, namespace and name as written. */
const byIdentity = derived(
  'everything',
  ({ manifests }): ReadonlyMap<string, ReadonlyMap<string, Manifest>> => {
    const targets = groupBy(manifests, ({ target }) => target)
    return new Map(
      [...targets].map(([target, targetManifests]) => [
        target,
        new Map(targetManifests.map((manifest) => [JSON.stringify(identityOf(manifest.root)), manifest])),
      ]),
    )
  },
)

/** Parses a document as a new version of a manifest; `null` if it is no object. */
const manifestIn = oncePerName(
  ({ target, namespace }: Manifest, text: string): Manifest | null =>
    manifestsOf(parseDocuments(text, ''), target, namespace)[0] ?? null,
)

/** Code and path of a finding, by which it is recognized in another render. */
function findingKey({ node, code }: LintFinding): string {
  const path = node instanceof Node ? stablePath(node).map(withoutItemName) : []
  return JSON.stringify([path, code])
}

/** Stable paths name list items by their contents, which the other render may have changed. */
function withoutItemName(key: string): string {
  return key.replace(/=.*$/s, '=')
}
