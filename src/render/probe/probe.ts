import { oncePer } from '../../core/once-per.ts'
import type { ChartFiles } from '../chart-files.ts'
import { chartValuesFile, type EngineAnswer, type EngineJob, type EngineOptions } from '../engine.ts'
import { embeddedNode, flagText, valuesText } from '../embedded.ts'
import type { HelmEngine } from '../helm.ts'
import { budgeted } from './budgeted.ts'
import { engineFrameOf, type EngineFrame } from '../wire.ts'
import { documentReader, documentsOf, type TemplateDocument } from './documents.ts'
import { applyValueEdits, type ValueEdit } from './edits.ts'

/** What became of templates under some edits: their objects, or `null` if they cannot be rendered. */
export type ProbeResult = readonly TemplateDocument[] | null

/** Renders of one chart under edits of its values. Each is made once, within a budget. */
export interface Probe {
  /**
   * Renders one template alone, or with `alone` false the whole chart, and returns the objects of that template.
   * A render beyond the budget is not made and counts as one that failed; `isSpent` is true from then on.
   */
  render(template: string, edits: readonly ValueEdit[], alone: boolean): Promise<ProbeResult>
  /**
   * What each template of the chart became, notes included, by its full name; `null` if the chart cannot be
   * rendered. Values are added as `--set-string` takes them.
   */
  output(edits: readonly ValueEdit[], extra?: OutputExtra): Promise<Output | null>
  /** What a template became in a plain render of the whole chart, and with other random values and another time. */
  whole(template: string): Promise<readonly ProbeResult[]>
  /** What a template became in the render that people are shown; `null` if nobody has it at hand. */
  shown(template: string): ProbeResult
  /** Whether chance or the time may change what the chart renders. */
  isRandom(): boolean
  isSpent(): boolean
  /** Renders that were made. */
  count(): number
}

/** The text that each template became. */
export type Output = ReadonlyMap<string, string>

/** What a render of the whole chart is made with besides edits. */
export interface OutputExtra extends Pick<EngineOptions, 'lenient'> {
  readonly added?: readonly string[]
}

/**
 * The trials of a release; `plain` is the job that renders it as it is, `shown` what that gave, if somebody has
 * rendered it already.
 */
export function createProbe(engine: HelmEngine, chart: ChartFiles, plain: EngineJob, shown?: string): Probe {
  const renders = budgeted(engine)
  const objects = objectsReader()
  return {
    async render(template, edits, alone) {
      const more = alone ? { only: [template], lenient: true } : {}
      const answer = await renders.render(() => jobWith(plain, edits, more), keyOf(template, edits, alone))
      return objects(answer, template)
    },
    output: async (edits, extra = {}) =>
      outputOf(await renders.render(() => wholeJob(plain, edits, extra), wholeKey(edits, extra))),
    async whole(template) {
      const jobs = isRandom(chart) ? [plain, { ...plain, conditions: otherConditions }] : [plain]
      const answers = await Promise.all(
        jobs.map((job, index) => renders.render(() => jobWith(job, [], {}), `whole ${index}`)),
      )
      return answers.map((answer) => objects(answer, template))
    },
    shown: (template) => (shown === undefined ? null : shownBy(shown, template)),
    isRandom: () => isRandom(chart),
    isSpent: renders.isSpent,
    count: renders.count,
  }
}

/** Reads the objects of a template in an answer, each of them once. */
function objectsReader(): (answer: EngineAnswer, template: string) => ProbeResult {
  const documentsIn = documentReader()
  const read = new WeakMap<EngineAnswer, Map<string, ProbeResult>>()
  return (answer, template) => {
    const templates = read.get(answer) ?? new Map<string, ProbeResult>()
    read.set(answer, templates)
    const objects = templates.get(template) ?? objectsOf(answer, template, documentsIn)
    templates.set(template, objects)
    return objects
  }
}

/** Helm writes the template's name above each object. */
function shownBy(manifest: string, template: string): TemplateDocument[] {
  const parts = manifest.split(/^---\n# Source: /m)
  const own = parts.filter((part) => part.startsWith(`${template}\n`))
  return documentsOf(own.map((part) => part.slice(template.length)).join('\n---'))
}

const otherConditions = { now: Date.UTC(2031, 4, 17, 3, 41), seed: 7919 }

/** Template functions of which the result depends on chance or the time. */
const randomFunctions =
  /\b(rand\w+|shuffle|uuidv4|now|ago|date\w*|htmlDate\w*|gen\w+|derivePassword|bcrypt|htpasswd|encryptAES)\b/

const isRandom = oncePer(({ source }: ChartFiles): boolean => {
  if (source.kind === 'archive') return true
  return source.files.some(
    ({ name, data }) =>
      name.endsWith('.tgz') || (name.includes('templates/') && randomFunctions.test(decode(data))),
  )
})

/** A job under edits; values are not held against schemas, since an edit need not please them. */
function jobWith(plain: EngineJob, edits: readonly ValueEdit[], more: Partial<EngineOptions>): EngineJob {
  const files = new Map(plain.files.map((frame) => [frame.name, frame]))
  const options: EngineOptions = {
    ...plain.options,
    ...more,
    marks: false,
    raw: true,
    skipSchemaValidation: true,
  }
  const chartValues: string[] = []
  const flags: Partial<Record<'set' | 'setString' | 'setJson' | 'setLiteral', string[]>> = {}
  for (const [{ given }, text] of applyValueEdits(edits)) {
    if (given.as === 'flag') {
      flags[given.flag] ??= [...(options[given.flag] ?? [])]
      flags[given.flag]![given.index] =
        given.key === undefined ? text : flagText(given.key, embeddedNode(text, given.part))
      continue
    }
    if (given.as === 'chart') chartValues.push(given.location)
    const name = given.as === 'chart' ? chartValuesFile(given.location) : given.name
    const part = given.as === 'file' ? given.part : undefined
    files.set(name, frame(name, part ? valuesText(embeddedNode(text, part)) : text))
  }
  return { ...plain, options: { ...options, ...flags, chartValues }, files: [...files.values()] }
}

function wholeJob(
  plain: EngineJob,
  edits: readonly ValueEdit[],
  { lenient = false, added = [] }: OutputExtra,
): EngineJob {
  const setString = [...(plain.options.setString ?? []), ...added]
  return jobWith(plain, edits, { lenient, setString })
}

/** Without anything extra that of any other render of the whole chart. */
function wholeKey(edits: readonly ValueEdit[], { lenient = false, added = [] }: OutputExtra): string {
  const key = keyOf('', edits, false)
  return lenient || added.length > 0 ? JSON.stringify([key, lenient, added]) : key
}

function keyOf(template: string, edits: readonly ValueEdit[], alone: boolean): string {
  const parts = edits.map(({ source, start, end, text }) => [source.layer, start, end, text])
  return JSON.stringify([alone ? template : '', ...parts])
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

function frame(name: string, text: string): EngineFrame {
  return engineFrameOf(name, new TextEncoder().encode(text))
}

function decode(data: Uint8Array | undefined): string {
  return new TextDecoder().decode(data)
}
