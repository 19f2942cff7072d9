import { table } from '../../../core/table.ts'

/** The release that first served a version, by apiVersion, or by apiVersion and kind where kinds differ. */
export const versionsSince = table<string>({
  'networking.istio.io/v1': '1.22',
  'networking.istio.io/v1beta1/WorkloadGroup': '1.13',
  'security.istio.io/v1': '1.17',
  'security.istio.io/v1/PeerAuthentication': '1.22',
  'telemetry.istio.io/v1': '1.22',
})
