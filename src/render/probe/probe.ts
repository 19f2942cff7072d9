import { once, oncePer } from '../../core/once-per.ts'
import type { ChartFiles } from '../chart-files.ts'
import type { EngineAnswer } from '../engine.ts'
import type { RenderJob, TemplateOptions } from '../engine-job.ts'
import type { HelmEngine } from '../helm.ts'
import { budgetedEngine, type BudgetedEngine } from './budgeted.ts'
import type { EngineFrame } from '../wire.ts'
import { documentReader, type TemplateDocument } from './documents.ts'
import { editedJob, type ProbedRelease } from './edited-job.ts'
import { callsRandomFunction } from './random-functions.ts'
import { textsByTemplate } from './shown-templates.ts'
import type { ValueEdit } from './edits.ts'

/** The objects that a template renders under some edits, or `null` if it cannot be rendered. */
export type ProbeResult = readonly TemplateDocument[] | null

/** Renders one chart with edited values. Each render is performed once, within a budget. */
export interface Probe {
  /**
   * Renders one template without the others, or with `isolated` false the whole chart, and returns the objects of that
   * template. A render beyond the budget counts as failed; `isSpent` is true from then on.
   */
  render(template: string, edits: readonly ValueEdit[], isolated: boolean): Promise<ProbeResult>
  /**
   * Renders the whole chart, or some templates of it, and returns the text of each template, notes included, by its full
   * name; `null` if the chart cannot be rendered.
   */
  output(edits: readonly ValueEdit[], extra?: OutputExtra): Promise<Output | null>
  /**
   * The objects of a template in a render of the whole chart without edits and, if its output may depend on chance or
   * the time, in a second one with another seed and clock.
   */
  fullRenders(template: string): Promise<readonly ProbeResult[]>
  /** The objects of a template in the reported render; `null` if the probe was created without it. */
  shown(template: string): ProbeResult
  /** Whether the reported render is the output of the templates, without later changes. */
  isAsShown(): boolean
  /** Whether chance or the time may change the output of the chart. */
  isRandom(): boolean
  /** Whether the budget prevented a render. */
  isSpent(): boolean
  /** Number of renders so far. */
  count(): number
  /** See `BudgetedEngine`. */
  isRepeatable(): boolean
}

/** An edited release, and the remaining edits of its values. */
export interface EditedRelease {
  readonly release: ProbedRelease
  readonly edits: readonly ValueEdit[]
}

/**
 * Applies the edits of the rendered object that states a release, and of the values from which it is rendered. `unstated`
 * if no object states the release then, `null` if it cannot be rendered.
 */
export type RestateRelease = (edits: readonly ValueEdit[]) => Promise<EditedRelease | 'unstated' | null>

/** The rendered text of each template, by its full name. */
export type Output = ReadonlyMap<string, string>

/** Options of a render of the whole chart besides edits. */
export interface OutputExtra extends Pick<TemplateOptions, 'lenient' | 'only'> {
  /** Values to add, as `--set-string` takes them. */
  readonly added?: readonly string[]
  /** True to use another seed and clock. */
  readonly reseeded?: boolean
}

/**
 * Creates the probe of a release.
 *
 * @param shown its manifest if it has been rendered
 * @param restate absent for a release that no rendered object states
 */
export function createProbe(
  engine: HelmEngine,
  release: ProbedRelease,
  shown?: string,
  restate?: RestateRelease,
): Probe {
  const renders = budgetedEngine(engine)
  const documentsIn = documentReader()
  const objects = objectsReader(documentsIn)
  const shownTexts = once(() => textsByTemplate(shown ?? ''))
  return {
    async render(template, edits, isolated) {
      const edited = restate ? await restate(edits) : { release, edits }
      if (edited === 'unstated') return []
      if (edited === null) return null
      const options = isolated ? { only: [template], lenient: true } : {}
      const answer = await renders.render(
        () => editedJob(edited.release, edited.edits, options),
        keyOf(template, edited.release === release ? edited.edits : edits, isolated),
      )
      return objects(answer, template)
    },
    output: async (edits, extra = {}) =>
      outputOf(await renders.render(() => fullJob(release, edits, extra), fullKey(edits, extra))),
    async fullRenders(template) {
      const answers = await Promise.all(
        fullJobs(release).map((job, index) => renders.render(() => job, `whole ${index}`)),
      )
      return answers.map((answer) => objects(answer, template))
    },
    shown: (template) => (shown === undefined ? null : documentsIn(shownTexts().get(template) ?? '')),
    isAsShown: () => shown !== undefined && !release.isPostRendered,
    isRandom: () => isRandom(release.chart),
    ...limitsOf(renders),
  }
}

