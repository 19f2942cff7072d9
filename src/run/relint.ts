import type { Judge } from '../core/cause.ts'
import { lintObject, type LintFinding } from '../lint.ts'
import { alteredMesh } from '../model/altered-mesh.ts'
import { manifestsOf, type Manifest } from '../model/manifest.ts'
import type { Mesh } from '../model/mesh.ts'
import { Node } from '../model/node.ts'
import { stableTrail } from '../model/stable-trail.ts'
import { rules } from '../rules/index.ts'
import type { Rule } from '../rules/rule.ts'
import { parseDocuments } from '../yaml/parse.ts'

/**
 * Says whether a finding in an object is there in another render of it, too: the same rule says the same about the
 * same field, quoted values and numbers apart. `undefined` for a finding that is in no object.
 */
export function judgeOf(finding: LintFinding, mesh: Mesh): Judge | undefined {
  const { manifest, view, isOfKey } = finding
  const rule = rules.find(({ id }) => id === finding.rule)
  if (!manifest || !rule || view.startsWith('values/')) return undefined
  const own = substance(finding)
  const substancesIn = substancesOf(mesh, manifest, rule, view)
  return { isOfKey, isStillFound: (object) => substancesIn(object).has(own) }
}

/** What a rule finds in an object once it is another; asked of each text once. */
function substancesOf(
  mesh: Mesh,
  manifest: Manifest,
  rule: Rule,
  view: string,
): (object: unknown) => ReadonlySet<string> {
  const { target, namespace } = manifest
  const known = new Map<string, ReadonlySet<string>>()
  return (object) => {
    const text = JSON.stringify(object, plainNumbers)
    const [altered] = known.has(text) ? [] : manifestsOf(parseDocuments(text, ''), target, namespace)
    const found = altered ? lintObject(alteredMesh(mesh, manifest, altered), rule, view, altered) : []
    const substances = known.get(text) ?? new Set(found.map(substance))
    known.set(text, substances)
    return substances
  }
}

/** JSON has no integers beyond those of JavaScript; their digits are not what a rule looks at. */
function plainNumbers(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value
}

function substance({ node, message }: LintFinding): string {
  const place = node instanceof Node ? stableTrail(node).map(withoutName) : []
  return JSON.stringify([place, message.replace(/`[^`]*`|\d+/g, '')])
}

/** The item of a list goes by what it holds, which is what was altered. */
function withoutName(key: string): string {
  return key.replace(/=.*$/s, '=')
}
