import { once } from '../../core/once-per.ts'
import type { ClusterQuestion, HiddenLines } from '../../core/cluster-question.ts'
import type { HelmRender } from '../../core/render.ts'
import type { Location } from '../../core/report.ts'
import type { ValuesUse } from '../../core/values-use.ts'
import { locationAt, sourceOf } from '../../yaml/lines.ts'
import type { ChartFiles, ChartLoader } from '../chart-files.ts'
import { hiddenLines } from '../cluster-answers.ts'
import { jobOf, renderAnswered, type HelmEngine, type HelmRequest } from '../helm.ts'
import { contentsOf, type ChartContents } from './chart-texts.ts'
import { deadValues } from './dead.ts'
import { entriesOf } from './dead-entries.ts'
import { createProof, type Proof } from './dead-proof.ts'
import { editableValuesOf, type EditableValue } from '../probe/editable-values.ts'
import { valuesSourcesOf, type ValuesSource } from '../probe/sources.ts'
import { createProbe, type Probe } from '../probe/probe.ts'
import { undefinedValues } from './undefined.ts'
import { decidingValues } from './unset-values.ts'
import { varyingFields } from './varying-fields.ts'
import { valuesReads, type PlacedRead } from './values-reads.ts'

/** Finds unused and undefined values of a release. Renders nothing if there is no candidate. */
export function createValuesUse(engine: HelmEngine, charts: ChartLoader, request: HelmRequest): ValuesUse {
  const chart = charts.find(request.target.path)
  const contents = 'problem' in chart ? null : contentsOf(chart)
  if ('problem' in chart || !contents) return { ...unreadableChart, files: request.target.values }
  return valuesUse(engine, charts, chart, contents, request)
}

/** The answers for a chart that cannot be read. */
const unreadableChart: ValuesUse = {
  files: [],
  dead: () => Promise.resolve([]),
  undefined: () => Promise.resolve([]),
  deciding: () => Promise.resolve([]),
  varying: () => Promise.resolve([]),
  hidden: () => Promise.resolve([]),
  isRead: () => Promise.resolve(false),
  mayRead: () => true,
  renders: 0,
}

function valuesUse(
  engine: HelmEngine,
  charts: ChartLoader,
  chart: ChartFiles,
  contents: ChartContents,
  request: HelmRequest,
): ValuesUse {
  const { tree } = charts
  const probe = createProbe(engine, chart, jobOf(tree, chart, request))
  const buildFacts = (): ReleaseFacts => factsOf(valuesSourcesOf(tree, chart, request), contents, probe)
  const locationOfRead = ({ text, read }: PlacedRead): Location =>
    locationAt(sourceOf(text.text, chart.treePath(text.location)), read.start, read.end)
  let facts: ReleaseFacts | undefined = buildFacts()
  const currentFacts = (): ReleaseFacts => (facts ??= buildFacts())
  let pendingQuestions = 2
  // The facts take more memory than the render of the release, so they are dropped after the two usual questions.
  async function answer<Answer>(ask: (facts: ReleaseFacts) => Promise<Answer>): Promise<Answer> {
    const result = await ask(currentFacts())
    if (--pendingQuestions === 0) facts = undefined
    return result
  }
  return {
    files: [...new Set(facts.sources.map(({ file }) => file))],
    dead: once(() => answer((facts) => deadValues(facts, facts.proof, locationOfRead))),
    undefined: once(() => answer((facts) => undefinedValues(facts, facts.editables, probe, locationOfRead))),
    varying: once(() => varyingFields(probe, contents)),
    hidden: (shown) => hiddenIn(shown, engine, charts, request),
    deciding: (field) => {
      const current = currentFacts()
      return decidingValues(field, current, current.editables, probe, locationOfRead)
    },
    isRead: (key) => currentFacts().proof.isRead(currentFacts().entries.written(key)),
    mayRead: (key) =>
      currentFacts()
        .entries.written(key)
        .some(({ valuesPath }) => currentFacts().reads.has(valuesPath)),
    get renders() {
      return probe.count()
    },
  }
}

async function hiddenIn(
  shown: HelmRender,
  engine: HelmEngine,
  charts: ChartLoader,
  request: HelmRequest,
): Promise<HiddenLines[]> {
  if (!shown.asks) return []
  const answered = (question?: ClusterQuestion): Promise<HelmRender> =>
    renderAnswered(engine, charts, request, question)
  // Post-renderers take lines out.
  const isAsPrinted = (request.target.settings?.postRenderers ?? []).length === 0
  return hiddenLines(isAsPrinted ? shown : await answered(), answered)
}

/** The parsed values and template reads of a release. */
interface ReleaseFacts {
  readonly sources: readonly ValuesSource[]
  readonly editables: readonly EditableValue[]
  readonly contents: ChartContents
  readonly entries: ReturnType<typeof entriesOf>
  readonly reads: ReturnType<typeof valuesReads>
  readonly proof: Proof
}

function factsOf(sources: readonly ValuesSource[], contents: ChartContents, probe: Probe): ReleaseFacts {
  const editables = sources.flatMap(editableValuesOf)
  return {
    sources,
    editables,
    contents,
    entries: entriesOf(editables),
    reads: valuesReads(contents, editables),
    proof: createProof(probe, editables),
  }
}