function limitsOf(budgetedEngine: BudgetedEngine): Pick<Probe, 'isSpent' | 'count' | 'isRepeatable'> {
  const { isSpent, count, isRepeatable } = budgetedEngine
  return { isSpent, count, isRepeatable }
}

/** A reader of the objects of a template in an answer that parses each answer once. */
function objectsReader(
  documentsIn: (text: string) => TemplateDocument[],
): (answer: EngineAnswer, template: string) => ProbeResult {
  const read = new WeakMap<EngineAnswer, Map<string, ProbeResult>>()
  return (answer, template) => {
    const templates = read.get(answer) ?? new Map<string, ProbeResult>()
    read.set(answer, templates)
    const objects = templates.get(template) ?? objectsOf(answer, template, documentsIn)
    templates.set(template, objects)
    return objects
  }
}

const differentClockAndSeed = { now: Date.UTC(2031, 4, 17, 3, 41), seed: 7919 }

const isRandom = oncePer(({ source }: ChartFiles): boolean => {
  if (source.kind === 'archive') return true
  return source.files.some(
    ({ name, data }) =>
      name.endsWith('.tgz') || (name.includes('templates/') && callsRandomFunction(decode(data))),
  )
})

/** The job of the whole chart, and if its output may be random the same with another clock and seed. */
function fullJobs(release: ProbedRelease): RenderJob[] {
  const { chart, job } = release
  const jobs = isRandom(chart) ? [job, { ...job, clockAndSeed: differentClockAndSeed }] : [job]
  return jobs.map((plain) => editedJob({ ...release, job: plain }, [], {}))
}

function fullJob(
  release: ProbedRelease,
  edits: readonly ValueEdit[],
  { lenient = false, only, added = [], reseeded = false }: OutputExtra,
): RenderJob {
  const { options } = release.job
  const seeded = reseeded ? { ...release.job, clockAndSeed: differentClockAndSeed } : release.job
  const job = { ...seeded, options: { ...options, setString: [...(options.setString ?? []), ...added] } }
  return editedJob({ ...release, job }, edits, { lenient, ...(only && { only }) })
}

/** The key of a full render; without options it equals the key that `render` uses for the whole chart. */
function fullKey(
  edits: readonly ValueEdit[],
  { lenient = false, only = [], added = [], reseeded = false }: OutputExtra,
): string {
  const key = keyOf('', edits, false)
  const isPlain = !lenient && !reseeded && added.length === 0
  return isPlain ? key : JSON.stringify([key, lenient, only, added, reseeded])
}

function keyOf(template: string, edits: readonly ValueEdit[], isolated: boolean): string {
  const editKeys = edits.map(({ source, start, end, text }) => [source.layer, start, end, text])
  return JSON.stringify([isolated ? template : '', ...editKeys])
}

function outputOf(answer: EngineAnswer): Output | null {
  if (answer.status === 'ended' || errorOf(answer.frames) !== '') return null
  const raw = answer.frames.filter(({ name }) => name.startsWith('raw/'))
  return new Map(raw.map(({ name, data }) => [name.slice('raw/'.length), decode(data)]))
}

function objectsOf(
  answer: EngineAnswer,
  template: string,
  documentsIn: (text: string) => TemplateDocument[],
): ProbeResult {
  if (answer.status === 'ended' || errorOf(answer.frames) !== '') return null
  return documentsIn(decode(answer.frames.find(({ name }) => name === `raw/${template}`)?.data))
}

function errorOf([header]: readonly EngineFrame[]): string {
  return (JSON.parse(decode(header?.data)) as { readonly error: string }).error
}

function decode(data: Uint8Array | undefined): string {
  return new TextDecoder().decode(data)
}
