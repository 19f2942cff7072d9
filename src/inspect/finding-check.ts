import type { ChangedObject, FindingCheck } from '../core/cause.ts'
import { groupBy } from '../core/group.ts'
import { oncePerName } from '../core/once-per.ts'
import { lintObject, type LintFinding } from '../lint.ts'
import { customRulesIn } from '../lint/custom-rules.ts'
import { alteredMesh, type Alterations } from '../model/altered-mesh.ts'
import { manifestsOf, writtenIdentity, type Manifest } from '../model/manifest.ts'
import { derived, derivedByKey } from '../model/derived.ts'
import type { Mesh } from '../model/mesh.ts'
import { Node } from '../model/node.ts'
import { stablePath } from '../model/stable-path.ts'
import { rules } from '../rules/index.ts'
import type { MeshPart } from './types.ts'
import { parseDocuments } from '../yaml/parse.ts'

/**
 * Returns a check whether another render of the object still has a finding: the same rule reports the same code at the
 * same field. The object is first checked in the mesh as it is, then beside the other objects that the render changes:
 * the finding is gone only if neither reports it. `undefined` for a finding that is in no object, or in values of a layout.
 *
 * @param part stands for the mesh where it suffices, since its tables are smaller
 */
export function findingCheckFor(
  finding: LintFinding,
  mesh: Mesh,
  part: MeshPart | undefined,
): FindingCheck | undefined {
  const { manifest, view, subject, isOfKey } = finding
  const rule = [...rules, ...customRulesIn(mesh)].find(({ id }) => id === finding.rule)
  if (!manifest || !rule || subject === 'values') return undefined
  const key = findingKey(finding)
  const isReportedWith = (alterations: Alterations): boolean => {
    const altered = alterations.get(manifest)
    if (!altered) return false
    const isPartEnough = part && [...alterations.values()].every((object) => !object || part.suffices(object))
    const findings = lintObject(
      alteredMesh(isPartEnough ? part.mesh : mesh, alterations),
      rule,
      view,
      altered,
    )
    return findings.some((candidate) => findingKey(candidate) === key)
  }
  return {
    id: JSON.stringify([finding.rule, finding.code, view]),
    isOfKey,
    suggestion: /; did you mean `([^`]+)`\?/.exec(finding.message)?.[1] ?? null,
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
  const manifestByIdentity = byIdentity(mesh, target)
  return new Map(
    changed.flatMap(({ before: identity, after: text }) => {
      const manifest = manifestByIdentity.get(JSON.stringify(identity))
      return manifest ? [[manifest, text === null ? null : manifestIn(manifest, text)] as const] : []
    }),
  )
}

/** The objects of a target by their identity: API version, kind, namespace and name as written. */
const byIdentity = derivedByKey(
  'everything',
  (_mesh, target: string) => target,
  (mesh, target): ReadonlyMap<string, Manifest> =>
    new Map(
      (byTarget(mesh).get(target) ?? []).map((manifest) => [
        JSON.stringify(writtenIdentity(manifest)),
        manifest,
      ]),
    ),
)

const byTarget = derived('everything', ({ manifests }) => groupBy(manifests, ({ target }) => target))

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
