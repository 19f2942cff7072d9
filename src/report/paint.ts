/** Colours a text, as `styleText` of node:util does. */
export type Paint = (style: Style, text: string) => string

/** The styles of terminal reports, by their names in node:util. */
export type Style = 'red' | 'yellow' | 'blue' | 'green' | 'cyan' | 'bold' | 'dim'

/** Leaves text without colours. */
export const unpainted: Paint = (_style, text) => text
