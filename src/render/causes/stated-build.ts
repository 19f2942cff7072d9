import type { Cause, FindingCheck } from '../../core/cause.ts'
import type { BuildProbe } from '../kustomize/probe.ts'
import type { EditableValue } from '../probe/editable-values.ts'
import type { ProbeResult } from '../probe/probe.ts'
import type { CountedBuilds } from './counted-builds.ts'
import { openEditableObject, type EditableObject } from './editable-object.ts'
import { findCause } from './find.ts'
import { probedTemplate } from './probed-template.ts'
import type { FieldPlace, OpenedStatement, Template } from './types.ts'

/** A build with the options of an Application or Flux Kustomization that a release renders. */
export interface StatedBuild {
  /**
   * The value of the release that decides a field through these options, else the field of the object; `null` if no build
   * proves one.
   */
  cause(place: FieldPlace, check: FindingCheck | undefined): Promise<Cause | null>
}

/** Opens a build whose options may be edited; `null` if the object cannot be rendered, or the build fails. */
export async function openStatedBuild(
  opened: OpenedStatement,
  probe: BuildProbe,
  builds: CountedBuilds,
): Promise<StatedBuild | null> {
  const object = await openEditableObject(opened, probe.reader.tree)
  const original = await builds.original()
  if (!object || !original) return null
  const { documents } = original
  const render = buildRenderer(object, documents, opened, builds)
  const templateOf = (editables: readonly EditableValue[]): Template => ({
    ...probedTemplate({ documents, repeated: undefined, render }, editables),
    reads: [],
    switches: [],
  })
  const templates = [object.values, object.fields].map(templateOf)
  return {
    async cause(place, check) {
      for (const template of templates) {
        const found = await findCause({ template, ...place }, check, opened.renderer.isSpent)
        if (found.primary?.role === 'cause') return found
      }
      return null
    },
  }
}

/** Returns a function that builds the kustomization as the edited object states it, once for each form of the object. */
function buildRenderer(
  object: EditableObject,
  unedited: ProbeResult,
  { statement }: OpenedStatement,
  builds: CountedBuilds,
): Template['render'] {
  const built = new Map<string, Promise<ProbeResult>>([[object.text, Promise.resolve(unedited)]])

  async function build(text: string): Promise<ProbeResult> {
    const target = await statement.restated(text)
    if (target?.kind !== 'kustomization') return null
    return (await builds.build(new Map(), target))?.documents ?? null
  }

  return async (edits) => {
    const edited = await object.documentWith(edits)
    if (edited === null) return null
    if (edited === 'unstated') return []
    const result = built.get(edited.text) ?? build(edited.text)
    built.set(edited.text, result)
    return result
  }
}
