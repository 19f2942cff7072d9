import { table } from '../../../core/table.ts'

/**
 * Fields that Istio's API once had, with what took their place (`reserved` in the protobuf files of istio.io/api):
 * the end of a sentence.
 */
export const removedFields = table<string>({
  'VirtualService.spec.http[].websocketUpgrade': 'WebSockets need no switch since Istio 1.0: remove it',
  'VirtualService.spec.http[].appendHeaders': 'it became `headers.request.add`',
  'VirtualService.spec.http[].appendRequestHeaders': 'it became `headers.request.add`',
  'VirtualService.spec.http[].removeRequestHeaders': 'it became `headers.request.remove`',
  'VirtualService.spec.http[].appendResponseHeaders': 'it became `headers.response.add`',
  'VirtualService.spec.http[].removeResponseHeaders': 'it became `headers.response.remove`',
  'VirtualService.spec.http[].route[].appendRequestHeaders': 'it became `headers.request.add`',
  'VirtualService.spec.http[].route[].removeRequestHeaders': 'it became `headers.request.remove`',
  'VirtualService.spec.http[].route[].appendResponseHeaders': 'it became `headers.response.add`',
  'VirtualService.spec.http[].route[].removeResponseHeaders': 'it became `headers.response.remove`',
  'VirtualService.spec.http[].fault.abort.percent': 'it became `percentage: {value: ...}`',
  'VirtualService.spec.http[].route[].destination.port.name': 'a port is named by its `number`',
  'VirtualService.spec.tcp[].match[].sourceSubnet': 'nothing took its place',
  'VirtualService.spec.tls[].match[].sourceSubnet': 'nothing took its place',
  'EnvoyFilter.spec.filters': 'it became `configPatches`',
  'EnvoyFilter.spec.workloadLabels': 'it became `workloadSelector.labels`',
})
