import type { Judge } from '../core/cause.ts'
import { lintObject, type LintFinding } from '../lint.ts'
import { manifestsOf, type Manifest } from '../model/manifest.ts'
import { createMesh, type Mesh } from '../model/mesh.ts'
import { Node } from '../model/node.ts'
import { stableTrail } from '../model/stable-trail.ts'
import { rules } from '../rules/index.ts'
import { parseDocuments } from '../yaml/parse.ts'

/**
 * Says whether a finding in an object is there in another render of it, too: the same rule says the same about the
 * same field, quoted values and numbers apart. `undefined` for a finding that is in no object.
 */
export function judgeOf(finding: LintFinding, mesh: Mesh): Judge | undefined {
  const { manifest, view } = finding
  const rule = rules.find(({ id }) => id === finding.rule)
  if (!manifest || !rule || view.startsWith('values/')) return undefined
  return (object) => {
    const [altered] = manifestsOf(
      parseDocuments(JSON.stringify(object, plainNumbers), ''),
      manifest.target,
      manifest.namespace,
    )
    if (!altered) return false
    const again = lintObject(withInstead(mesh, manifest, altered), rule, view, altered)
    return again.some((other) => substance(other) === substance(finding))
  }
}

/** JSON has no integers beyond those of JavaScript; their digits are not what a rule looks at. */
function plainNumbers(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value
}

function withInstead(mesh: Mesh, old: Manifest, altered: Manifest): Mesh {
  const manifests = mesh.manifests.map((manifest) => (manifest === old ? altered : manifest))
  return createMesh({ ...mesh, manifests })
}

function substance({ node, message }: LintFinding): string {
  const place = node instanceof Node ? stableTrail(node).map(withoutName) : []
  return JSON.stringify([place, message.replace(/`[^`]*`|\d+/g, '')])
}

/** The item of a list goes by what it holds, which is what was altered. */
function withoutName(key: string): string {
  return key.replace(/=.*$/s, '=')
}
