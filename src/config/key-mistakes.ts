import type { Config } from '../core/config.ts'
import type { Node } from '../model/node.ts'
import { allowlistMistakes } from './allowlist-mistakes.ts'
import { invariantMistakes } from './invariant-mistakes.ts'
import type { ConfigMistake } from './mistake.ts'
import { overrideMistakes } from './override-mistakes.ts'
import { severityMistakes } from './severity-mistakes.ts'
import { targetMistakes } from './target-mistakes.ts'
import { versionMistakes } from './version-mistakes.ts'

/** Says what is wrong with the value of a key; it gets the absent node where the key is not there. */
type KeyCheck = (node: Node) => ConfigMistake[] | Promise<ConfigMistake[]>

/** What the schema cannot say of a key. A key that is not listed is checked by schemas/config.schema.json alone. */
const checks: { readonly [key in keyof Config]?: KeyCheck } = {
  rules: severityMistakes,
  'istio-version': versionMistakes,
  'egress-allowlist': allowlistMistakes,
  invariants: invariantMistakes,
  overrides: overrideMistakes,
}

/** The same for keys whose values have to follow the schema before they can be checked. */
const checksOfShape: { readonly [key in keyof Config]?: KeyCheck } = { targets: targetMistakes }

/** The mistakes in the values of keys, besides those against the schema. */
export async function keyMistakes(root: Node, followsSchema: boolean): Promise<ConfigMistake[]> {
  const selected = [...Object.entries(checks), ...(followsSchema ? Object.entries(checksOfShape) : [])]
  const found = await Promise.all(selected.map(async ([key, check]) => check(root.get(key))))
  return found.flat()
}
