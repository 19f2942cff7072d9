import type { Provenance } from '../core/cause.ts'
import { dataWithoutStandIns } from '../core/namespace.ts'
import type { LineOrigins, Render } from '../core/render.ts'
import type { Target } from '../core/target.ts'
import type { WhyAnswer } from '../core/why.ts'
import { objectRef, type Manifest } from '../model/manifest.ts'
import type { Node } from '../model/node.ts'
import { parseDocuments } from '../yaml/parse.ts'
import type { Mask } from '../secrets/mask.ts'
import type { Reader } from '../yaml/reader.ts'
import { fieldOf } from '../inspect/rendered-field.ts'
import { excerptOf } from '../inspect/excerpt.ts'
import { sourceLocation } from '../inspect/locate.ts'
import { partsOf } from './why-parts.ts'
import { gapIn, type AskedPath } from './why-path.ts'
import { isSecretField, shownNode } from './why-shown.ts'
import { renderedName } from '../inspect/target-contents.ts'

/** A target and what it renders. */
export interface WhyScene {
  readonly target: Target
  readonly reader: Reader
  readonly mask: Mask
  readonly manifests: readonly Manifest[]
  /** What the target became, if it was rendered. */
  readonly render?: Render
  /** Why there are no manifests. */
  readonly problem?: string
  readonly origins?: LineOrigins
  readonly renders: number
}

/** What a target says of a field: an answer, or why it has none. */
export interface Answered {
  readonly target: Target
  readonly renders: number
  readonly found?: Omit<WhyAnswer, 'targets'>
  readonly reason?: string
  /** True if what was asked for cannot be. */
  readonly isMistake?: boolean
}

/** How a field of an object of a target came to be. */
export async function answer(
  manifest: Manifest,
  trail: AskedPath,
  scene: WhyScene,
  provenance: Provenance | undefined,
): Promise<Answered> {
  const { target, renders } = scene
  const gap = gapIn(manifest.root, trail)
  if (gap?.impossible) return { target, renders, reason: gap.hint!, isMistake: true }
  const node = manifest.root.at(...trail)
  const base = {
    object: objectRef(manifest, node),
    ...(node.exists && { value: dataWithoutStandIns(shownNode(node, scene.mask)) }),
    hint: gap?.hint ?? null,
  }
  if (!provenance) return { target, renders, found: { ...base, ...plainAnswer(node, scene) } }
  const template = templateOf(node, scene)
  const field = isWhole(manifest) ? fieldOf(node, scene.manifests) : undefined
  if (!field) return { target, renders, found: { ...base, ...unknown, problem: inList, template } }
  const showing = { ...scene, isSecret: isSecretField(node, manifest) }
  const parts = await partsOf(field, provenance, showing)
  const found = { ...base, ...parts, ...(isHidden(parts, template) && { ...hidden }), template }
  return { target, renders: renders + provenance.renders, found }
}

/** False for an item of a list of objects: lists have no names, so that renders of them cannot be compared. */
function isWhole({ root }: Manifest): boolean {
  const documents = parseDocuments(root.yaml?.source.text ?? '', '')
  return documents.some((document) => document.root?.start === root.yaml?.start)
}

const inList = 'the object is an item of a list of objects, of which no two renders can be compared'

/** Values in archives cannot be edited: that no other one changes a field proves nothing. */
function isHidden({ cause }: Pick<WhyAnswer, 'cause'>, template: WhyAnswer['template']): boolean {
  return (cause === 'template' || cause === 'object') && template?.at.file.includes('!') === true
}

const hidden = {
  cause: 'unknown',
  problem: 'no value outside of the packed chart changes the field, and those inside cannot be edited',
} as const

function plainAnswer(node: Node, { reader, mask }: WhyScene): Omit<WhyAnswer, 'targets' | 'object' | 'hint'> {
  const at = node.exists ? node.location : node.keyLocation
  const excerpt = excerptOf(at, reader, mask)
  const path = node.exists ? node.path : ''
  return {
    cause: 'source',
    primary: { at, path, value: null, ...(excerpt && { excerpt }) },
    ...nothing,
    template: null,
  }
}

const nothing = { unproven: false, overridden: [], others: [], perhaps: [], anchor: null, gates: [] }

const unknown = { cause: 'unknown', primary: null, ...nothing } as const

function templateOf(node: Node, { target, reader, mask, origins }: WhyScene): WhyAnswer['template'] {
  const name = renderedName(target.id)
  const sources = { reader, targets: new Map(), origins: new Map(origins ? [[name, origins]] : []) }
  const at = sourceLocation(node.location, sources)
  const excerpt = excerptOf(at, reader, mask)
  return { at, ...(excerpt && { excerpt }) }
}
