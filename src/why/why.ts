import type { Provenance } from '../core/cause.ts'
import type { Render } from '../core/render.ts'
import type { RenderedStatement } from '../core/rendered-statement.ts'
import { UsageError } from '../core/errors.ts'
import { groupBy } from '../core/group.ts'
import { readableTree } from '../inspect/readable.ts'
import type { HelmTarget, RenderableTarget, Target } from '../core/target.ts'
import type { Tree } from '../core/tree.ts'
import type { Why, WhyAnswer } from '../core/why.ts'
import type { Manifest } from '../model/manifest.ts'
import { withoutDebugHint } from '../model/render-failure.ts'
import { createMask, type Mask } from '../secrets/mask.ts'
import { readerOf, type Reader } from '../yaml/reader.ts'
import { secretFinder, secretWords } from '../inspect/known-secrets.ts'
import { readMaskedConfig } from '../inspect/masked-config.ts'
import { maskedTexts } from '../secrets/masked-texts.ts'
import { maskedSentence } from '../inspect/masking.ts'
import { answerField, type DecidingValues, type TargetAnswer, type TargetManifests } from './why-answer.ts'
import { findObject, suggestionFor, parseObject, type ObjectName } from './why-object.ts'
import { parsePath } from './why-path.ts'
import { targetsUsing, type TargetQuery, type UsingTargets } from './why-targets.ts'
import { allManifests, contentsOfTarget } from '../inspect/target-contents.ts'

/** The question of `meshgate why`, and how to render. */
export interface WhyInput extends TargetQuery {
  readonly head: Tree
  /** `Kind/name` or `Kind/namespace/name`. */
  readonly object: string
  /** The path of the field, as findings print it. */
  readonly path: string
  /** The key of the masks of secrets, new for every run. */
  readonly maskKey: string
  /** Renders a target that uses the file; flags may change a release, so the result contains the rendered one. */
  readonly renderWithFlags: (tree: Tree, target: RenderableTarget) => Promise<Render>
  /** Finds the causes of fields of a rendered target; `statement` if another release renders what states it. */
  readonly provenance: (
    tree: Tree,
    target: RenderableTarget,
    shown?: string,
    statement?: RenderedStatement,
  ) => Provenance
  /** Finds the values that nothing sets and that decide fields of a rendered release. */
  readonly valuesUse: (tree: Tree, target: HelmTarget) => DecidingValues
}

/**
 * Explains where a field comes from in every target that uses a file; if none of them has the object, in those that they
 * render in turn, as an app of apps does.
 * Throws `UsageError` for a file that nothing uses, an object that nothing renders, a path that cannot exist.
 */
export async function why(input: WhyInput): Promise<Why> {
  const [objectName, path] = [parseObject(input.object), parsePath(input.path)]
  const reader = readerOf(readableTree(input.head))
  const mask = createMask(input.maskKey)
  const config = await readMaskedConfig(reader, input.configFile, mask)
  const { targets, nested, statementOf } = await targetsUsing(reader, config, input)
  if (targets.length === 0) throw new UsageError(`no release and no manifests use \`${input.file}\``)
  const manifestsOf = (all: readonly Target[]): Promise<TargetManifests[]> =>
    Promise.all(all.map((target) => manifestsOfTarget(target, { reader, mask, statementOf }, input)))
  const isThere = ({ manifests }: TargetManifests): boolean => findObject(manifests, objectName) !== undefined
  const ofFile = await manifestsOf(targets)
  const below = ofFile.some(isThere) ? [] : (await manifestsOf(nested)).filter(isThere)
  const allTargetManifests = below.length > 0 ? below : ofFile
  checkRendered(objectName, allTargetManifests)
  const answers = await Promise.all(
    allTargetManifests.map((targetManifests) => answerIn(targetManifests, objectName, path, input)),
  )
  return maskAnswers(mergeAnswers(answers), allTargetManifests, mask)
}

/** What finds the causes of fields. */
export type CauseServices = Pick<WhyInput, 'provenance' | 'valuesUse'>

/** A field of an object of targets that are rendered already. */
export interface RenderedQuestion extends Pick<WhyInput, 'object' | 'path'> {
  readonly targets: readonly TargetManifests[]
}

/**
 * Explains where a field comes from in targets that are rendered already, at least one. A target without the object is in
 * `others`; `answers` may be empty. Throws `UsageError` for a text that names no object, a name that several objects of a
 * target have, and a path that cannot exist where no target has an answer.
 */
export async function whyOfField(renderedQuestion: RenderedQuestion, services: CauseServices): Promise<Why> {
  const { targets, object, path } = renderedQuestion
  const [objectName, fieldPath] = [parseObject(object), parsePath(path)]
  const answers = await Promise.all(
    targets.map((target) => answerIn(target, objectName, fieldPath, services)),
  )
  return maskAnswers(mergeAnswers(answers), targets, targets[0]!.mask)
}

