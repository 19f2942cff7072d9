// src/core/duration-words.ts
function durationWords(milliseconds) {
	return milliseconds > 0 && milliseconds < 1e3 ? `${milliseconds}ms` : `${milliseconds / 1e3}s`;
}

export { durationWords as t };