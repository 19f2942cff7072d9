/** A chart written to meet what Helm does in one of its corners. */
export interface CraftedChart {
  /** Files by path in the chart. A Chart.yaml that fits the chart's name is added unless it is here. */
  readonly files: Readonly<Record<string, string | Uint8Array>>
  /** The sets of flags to render it with; once without any unless given. */
  readonly flags?: readonly (readonly string[])[]
  /** The names to render it under, each without flags. */
  readonly releases?: readonly string[]
  /** Whether the native helm needs `helm dependency build` before it renders the chart. */
  readonly built?: boolean
}

/** Charts by name. */
export type CraftedCharts = Readonly<Record<string, CraftedChart>>

/** A Chart.yaml. */
export const metadata = (name: string, extraText = '') =>
  `apiVersion: v2\nname: ${name}\nversion: 1.2.3\nappVersion: "4.5"\n${extraText}`

/** A ConfigMap with these lines under `data`. */
export const configMap = (data: string, name = 'x') =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata:\n${data}`

/** A template that prints all values. */
export const dumpValues = configMap('  all: |\n{{ toYaml .Values | indent 4 }}\n', '{{ .Chart.Name }}')

/** A template that prints what an expression gives, as JSON, so that no byte of it can break the YAML. */
export const printing = (expression: string) => configMap(`  it: {{ ${expression} | toJson }}\n`)

/** A template that prints the names of the files that a pattern finds. */
export const listing = (pattern: string) =>
  configMap(`  it: "{{ range $path, $_ := .Files.Glob "${pattern}" }}{{ $path }};{{ end }}"\n`)

/** A subchart that prints its values and what it knows about itself. */
export function subchart(folder: string, name = folder): Record<string, string> {
  return inFolder(`charts/${folder}`, {
    'Chart.yaml': metadata(name),
    'values.yaml': `port: 80\nnested: {a: 1, b: null, list: [1, 2]}\nexports: {data: {exported: ${name}}}\nmore: {k: v}\nglobal: {g: ${name}, ${name}: true}\n`,
    'templates/cm.yaml': configMap(
      '  v: |\n{{ toYaml .Values | indent 4 }}\n  of: {{ .Chart.Name }} {{ .Template.Name }} {{ .Template.BasePath }} {{ .Chart.IsRoot }}\n',
      `{{ .Release.Name }}-${name}`,
    ),
  })
}

/** The same files, in a folder. */
export function inFolder<Data>(folder: string, files: Readonly<Record<string, Data>>): Record<string, Data> {
  return Object.fromEntries(Object.entries(files).map(([name, data]) => [`${folder}/${name}`, data]))
}

/** One chart for each row of a table, named after the feature and the row. */
export function chartsOf<Row>(
  feature: string,
  table: Readonly<Record<string, Row>>,
  toChart: (row: Row, name: string) => CraftedChart,
): CraftedCharts {
  const rows = Object.entries(table)
  return Object.fromEntries(
    rows.map(([name, row]) => [`${feature}-${name.replaceAll('/', '-')}`, toChart(row, name)]),
  )
}

/** Every flag set of one table with every one of the next. */
export function product(...tables: readonly (readonly (readonly string[])[])[]): string[][] {
  return tables.reduce<string[][]>(
    (sets, table) => sets.flatMap((set) => table.map((flags) => [...set, ...flags])),
    [[]],
  )
}
