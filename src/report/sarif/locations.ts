import type {
  ArtifactLocation,
  Location as SarifLocation,
  LogicalLocation,
  PhysicalLocation,
  Region,
} from 'sarif'
import type { Excerpt, Finding, Location } from '../../core/report.ts'
import { clamp, sarifText, urlPath, visible } from '../escape.ts'
import { objectTitle } from '../words.ts'

/**
 * One location, as GitHub shows only the first: the line to edit, with the excerpt as its context if that covers it, and the
 * object that it decides as logical location.
 */
export function locationsOf({ at, excerpt, object }: Finding): SarifLocation[] {
  const contextRegion = excerpt && contextOf(at, excerpt)
  return [
    {
      physicalLocation: { ...physicalLocation(at), ...(contextRegion && { contextRegion }) },
      ...(object && { logicalLocations: [logicalLocation(object)] }),
    },
  ]
}

/** GitHub keeps 100 locations of a result. */
const maxRelated = 99

/**
 * What explains the finding: further values lines, the template line, and the rendered field. The rendered manifest is
 * no file of the repository, so its field stands at the last source line that is known: the template, else the values.
 */
export function relatedLocationsOf({ at, related, rendered, object }: Finding): SarifLocation[] {
  const sources = related.slice(0, maxRelated).map(({ at: place, note }) => ({
    physicalLocation: physicalLocation(place),
    message: { text: sarifText(note) },
  }))
  const field = rendered && {
    physicalLocation: physicalLocation(related.at(-1)?.at ?? at),
    message: { text: renderedText(rendered, object) },
    ...(object && { logicalLocations: [logicalLocation(object)] }),
  }
  return [...sources, ...(field ? [field] : [])].map((location, index) => ({ id: index + 1, ...location }))
}

/** A region as SARIF has it: 1-based, UTF-16 units, the end column one past the end, as in the report. */
export function regionOf({ line, column, endLine, endColumn }: Location): Region {
  return { startLine: line, startColumn: column, endLine, endColumn }
}

/** A file relative to the root of the repository. */
export function artifactOf(file: string): ArtifactLocation {
  return { uri: urlPath(file), uriBaseId: '%SRCROOT%' }
}

function physicalLocation(at: Location): PhysicalLocation {
  return { artifactLocation: artifactOf(at.file), region: regionOf(at) }
}

/** The lines of an excerpt, if it covers the whole location. */
function contextOf(at: Location, { firstLine, lines }: Excerpt): Region | undefined {
  const endLine = firstLine + lines.length - 1
  if (firstLine > at.line || endLine < at.endLine) return undefined
  return { startLine: firstLine, endLine, snippet: { text: visible(lines.join('\n')) } }
}

function logicalLocation(object: NonNullable<Finding['object']>): LogicalLocation {
  const { name, path = '' } = object
  const title = objectTitle(object)
  return {
    name: visible(clamp(name)),
    fullyQualifiedName: visible(clamp(path === '' ? title : `${title} ${path}`)),
    kind: path === '' ? 'object' : 'property',
  }
}

function renderedText(rendered: NonNullable<Finding['rendered']>, object: Finding['object']): string {
  const field = object ? `${[objectTitle(object), object.path ?? ''].join(' ').trimEnd()}, ` : ''
  return sarifText(`${field}line ${rendered.line} of what \`${rendered.target}\` renders`)
}
