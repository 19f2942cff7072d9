import type { ValueEdit } from '../probe/edits.ts'
import type { EditableValue } from '../probe/editable-values.ts'
import type { Output, OutputExtra, Probe } from '../probe/probe.ts'

/** A render that altering an unused key must not change. */
export interface Baseline {
  readonly edits: readonly ValueEdit[]
  readonly extra: OutputExtra
  readonly output: Output
}

/**
 * The renders that unused keys must not change: one without edits, and one with switches turned on. Empty if one of them
 * fails, since then nothing can be proven.
 */
export async function baselinesOf(probe: Probe, switches: readonly EditableValue[]): Promise<Baseline[]> {
  const output = await probe.output([])
  if (!output) return []
  const plain = { edits: [], extra: {}, output }
  if (switches.length === 0) return [plain]
  const switched = await renderSwitchedOn(probe, switches.map(switchOn))
  return switched ? [plain, switched] : []
}

function switchOn({ source, start, end }: EditableValue): ValueEdit {
  return { source, start, end, text: 'true' }
}

/** Limit on the switches that stay off because the chart cannot be rendered with them on. */
const maxLeftOff = 4

/** Renders with all switches on, except a few that the chart refuses, which are found by bisection. */
async function renderSwitchedOn(probe: Probe, switches: readonly ValueEdit[]): Promise<Baseline | null> {
  const extra = { lenient: true }
  let kept: readonly ValueEdit[] = []
  let pending: readonly (readonly ValueEdit[])[] = [switches]
  let leftOff = 0
  while (pending.length > 0) {
    const [group = [], ...remaining] = pending
    const middle = group.length >> 1
    pending = remaining
    if (await probe.output([...kept, ...group], extra)) kept = [...kept, ...group]
    else if (middle > 0) pending = [group.slice(0, middle), group.slice(middle), ...remaining]
    else if (++leftOff > maxLeftOff) return null
  }
  const output = await probe.output(kept, extra)
  return output && { edits: kept, extra, output }
}
