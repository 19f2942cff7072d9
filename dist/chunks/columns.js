// src/report/columns.ts
function columns(table, maxWidth = Number.POSITIVE_INFINITY) {
	const natural = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => row[column].length)));
	const widths = fittedWidths(natural, (table[0] ?? []).map(({ length }) => Math.max(length, minColumn)), maxWidth - gap.length * (natural.length - 1));
	return table.flatMap((row) => rowLines(row, widths));
}
const gap = "  ";
const minColumn = 16;
function fittedWidths(natural, least, room) {
	const widths = [...natural];
	let excess = widths.reduce((sum, width) => sum + width, 0) - room;
	while (excess > 0) {
		const narrowable = widths.filter((width, column) => width > least[column]);
		if (narrowable.length === 0) break;
		const column = widths.findIndex((width, index) => width > least[index] && width === Math.max(...narrowable));
		widths[column]--;
		excess--;
	}
	return widths;
}
function rowLines(row, widths) {
	const cells = row.map((cell, column) => wrapped(cell, widths[column]));
	const height = Math.max(...cells.map(({ length }) => length));
	return Array.from({ length: height }, (_, index) => cells.map((pieces, column) => (pieces[index] ?? "").padEnd(widths[column])).join(gap).trimEnd());
}
function wrapped(text, width) {
	const pieces = [];
	let rest = text;
	while (rest.length > width) {
		const end = Math.max(...separators.map((separator) => rest.lastIndexOf(separator, width - 1)));
		const cut = end > width / 3 ? end + 1 : width;
		pieces.push(rest.slice(0, cut).trimEnd());
		rest = rest.slice(cut).trimStart();
	}
	return [...pieces, rest];
}
const separators = [
	" ",
	"/",
	",",
	"-",
	":"
];

export { columns as t };