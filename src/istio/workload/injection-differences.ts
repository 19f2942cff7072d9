import type { Mesh } from '../../model/mesh.ts'
import type { CaptureSetting } from './capture-settings.ts'
import { injectionSettings, modeSetting, type InjectionSettings } from './injection-settings.ts'
import type { TrafficDirection } from './traffic-capture.ts'

/**
 * What differs in the settings by which istiod injects sidecars, as far as it decides which pods get one and which connections
 * these capture: `` `global.proxy.excludeInboundPorts` of the sidecar injector differs ``. Images, resources and the like do not.
 */
export function injectionDifferences(head: Mesh, base: Mesh, direction: TrafficDirection): string[] {
  const [inHead, inBase] = [injectionSettings(head), injectionSettings(base)]
  const names = new Set([...inHead.byName.keys(), ...inBase.byName.keys()])
  const differing = [...names]
    .filter((name) => !oppositeNames[direction].test(name))
    .filter((name) => inHead.byName.get(name) !== inBase.byName.get(name))
  if (inHead.isStated === inBase.isStated)
    return differing.length > 0 ? differing.map(differenceText) : exchangedSettings(inHead, inBase, direction)
  const stated = differing.filter((name) => inHead.byName.has(name) && inBase.byName.has(name))
  return [
    `the sidecar injector is in the files of ${inHead.isStated ? 'head' : 'base'} alone`,
    ...stated.map(differenceText),
  ]
}

/** The objects of both sides whose settings differ, although all objects together have the same: those of two revisions. */
function exchangedSettings(
  inHead: InjectionSettings,
  inBase: InjectionSettings,
  direction: TrafficDirection,
): string[] {
  const keyOf = (settings: readonly CaptureSetting[]): string =>
    JSON.stringify(
      settings
        .filter(({ name }) => !oppositeNames[direction].test(name))
        .map(({ name, value }) => JSON.stringify([name, value]))
        .toSorted(),
    )
  return [...inHead.byObject].flatMap(([title, settings]) => {
    const before = inBase.byObject.get(title)
    return before && keyOf(before) !== keyOf(settings) ? `the sidecar injector in ${title} differs` : []
  })
}

function differenceText(name: string): string {
  return `\`${name}\` of the ${name === modeSetting ? 'MeshConfig' : 'sidecar injector'} differs`
}

/** The settings about connections of the other direction. */
const oppositeNames: Readonly<Record<TrafficDirection, RegExp>> = {
  inbound: /^global\.proxy\.(\w*OutboundPorts|\w*IPRanges)$/,
  outbound: /^global\.proxy\.\w*InboundPorts$/,
}
