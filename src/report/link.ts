import type { Location } from '../core/report.ts'

/** Makes a text that a terminal opens as a location. */
export type Link = (at: Location, text: string) => string

/** Leaves text as it is. */
export const unlinked: Link = (_at, text) => text
