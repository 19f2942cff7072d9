// src/render/wire.ts
function engineFrameOf(name, data) {
	return {
		name,
		data: data.byteLength === data.buffer.byteLength ? data : new Uint8Array(data)
	};
}
function encodeFrames(frames) {
	const named = frames.map(({ name, data }) => ({
		name: encoder.encode(name),
		data
	}));
	const size = named.reduce((sum, { name, data }) => sum + 2 * numberSize + name.length + data.length, numberSize);
	const writer = new Writer(new Uint8Array(size));
	writer.number(named.length);
	for (const { name, data } of named) {
		writer.bytes(name);
		writer.bytes(data);
	}
	return writer.message;
}
function decodeFrames(message) {
	return framesIn(message).map(({ name, data }) => ({
		name,
		data: data.slice()
	}));
}
function framesIn(message) {
	const reader = new Reader(message);
	return Array.from({ length: reader.number() }, () => ({
		name: decoder.decode(reader.bytes()),
		data: reader.bytes()
	}));
}
const numberSize = 4;
const encoder = new TextEncoder();
const decoder = new TextDecoder();
var Writer = class {
	message;
	#view;
	#position = 0;
	constructor(message) {
		this.message = message;
		this.#view = new DataView(message.buffer);
	}
	number(value) {
		this.#view.setUint32(this.#position, value, true);
		this.#position += numberSize;
	}
	bytes(data) {
		this.number(data.length);
		this.message.set(data, this.#position);
		this.#position += data.length;
	}
};
var Reader = class {
	#message;
	#view;
	#position = 0;
	constructor(message) {
		this.#message = message;
		this.#view = new DataView(message.buffer, message.byteOffset, message.byteLength);
	}
	number() {
		this.#position += numberSize;
		return this.#view.getUint32(this.#position - numberSize, true);
	}
	bytes() {
		const length = this.number();
		this.#position += length;
		return this.#message.subarray(this.#position - length, this.#position);
	}
};

export { framesIn as i, encodeFrames as n, engineFrameOf as r, decodeFrames as t };