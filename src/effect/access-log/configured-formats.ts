import type { MeshConfigSource } from '../../model/mesh-config.ts'
import type { Node } from '../../model/node.ts'
import { jsonFormat, textFormat, type ReadLine } from './log-format.ts'

/**
 * The access log formats of MeshConfigs: `accessLogFormat`, and those of providers that write files (istio.io/api
 * `mesh/v1alpha1/config.proto`). An invalid format matches no line.
 */
export function configuredFormats(sources: readonly MeshConfigSource[]): readonly ReadLine[] {
  return sources.flatMap(({ config }) => {
    const providers = config
      .items('extensionProviders')
      .map((provider) => provider.at('envoyFileAccessLog', 'logFormat'))
    const text = config.get('accessLogFormat').text
    return [
      ...(text === '' ? [] : [text.trimStart().startsWith('{') ? jsonText(text) : textFormat(text)]),
      ...providers.flatMap(formatOf),
    ]
  })
}

function formatOf(format: Node): ReadLine[] {
  const text = format.get('text').text
  const labels = format.get('labels')
  return [
    ...(text === '' ? [] : [textFormat(text)]),
    ...(labels.kind === 'map' ? [jsonFormat(labels.data as object)] : []),
  ]
}

/** With `accessLogEncoding: JSON` the format is a text with a JSON object. */
function jsonText(text: string): ReadLine {
  try {
    const format: unknown = JSON.parse(text)
    return jsonFormat(format as object)
  } catch {
    return textFormat(text)
  }
}
