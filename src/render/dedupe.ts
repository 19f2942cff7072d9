import type { LineOrigins, Render } from '../core/render.ts'

/**
 * Returns a function that returns the first of equal renders of a target, so that its results are shared: base and head have
 * most objects in common, even if their charts differ. A render with an error is returned as it is.
 */
export function dedupeRenders(): (render: Render) => Render {
  const rendersByTarget = new Map<string, Render[]>()
  return (render) => {
    const renders = rendersByTarget.get(render.target.id) ?? []
    rendersByTarget.set(render.target.id, renders)
    const cached = renders.find((candidate) => isSameRender(candidate, render))
    if (!cached && renders.push(render) > maxRenders) renders.shift()
    return cached ?? render
  }
}

/** Limit on the renders of one target that are kept for comparison: those of head, base and the latest probes. */
const maxRenders = 32

function isSameRender(first: Render, second: Render): boolean {
  return (
    first.status === 'rendered' &&
    second.status === 'rendered' &&
    first.manifest === second.manifest &&
    haveSameOrigins(first.origins, second.origins) &&
    JSON.stringify([first.target, first.remoteSchemas, first.asks]) ===
      JSON.stringify([second.target, second.remoteSchemas, second.asks])
  )
}

function haveSameOrigins(first: LineOrigins, second: LineOrigins): boolean {
  return (
    first.files.join('\0') === second.files.join('\0') &&
    first.lines.length === second.lines.length &&
    first.lines.every((line, index) => line === second.lines[index])
  )
}
