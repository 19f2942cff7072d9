import { createHash } from 'node:crypto'
import type { RenderableTarget } from '../../core/target.ts'
import { inputKeys } from '../../inspect/input-keys.ts'
import { treeWith } from './tree-with.ts'
import type { CausesInput, ChangedTarget, InputEffect, TargetEffects } from './types.ts'

/** A target of head, and what differs in its inputs. */
interface RevertedTarget {
  readonly target: RenderableTarget
  readonly inputs: ChangedTarget['inputs']
}

/** The effects of differences that runs keep for later ones. */
export interface EffectCache {
  /** The effects that an earlier run kept; `null` if none did. */
  readonly read: (release: RevertedTarget) => TargetEffects | null
  readonly add: (release: RevertedTarget, effects: TargetEffects) => void
}

/**
 * Keeps effects by the inputs of the target in head, by both versions of each file that differs, and by what the other files
 * say about the cluster.
 */
export function effectCache({ base, head, host }: CausesInput): EffectCache {
  const { kept } = host
  const keys = inputKeys(head, host)
  const sides = [base.sources.reader.tree, head.sources.reader.tree]
  const keyWithout = (files: readonly string[], target: RenderableTarget): string | null => {
    const tree = treeWith(new Map(files.map((file) => [file, null])), head.sources.reader)
    return target.kind === 'helm' ? host.releaseKey(tree, target) : null
  }
  const questionOf = ({ target, inputs }: RevertedTarget): string | null => {
    const ofTarget = keys.ofTarget(target)
    if (ofTarget === null) return null
    const files = [...new Set(inputs.flatMap(({ changes }) => changes.map(({ file }) => file)))]
    const versions = files.flatMap((file) => sides.map((tree) => tree.read(file)))
    const changes = inputs.map((input) => input.changes)
    // Objects of Istio in files of a tree decide which APIs templates find in the cluster.
    const ofOthers = versions.some(mayStateIstio) ? keyWithout(files, target) : null
    return JSON.stringify(['effects', ofTarget, files, versions.map(sumOf), changes, ofOthers])
  }
  return {
    read(release) {
      const question = kept && questionOf(release)
      const text = kept && question !== null ? kept.read(question) : null
      if (text === null) return null
      const { single, others } = JSON.parse(text) as KeptEffects
      return { single: single.map(effectOf), others: effectOf(others) }
    },
    add(release, { single, others }) {
      const question = kept && questionOf(release)
      // Without time nothing is known.
      if (!kept || question === null || host.budget.isSpent('repair')) return
      kept.add(question, JSON.stringify({ single: single.map(listOf), others: listOf(others) }))
    },
  }
}

interface KeptEffects {
  readonly single: readonly (readonly string[] | null)[]
  readonly others: readonly string[] | null
}

function effectOf(keys: readonly string[] | null): InputEffect {
  return keys && new Set(keys)
}

function listOf(effect: InputEffect): readonly string[] | null {
  return effect && [...effect]
}

function mayStateIstio(data: Uint8Array | undefined): boolean {
  return (
    data !== undefined && Buffer.from(data.buffer, data.byteOffset, data.byteLength).includes('istio.io/')
  )
}

function sumOf(data: Uint8Array | undefined): string | null {
  return data ? createHash('sha256').update(data).digest('base64') : null
}
