/** A profile of the Chrome DevTools protocol: its times are microseconds. */
export interface CpuProfile {
  readonly nodes: readonly CallNode[]
  readonly samples?: readonly number[] | undefined
  readonly timeDeltas?: readonly number[] | undefined
}

interface CallNode {
  readonly id: number
  readonly callFrame: { readonly functionName: string; readonly url: string }
  readonly children?: readonly number[] | undefined
}

/**
 * The functions of src/ that begin each stage of a run. A sample belongs to the innermost of them on its stack; everything
 * that causes and fixes call belongs to that stage.
 */
export const stageFunctions: ReadonlyMap<string, string> = new Map([
  ['openFolder', 'trees'],
  ['discover', 'discovery'],
  ['renderAll', 'render'],
  ['contentsOfTarget', 'manifests and values'],
  ['dropNodes', 'manifests and values'],
  ['lint', 'lint'],
  ['locate', 'places'],
  ['reachOfDifference', 'reach'],
  ['objectChanges', 'diff'],
  ['deletionReport', 'diff'],
  ['withCauses', 'causes and fixes'],
  ['fieldsAtCause', 'causes and fixes'],
  ['isStillFound', 'causes and fixes'],
  ['attemptBatch', 'causes and fixes'],
  ['attemptEdits', 'causes and fixes'],
  ['candidateOf', 'causes and fixes'],
  ['maskedReport', 'report'],
  ['formatReport', 'report'],
])

/** The stage that calls functions of other stages. */
const outerStage = 'causes and fixes'

/** The stage of worker threads, and of the main thread while it gives them work. */
const renderStage = 'render'

/** The stage of all other samples. */
const otherStage = 'start-up and the rest'

/** Milliseconds by stage in the profile of a thread. Contains all stages of the main thread, in the order of a run. */
export function stageTimes({ nodes, samples = [], timeDeltas = [] }: CpuProfile): Map<string, number> {
  const times = new Map([...new Set(stageFunctions.values()), otherStage].map((stage) => [stage, 0]))
  const stages = stagesOf(nodes)
  for (const [index, sample] of samples.entries()) {
    const stage = stages.get(sample)
    if (stage !== undefined) times.set(stage, (times.get(stage) ?? 0) + (timeDeltas[index] ?? 0) / 1000)
  }
  return times
}

/** The stage of each call by its id; calls in which the thread waits have none. */
function stagesOf(nodes: readonly CallNode[]): Map<number, string> {
  const calls = new Map(nodes.map((node) => [node.id, node]))
  const isWorker = nodes.some(({ callFrame }) => callFrame.url.endsWith('/worker.js'))
  const stages = new Map<number, string>()
  const waiting: [id: number, caller: string][] = nodes.slice(0, 1).map(({ id }) => [id, otherStage])
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [id, caller] = next
    const { callFrame, children = [] } = calls.get(id)!
    const named = stageFunctions.get(callFrame.functionName.replace(/\$\d+$/, ''))
    const stage = isWorker ? renderStage : caller === outerStage ? outerStage : (named ?? caller)
    if (callFrame.functionName !== '(idle)') stages.set(id, stage)
    for (const child of children) waiting.push([child, stage])
  }
  return stages
}
