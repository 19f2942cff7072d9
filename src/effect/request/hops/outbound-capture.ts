import type { Manifest } from '../../../model/manifest.ts'
import {
  captureDefaults,
  captureSettings,
  type CaptureDefaults,
  type CaptureSetting,
} from '../../../istio/workload/capture-settings.ts'
import {
  alternativeSettings,
  commonGaps,
  gapBy,
  interfaceGaps,
  listItems,
  modeGaps,
  type CaptureGap,
} from '../../../istio/workload/traffic-capture.ts'
import type { Mesh } from '../../../model/mesh.ts'
import { isUnfilled } from '../../../syntax/unfilled.ts'
import { addressRange } from '../match/address-range.ts'

/** A call of pods: where they connect to. */
export interface OutboundCallee {
  readonly port: number
  /** `undefined` if files do not tell. */
  readonly address: string | undefined
}

/**
 * The settings by which a call of pods goes past their sidecar (istio `tools/istio-iptables/pkg/capture/run.go`): excluded
 * ports and ranges come before included ones. Without redirection, an application may still call its sidecar by itself.
 * @param workload `undefined` for pods that are in no file
 */
export function outboundGaps(
  mesh: Mesh,
  workload: Manifest | undefined,
  callee: OutboundCallee,
): CaptureGap[] {
  const defaults = captureDefaults(mesh)
  const modes = modeGaps(workload, defaults)
  // Without redirection, no setting about ports and ranges counts.
  const isRedirected = !modes.some(({ isCertain }) => isCertain)
  return [
    ...interfaceGaps(workload),
    ...modes.map((gap): CaptureGap => ({ ...gap, isCertain: false })),
    ...(isRedirected ? commonGaps(rangeGaps(settingsIn(workload, defaults), callee)) : []),
  ]
}

/** Alternatives of the four settings about ports and ranges. */
type OutboundSettings = Readonly<Record<keyof typeof names, readonly (CaptureSetting | undefined)[]>>

const names = {
  excludedPorts: 'excludeOutboundPorts',
  excludedRanges: 'excludeOutboundIPRanges',
  includedPorts: 'includeOutboundPorts',
  includedRanges: 'includeOutboundIPRanges',
} as const

function settingsIn(workload: Manifest | undefined, defaults: CaptureDefaults): OutboundSettings {
  const of = (key: keyof typeof names): OutboundSettings[typeof key] =>
    alternativeSettings(captureSettings(workload, `traffic.sidecar.istio.io/${names[key]}`, defaults))
  return {
    excludedPorts: of('excludedPorts'),
    excludedRanges: of('excludedRanges'),
    includedPorts: of('includedPorts'),
    includedRanges: of('includedRanges'),
  }
}

function rangeGaps(settings: OutboundSettings, callee: OutboundCallee): (CaptureGap | undefined)[] {
  return settings.excludedPorts.flatMap((excludedPorts) =>
    settings.excludedRanges.flatMap((excludedRanges) =>
      settings.includedPorts.flatMap((includedPorts) =>
        settings.includedRanges.map((includedRanges) =>
          gapOf({ excludedPorts, excludedRanges, includedPorts, includedRanges }, callee),
        ),
      ),
    ),
  )
}

type SettingsOfCall = Readonly<Record<keyof typeof names, CaptureSetting | undefined>>

function gapOf(
  { excludedPorts, excludedRanges, includedPorts, includedRanges }: SettingsOfCall,
  { port, address }: OutboundCallee,
): CaptureGap | undefined {
  const ofPort = excludedPorts && listItems(excludedPorts.value).find((text) => mayBePort(text, port))
  if (ofPort !== undefined) return gapBy(excludedPorts!, ofPort)
  const isExcluded = excludedRanges ? isInRanges(listItems(excludedRanges.value), address) : false
  if (isExcluded === true) return { name: excludedRanges!.name, isCertain: true }
  const isNamed = listItems(includedPorts?.value ?? '').some((text) => text === '*' || text === String(port))
  const isIncluded =
    isNamed || !includedRanges || includedRanges.value === '*'
      ? true
      : isInRanges(listItems(includedRanges.value), address)
  if (isIncluded === false) return { name: includedRanges!.name, isCertain: isExcluded === false }
  if (isExcluded === undefined) return { name: excludedRanges!.name, isCertain: false }
  return isIncluded === undefined ? { name: includedRanges!.name, isCertain: false } : undefined
}

function mayBePort(text: string, port: number): boolean {
  return text === '*' || text === String(port) || isUnfilled(text)
}

/** Whether an address is in one of some ranges; `undefined` if files do not tell. */
function isInRanges(ranges: readonly string[], address: string | undefined): boolean | undefined {
  const truths = ranges.map((range) => addressRange(range, '')(address))
  if (truths.includes(true)) return true
  return truths.every((truth) => truth === false) ? false : undefined
}
