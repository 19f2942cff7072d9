import type { BrokenTemplate, FailedRender } from '../core/render.ts'
import type { HelmTarget, ReleaseSettings } from '../core/target.ts'
import { isNoYaml } from '../model/render-failure.ts'
import type { Node } from '../model/node.ts'
import type { Reader } from '../yaml/reader.ts'
import { releaseValues } from './merged-values.ts'
import type { HostServices } from './types.ts'

/**
 * Marks the templates of a chart that nothing releases which print an empty value where YAML needs another one, such as the
 * name of an image: they render when each empty text among the values is filled in, which is tried. Whoever installs the
 * chart sets them.
 */
export async function withEmptyValues(
  render: FailedRender,
  reader: Reader,
  host: Pick<HostServices, 'render'>,
): Promise<FailedRender> {
  const { target, broken } = render
  const filled =
    target.guess === 'defaults' && broken.some(isUnexplained) ? filledTarget(target, reader) : null
  const [probe] = filled ? await Promise.all(host.render(reader.tree, [filled])) : []
  const isExecuted = probe?.status === 'rendered' || (probe?.status === 'failed' && probe.broken.length > 0)
  if (!isExecuted) return render
  const stillBroken = new Set(probe.status === 'failed' ? probe.broken.map(({ file }) => file) : [])
  return {
    ...render,
    broken: broken.map((template): BrokenTemplate =>
      isUnexplained(template) && !stillBroken.has(template.file)
        ? { ...template, printsNothing: true }
        : template,
    ),
  }
}

function isUnexplained({ message, printsNothing }: BrokenTemplate): boolean {
  return !printsNothing && isNoYaml(message)
}

/** The release with another text for each empty one among its values; `null` if there is none. */
function filledTarget(target: HelmTarget, reader: Reader): HelmTarget | null {
  const values = releaseValues(target, reader)
  const filled = values && filledTexts(values)
  if (!filled) return null
  const settings = target.settings ?? plainSettings
  const added = { text: JSON.stringify(filled), at: null }
  return { ...target, settings: { ...settings, values: [...settings.values, added] } }
}

const plainSettings: ReleaseSettings = {
  values: [],
  parameters: [],
  includeCrds: false,
  skipTests: false,
  skipSchemaValidation: false,
  apiVersions: [],
}

/** The empty texts of a map, each replaced, under their keys; `null` if it has none. */
function filledTexts(map: Node): Readonly<Record<string, unknown>> | null {
  const filled = map.entries().flatMap(([key, value]): (readonly [string, unknown])[] => {
    const inner = value.scalar === '' ? 'x' : value.kind === 'map' ? filledTexts(value) : null
    return inner === null ? [] : [[key, inner]]
  })
  return filled.length === 0 ? null : Object.fromEntries(filled)
}
