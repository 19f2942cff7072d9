/** The release that first served a version, by apiVersion, or by apiVersion and kind where kinds differ. */
export const versionsSince: Readonly<Record<string, string>> = {
  'networking.istio.io/v1': '1.22',
  'networking.istio.io/v1beta1/WorkloadGroup': '1.13',
  'security.istio.io/v1': '1.17',
  'security.istio.io/v1/PeerAuthentication': '1.22',
  'telemetry.istio.io/v1': '1.22',
}
