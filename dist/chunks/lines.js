// src/core/path.ts
function isInside(path, folder) {
	return folder === "" || path === folder || path.startsWith(`${folder}/`);
}
function joinPath(folder, name) {
	const path = folder === "" ? name : `${folder}/${name}`;
	return mayNeedSegments.test(path) ? joinedSegments(path) : path;
}
const mayNeedSegments = /(?:^|\/)(?:[./]|$)/;
function joinedSegments(path) {
	const segments = [];
	for (const segment of path.split("/")) {
		if (segment === "" || segment === ".") continue;
		if (segment === ".." && segments.length > 0 && segments.at(-1) !== "..") segments.pop();
		else segments.push(segment);
	}
	return segments.join("/");
}
function folderOf(path) {
	return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
function baseName(path) {
	return path.slice(path.lastIndexOf("/") + 1);
}
function foldersAbove(path) {
	const folder = folderOf(path);
	return folder === "" ? [] : [folder, ...foldersAbove(folder)];
}

// src/yaml/lines.ts
function sourceOf(text, file) {
	let lineStarts;
	return {
		file,
		text,
		get lineStarts() {
			return lineStarts ??= findLineStarts(text);
		}
	};
}
function locationAt(source, start, end) {
	const first = lineAtOffset(source.lineStarts, start);
	const last = lineAtOffset(source.lineStarts, end);
	return {
		file: source.file,
		line: first + 1,
		column: columnOf(source.lineStarts, first, start),
		endLine: last + 1,
		endColumn: columnOf(source.lineStarts, last, end)
	};
}
function fileStart(file) {
	return {
		file,
		line: 1,
		column: 1,
		endLine: 1,
		endColumn: 1
	};
}
function findLineStarts(text) {
	const starts = [text.startsWith("﻿") ? 1 : 0];
	const lineBreak = text.includes("\r") ? /\r\n?|\n/g : /\n/g;
	while (lineBreak.test(text)) starts.push(lineBreak.lastIndex);
	return starts;
}
function lineAtOffset(starts, offset) {
	let low = 0;
	let high = starts.length;
	while (high - low > 1) {
		const middle = low + high >> 1;
		if (starts[middle] <= offset) low = middle;
		else high = middle;
	}
	return low;
}
function columnOf(starts, line, offset) {
	return Math.max(0, offset - starts[line]) + 1;
}

export { baseName as a, isInside as c, sourceOf as i, joinPath as l, lineAtOffset as n, folderOf as o, locationAt as r, foldersAbove as s, fileStart as t };