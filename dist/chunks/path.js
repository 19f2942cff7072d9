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

export { joinPath as a, isInside as i, folderOf as n, foldersAbove as r, baseName as t };