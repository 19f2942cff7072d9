// src/report/columns.ts
/**
* Lines of a table: each column as wide as its widest cell, two spaces apart. Every row has as many cells as the first.
*/
function columns(table) {
	const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => row[column].length)));
	return table.map((row) => row.map((cell, column) => cell.padEnd(widths[column])).join("  ").trimEnd());
}

export { columns as t };