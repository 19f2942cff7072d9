import type { Provenance } from '../core/cause.ts'
import { UsageError } from '../core/errors.ts'
import { groupBy } from '../core/group.ts'
import { readableTree } from '../inspect/readable.ts'
import type { Render } from '../core/render.ts'
import type { HelmTarget, Target } from '../core/target.ts'
import type { Tree } from '../core/tree.ts'
import type { Why, WhyAnswer } from '../core/why.ts'
import type { Manifest } from '../model/manifest.ts'
import { createMask, type Mask } from '../secrets/mask.ts'
import { readerOf, type Reader } from '../yaml/reader.ts'
import { finderOf, secretWords } from '../inspect/known-secrets.ts'
import { readMaskedConfig } from '../inspect/masked-config.ts'
import { maskedTexts } from '../secrets/masked-texts.ts'
import { maskedSentence } from '../inspect/masking.ts'
import { answer, type Answered, type WhyScene } from './why-answer.ts'
import { findObject, insteadOf, parseObject, type ObjectName } from './why-object.ts'
import { parsePath } from './why-path.ts'
import { targetsUsing, type TargetQuestion } from './why-targets.ts'
import { allManifests, contentsOfTarget } from '../inspect/target-contents.ts'

/** What is asked, and where. */
export interface WhyInput extends TargetQuestion {
  readonly head: Tree
  /** `Kind/name` or `Kind/namespace/name`. */
  readonly object: string
  /** The path of the field, as findings print it. */
  readonly path: string
  /** Secret under which secrets are masked: new for every run. */
  readonly maskKey: string
  /** Renders a release; the target of the answer is the one that was rendered. */
  readonly render: (tree: Tree, target: HelmTarget) => Promise<Render>
  /** Finds the causes of fields of a release that was rendered. */
  readonly provenance: (tree: Tree, target: HelmTarget) => Provenance
}

/**
 * Says how a field came to be in every target that a file has a part in.
 * Throws `UsageError` for a file that nothing uses, an object that nothing renders, a path that cannot be.
 */
export async function why(input: WhyInput): Promise<Why> {
  const [wanted, trail] = [parseObject(input.object), parsePath(input.path)]
  const reader = readerOf(readableTree(input.head))
  const mask = createMask(input.maskKey)
  const targets = targetsUsing(reader, await readMaskedConfig(reader, input.configFile, mask), input)
  if (targets.length === 0) throw new UsageError(`no release and no manifests use \`${input.file}\``)
  const scenes = await Promise.all(targets.map((target) => sceneOf(target, reader, mask, input)))
  checkRendered(wanted, scenes)
  const answered = await Promise.all(scenes.map((scene) => answerIn(scene, wanted, trail, input)))
  return masked(joined(answered), scenes, mask)
}

/** Without what is a secret elsewhere in the targets. */
function masked(why: Why, scenes: readonly WhyScene[], mask: Mask): Why {
  const sources = {
    reader: scenes[0]!.reader,
    targets: new Map(scenes.map(({ target }) => [target.id, target])),
    renders: new Map(scenes.flatMap(({ target, render }) => (render ? [[target.id, render] as const] : []))),
  }
  const find = finderOf([sources], sources.targets.keys())
  const others = why.others.map((other) => ({
    ...other,
    reason: maskedSentence(other.reason, { find, words: secretWords(sources, other.target) }, mask),
  }))
  const exposure = { find, words: new Set<string>() }
  return { ...maskedTexts(why, (text) => maskedSentence(text, exposure, mask)), others }
}

async function sceneOf(target: Target, reader: Reader, mask: Mask, { render }: WhyInput): Promise<WhyScene> {
  const base = { target, reader, mask, manifests: [], renders: 0 }
  if (target.kind === 'values') return { ...base, problem: `${target.reason}, so that nothing is rendered` }
  const [missing] = target.missing
  if (missing) return { ...base, problem: `${missing.what} \`${missing.source}\` does not exist` }
  if (target.kind === 'manifests')
    return { ...base, manifests: allManifests(contentsOfTarget(target, undefined, reader)) }
  const rendered = await render(reader.tree, target)
  const { manifests } = contentsOfTarget(rendered.target, rendered, reader)
  const scene = { ...base, target: rendered.target, render: rendered, renders: 1 }
  if (rendered.status === 'failed') return { ...scene, problem: `it does not render: ${rendered.message}` }
  return { ...scene, manifests, origins: rendered.origins }
}

/** An object that nothing renders is a mistake, unless it may be in what could not be rendered. */
function checkRendered(wanted: ObjectName, scenes: readonly WhyScene[]): void {
  const objects = scenes.map(({ manifests }) => findObject(manifests, wanted))
  if (objects.some(Boolean) || scenes.every(({ problem }) => problem !== undefined)) return
  const failed = scenes.filter(({ problem }) => problem !== undefined)
  const besides = failed.map(({ target }) => `; \`${target.id}\` could not be rendered`).join('')
  const all: Manifest[] = scenes.flatMap(({ manifests }) => manifests)
  throw new UsageError(`there is no object \`${wanted.text}\`${insteadOf(wanted, all)}${besides}`)
}

async function answerIn(
  scene: WhyScene,
  wanted: ObjectName,
  trail: ReturnType<typeof parsePath>,
  { provenance }: WhyInput,
): Promise<Answered> {
  const manifest = findObject(scene.manifests, wanted)
  const { target, problem, renders, reader } = scene
  if (!manifest)
    return { target, renders, reason: problem ?? `it has no \`${wanted.text}\``, isMistake: false }
  const causes = target.kind === 'helm' ? provenance(reader.tree, target) : undefined
  return answer(manifest, trail, scene, causes)
}

/** Equal answers are one; a mistake in every target is the person's. */
function joined(answered: readonly Answered[]): Why {
  const found = answered.flatMap(({ target, found: own }) => (own ? [{ target, own }] : []))
  const left = answered.flatMap(({ target, reason }) =>
    reason === undefined ? [] : [{ ...name(target), reason }],
  )
  const mistake = answered.find(({ isMistake }) => isMistake)
  if (found.length === 0 && mistake?.reason !== undefined) throw new UsageError(mistake.reason)
  const groups = groupBy(found, ({ own }) => JSON.stringify(own))
  return {
    answers: [...groups.values()].map((same): WhyAnswer => ({
      targets: same.map(({ target }) => name(target)),
      ...same[0]!.own,
    })),
    others: left,
    renders: answered.reduce((sum, { renders }) => sum + renders, 0),
  }
}

function name({ id, environment }: Target): { target: string; environment: string | null } {
  return { target: id, environment }
}
