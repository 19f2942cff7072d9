import type { Config } from '../core/config.ts'
import type { Node } from '../model/node.ts'
import { allowlistMistakes } from './allowlist-mistakes.ts'
import { invariantMistakes } from './invariant-mistakes.ts'
import type { ConfigMistake } from './mistake.ts'
import { overrideMistakes } from './override-mistakes.ts'
import { severityMistakes } from './severity-mistakes.ts'
import { targetMistakes } from './target-mistakes.ts'
import { versionMistakes } from './version-mistakes.ts'

/** Returns the mistakes in the value of a key; for an absent key it gets an absent node. */
type KeyCheck = (node: Node) => ConfigMistake[] | Promise<ConfigMistake[]>

/** The checks that the schema cannot express. Only schemas/config.schema.json checks the keys that are not listed. */
const checks: { readonly [key in keyof Config]?: KeyCheck } = {
  rules: severityMistakes,
  'istio-version': versionMistakes,
  'egress-allowlist': allowlistMistakes,
  invariants: invariantMistakes,
  overrides: overrideMistakes,
}

/** Checks of values that have to follow the schema first. */
const checksOfShape: { readonly [key in keyof Config]?: KeyCheck } = { targets: targetMistakes }

/** The mistakes in the values of keys, besides those against the schema. */
export async function keyMistakes(root: Node, followsSchema: boolean): Promise<ConfigMistake[]> {
  const selected = [...Object.entries(checks), ...(followsSchema ? Object.entries(checksOfShape) : [])]
  const mistakes = await Promise.all(selected.map(async ([key, check]) => check(root.get(key))))
  return mistakes.flat()
}
