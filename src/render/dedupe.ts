import type { LineOrigins, Render } from '../core/render.ts'

/**
 * A function that gives back the first of all renders that are alike, so that what is worked out about one holds for
 * the others: base and head have most objects in common, also where their charts differ.
 */
export function dedupeRenders(): (render: Render) => Render {
  const known = new Map<string, Render[]>()
  return (render) => {
    const same = known.get(render.target.id) ?? []
    known.set(render.target.id, same)
    const first = same.find((one) => isAlike(one, render))
    if (!first) same.push(render)
    return first ?? render
  }
}

function isAlike(one: Render, other: Render): boolean {
  return (
    one.status === 'rendered' &&
    other.status === 'rendered' &&
    one.manifest === other.manifest &&
    isFromSameLines(one.origins, other.origins) &&
    JSON.stringify([one.target, one.remoteSchemas]) === JSON.stringify([other.target, other.remoteSchemas])
  )
}

function isFromSameLines(one: LineOrigins, other: LineOrigins): boolean {
  return (
    one.files.join('\0') === other.files.join('\0') &&
    one.lines.length === other.lines.length &&
    one.lines.every((line, index) => line === other.lines[index])
  )
}
