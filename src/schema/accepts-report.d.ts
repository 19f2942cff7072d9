/** True for data that follows schemas/report.schema.json. Generated, so that it needs no schema compiler. */
export default function acceptsReport(data: unknown): boolean