/** Masks text that is a secret elsewhere in the targets. */
function maskAnswers(why: Why, allTargetManifests: readonly TargetManifests[], mask: Mask): Why {
  const sources = {
    reader: allTargetManifests[0]!.reader,
    targets: new Map(allTargetManifests.map(({ target }) => [target.id, target])),
    renders: new Map(
      allTargetManifests.flatMap(({ target, render }) => (render ? [[target.id, render] as const] : [])),
    ),
  }
  const find = secretFinder([sources], sources.targets.keys())
  const unanswered = why.others.map((unansweredTarget) => ({
    ...unansweredTarget,
    reason: maskedSentence(
      unansweredTarget.reason,
      { find, words: secretWords(sources, unansweredTarget.target) },
      mask,
    ),
  }))
  const exposure = { find, words: new Set<string>() }
  return { ...maskedTexts(why, (text) => maskedSentence(text, exposure, mask)), others: unanswered }
}

/** The tree of the targets that are asked about. */
interface TargetsTree extends Pick<UsingTargets, 'statementOf'> {
  readonly reader: Reader
  readonly mask: Mask
}

async function manifestsOfTarget(
  target: Target,
  { reader, mask, statementOf }: TargetsTree,
  { renderWithFlags }: WhyInput,
): Promise<TargetManifests> {
  const base = { target, reader, mask, manifests: [], renders: 0 }
  if (target.kind === 'values') return { ...base, problem: `${target.reason}, so that nothing is rendered` }
  const [missing] = target.missing
  if (missing) return { ...base, problem: `${missing.what} \`${missing.source}\` does not exist` }
  if (target.kind === 'manifests')
    return { ...base, manifests: allManifests(contentsOfTarget(target, undefined, reader)) }
  const rendered = await renderWithFlags(reader.tree, target)
  const { manifests } = contentsOfTarget(rendered.target, rendered, reader)
  const statement = statementOf(target)
  const targetManifests = {
    ...base,
    target: rendered.target,
    render: rendered,
    renders: 1,
    ...(statement && { statement }),
  }
  if (rendered.status !== 'rendered')
    return { ...targetManifests, problem: `it does not render: ${withoutDebugHint(rendered.message)}` }
  return { ...targetManifests, manifests, origins: rendered.origins }
}

/** Throws `UsageError` for an object that no target renders, unless no target could be rendered. */
function checkRendered(objectName: ObjectName, allTargetManifests: readonly TargetManifests[]): void {
  const objects = allTargetManifests.map(({ manifests }) => findObject(manifests, objectName))
  if (objects.some(Boolean) || allTargetManifests.every(({ problem }) => problem !== undefined)) return
  const failed = allTargetManifests.filter(({ problem }) => problem !== undefined)
  const failedNote = failed.map(({ target }) => `; \`${target.id}\` could not be rendered`).join('')
  const renderedObjects: Manifest[] = allTargetManifests.flatMap(({ manifests }) => manifests)
  throw new UsageError(
    `there is no object \`${objectName.text}\`${suggestionFor(objectName, renderedObjects)}${failedNote}`,
  )
}

async function answerIn(
  targetManifests: TargetManifests,
  objectName: ObjectName,
  path: ReturnType<typeof parsePath>,
  { provenance, valuesUse }: CauseServices,
): Promise<TargetAnswer> {
  const manifest = findObject(targetManifests.manifests, objectName)
  const { target, problem, renders, reader, statement } = targetManifests
  if (!manifest)
    return { target, renders, reason: problem ?? `it has no \`${objectName.text}\``, isUsageMistake: false }
  if (target.kind !== 'helm' && target.kind !== 'kustomization')
    return answerField(manifest, path, targetManifests, undefined)
  const causes = provenance(reader.tree, target, undefined, statement)
  const search = target.kind === 'helm' ? { causes, valuesUse: valuesUse(reader.tree, target) } : { causes }
  return answerField(manifest, path, targetManifests, search)
}

/** Merges equal answers. Throws `UsageError` if no target has an answer and the question is wrong. */
function mergeAnswers(answers: readonly TargetAnswer[]): Why {
  const answered = answers.flatMap(({ target, answer }) => (answer ? [{ target, answer }] : []))
  const unanswered = answers.flatMap(({ target, reason }) =>
    reason === undefined ? [] : [{ ...targetName(target), reason }],
  )
  const mistake = answers.find(({ isUsageMistake }) => isUsageMistake)
  if (answered.length === 0 && mistake?.reason !== undefined) throw new UsageError(mistake.reason)
  const groups = groupBy(answered, ({ answer }) => JSON.stringify(answer))
  return {
    answers: [...groups.values()].map((group): WhyAnswer => ({
      targets: group.map(({ target }) => targetName(target)),
      ...group[0]!.answer,
    })),
    others: unanswered,
    renders: answers.reduce((sum, { renders }) => sum + renders, 0),
  }
}

function targetName({ id, environment }: Target): { target: string; environment: string | null } {
  return { target: id, environment }
}
