import type { Cause, CausePart, FindingCheck, Provenance, RenderedField } from '../../core/cause.ts'
import type { ChartLoader } from '../chart-files.ts'
import type { HelmEngine, HelmRequest } from '../helm.ts'
import { insertionOf } from './absent.ts'
import { breakingOverride } from './breaking-override.ts'
import { indexOf, nodeAt } from '../probe/documents.ts'
import { findCause } from './find.ts'
import { openRelease } from './opened-release.ts'
import type { FindSharedFields } from './shared-fields.ts'
import { shownValues } from './shown-values.ts'
import type { OpenedRelease, ReleaseStatement, Template, TemplateField } from './types.ts'

export type { Cause, Provenance, RenderedField } from '../../core/cause.ts'

const templateCause: Cause = { kind: 'template', primary: null, related: [] }

/**
 * Finds the causes of fields of a release by editing one value at a time in its source and rendering again: a line is
 * responsible if editing it changes the field. Since renders prove the causes, a wrong guess about how Helm merges values
 * costs a render but never gives a wrong answer.
 *
 * If another release renders the object that states this one, or templates of a helmfile do, the values of these are edited as
 * well, and then the fields of the object, or the generated values.
 *
 * @param shown the manifest of the release if it has been rendered
 * @param shared what was found out in releases of equal charts; absent to search each release
 */
export function createProvenance(
  engine: HelmEngine,
  charts: ChartLoader,
  request: HelmRequest,
  shown?: string,
  stated?: ReleaseStatement,
  shared?: FindSharedFields,
): Provenance {
  const release = openRelease(engine, charts, request, shown, stated, shared)
  return release
    ? provenanceOf(release)
    : {
        cause: () => Promise.resolve(templateCause),
        shownValues: (fields) => Promise.resolve(fields.map(() => null)),
        breakingOverride: () => Promise.resolve(null),
        layering: () => null,
        renders: 0,
        isRepeatable: true,
      }
}

function provenanceOf(release: OpenedRelease): Provenance {
  async function cause(field: RenderedField, check?: FindingCheck): Promise<Cause> {
    const place = placeIn(await release.template(field.template), field)
    if (!place) return templateCause
    const { templateField, isThere } = place
    if (!isThere) return absentCause(field, await insertionOf(templateField, release.sources), release)
    const found = await findCause(templateField, check, release.isSpent)
    if (found.kind !== 'template' && found.kind !== 'object') return found
    const inObject = await causeInObject(field, check, release)
    return inObject ? { ...inObject, related: [...inObject.related, ...found.related] } : found
  }

  return {
    cause,
    shownValues: (fields) => shownIn(fields, release),
    async breakingOverride(values, field, check) {
      const place = placeIn(await release.template(field.template), field)
      if (!place?.isThere) return null
      return breakingOverride(field.template, place.templateField, release.sources, values, check)
    },
    layering: (causePart, field) => release.layering(causePart, field.template),
    get renders() {
      return release.renders()
    },
    get isRepeatable() {
      return release.isRepeatable()
    },
  }
}

/** The cause in the object that states the release: a literal of its template; `null` without one. */
async function causeInObject(
  field: RenderedField,
  check: FindingCheck | undefined,
  { statedTemplate, isSpent }: OpenedRelease,
): Promise<Cause | null> {
  const place = placeIn(await statedTemplate(field.template), field)
  if (!place?.isThere) return null
  const found = await findCause(place.templateField, check, isSpent)
  return found.primary && found
}

/** The map of values that lacks a field, else that of the object that states the release. */
async function absentCause(field: RenderedField, inValues: Cause, release: OpenedRelease): Promise<Cause> {
  const { statedTemplate } = release
  if (inValues.kind === 'missing') return inValues
  const place = placeIn(await statedTemplate(field.template), field)
  if (!place || place.isThere) return inValues
  const inObject = await insertionOf(place.templateField, [])
  return inObject.kind === 'missing' ? inObject : inValues
}

async function shownIn(
  fields: readonly RenderedField[],
  release: OpenedRelease,
): Promise<readonly (CausePart | null)[]> {
  const places = fields.map(async (field) => placeIn(await release.template(field.template), field))
  return shownValues(
    (await Promise.all(places)).map((place) => (place?.isThere ? place.templateField : null)),
  )
}

/** The field of a template that a rendered field is. */
interface PlacedField {
  readonly templateField: TemplateField
  /** False for an absent field. */
  readonly isThere: boolean
}

/** `null` if the template cannot be rendered or does not render the object. */
function placeIn(template: Template | null, { object, occurrence, path }: RenderedField): PlacedField | null {
  const index = template ? indexOf(template.documents, object, occurrence) : -1
  if (!template || index < 0) return null
  const isThere = nodeAt(template.documents[index]!.root, path) !== undefined
  return { templateField: { template, index, path }, isThere }
}
