const SECTOR_BYTES = 512;
const DIRECTORY_ENTRY_BYTES = 128;
/** Shorter streams would have to live in the mini stream; they are padded instead. Source: [MS-CFB] 2.2. */
const MINI_CUTOFF = 4096;
const FREE = 0xffffffff;
const END_OF_CHAIN = 0xfffffffe;
const FAT_SECTOR = 0xfffffffd;
const WORDS_A_SECTOR = SECTOR_BYTES / 4;

interface Node {
  readonly name: string;
  readonly data: Uint8Array | null;
  readonly children: Node[];
}

/**
 * Writes a compound file of a few streams, as the demo and tests need for encrypted documents.
 * Shape: paths joined by `/`; a stream under 4,096 bytes is filled up with spaces, which XML and ciphertext bear.
 */
export function writeCompoundFile(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const nodes = flatten(buildTree(streams));
  const directorySectors = Math.ceil((nodes.length * DIRECTORY_ENTRY_BYTES) / SECTOR_BYTES);
  const dataSectors = nodes.reduce((sum, node) => sum + sectorsOf(node), 0);
  const fatSectors = countFatSectors(directorySectors + dataSectors);
  const fat = new Uint32Array(fatSectors * WORDS_A_SECTOR).fill(FREE);
  fat.fill(FAT_SECTOR, 0, fatSectors);
  const directory = new Uint8Array(directorySectors * SECTOR_BYTES);
  chain(fat, fatSectors, directorySectors);
  let next = fatSectors + directorySectors;
  const chunks: Uint8Array[] = [];
  for (const [index, node] of nodes.entries()) {
    writeEntry(new DataView(directory.buffer, index * DIRECTORY_ENTRY_BYTES, DIRECTORY_ENTRY_BYTES), node, nodes, next);
    if (node.data === null) continue;
    chain(fat, next, sectorsOf(node));
    next += sectorsOf(node);
    chunks.push(padded(node.data));
  }
  const fatBytes = new Uint8Array(fat.buffer);
  return new Uint8Array(Buffer.concat([writeHeader(fatSectors), fatBytes, directory, ...chunks]));
}

function buildTree(streams: Readonly<Record<string, Uint8Array>>): Node {
  const root: Node = { name: 'Root Entry', data: null, children: [] };
  for (const [path, data] of Object.entries(streams)) {
    const names = path.split('/');
    const leaf = names.pop() ?? path;
    let storage = root;
    for (const name of names) {
      const found = storage.children.find((child) => child.name === name);
      const child = found ?? { name, data: null, children: [] };
      if (found === undefined) storage.children.push(child);
      storage = child;
    }
    storage.children.push({ name: leaf, data, children: [] });
  }
  return root;
}

/** The order of siblings: by length, then by upper-case characters. Source: [MS-CFB] 2.6.4. */
function flatten(node: Node): Node[] {
  node.children.sort((a, b) => a.name.length - b.name.length || (a.name.toUpperCase() < b.name.toUpperCase() ? -1 : 1));
  return [node, ...node.children.flatMap(flatten)];
}

function sectorsOf(node: Node): number {
  return node.data === null ? 0 : Math.ceil(Math.max(MINI_CUTOFF, node.data.byteLength) / SECTOR_BYTES);
}

/** The table has a word for each of its own sectors too. */
function countFatSectors(others: number): number {
  return Math.ceil(others / (WORDS_A_SECTOR - 1));
}

function chain(fat: Uint32Array, first: number, count: number): void {
  for (let index = 0; index < count; index += 1) {
    fat[first + index] = index === count - 1 ? END_OF_CHAIN : first + index + 1;
  }
}

function padded(data: Uint8Array): Uint8Array {
  const filled = new Uint8Array(Math.max(MINI_CUTOFF, data.byteLength)).fill(0x20);
  filled.set(data);
  const whole = new Uint8Array(Math.ceil(filled.byteLength / SECTOR_BYTES) * SECTOR_BYTES);
  whole.set(filled);
  return whole;
}

/** Siblings form a list to the right, which is a search tree of the plainest kind. */
function writeEntry(view: DataView, node: Node, nodes: readonly Node[], startSector: number): void {
  const name = Buffer.from(node.name, 'utf16le');
  new Uint8Array(view.buffer, view.byteOffset, 64).set(name.subarray(0, 62));
  view.setUint16(64, Math.min(62, name.byteLength) + 2, true);
  view.setUint8(66, node === nodes[0] ? 5 : node.data === null ? 1 : 2);
  view.setUint8(67, 1);
  const parent = nodes.find((candidate) => candidate.children.includes(node));
  const sibling = parent?.children[parent.children.indexOf(node) + 1];
  const [child] = node.children;
  view.setUint32(68, FREE, true);
  view.setUint32(72, sibling === undefined ? FREE : nodes.indexOf(sibling), true);
  view.setUint32(76, child === undefined ? FREE : nodes.indexOf(child), true);
  view.setUint32(116, node.data === null ? END_OF_CHAIN : startSector, true);
  view.setUint32(120, node.data === null ? 0 : Math.max(MINI_CUTOFF, node.data.byteLength), true);
}

function writeHeader(fatSectors: number): Uint8Array {
  const header = new Uint8Array(SECTOR_BYTES);
  const view = new DataView(header.buffer);
  header.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  view.setUint16(24, 0x3e, true);
  view.setUint16(26, 3, true);
  view.setUint16(28, 0xfffe, true);
  view.setUint16(30, 9, true);
  view.setUint16(32, 6, true);
  view.setUint32(44, fatSectors, true);
  view.setUint32(48, fatSectors, true);
  view.setUint32(56, MINI_CUTOFF, true);
  view.setUint32(60, END_OF_CHAIN, true);
  view.setUint32(68, END_OF_CHAIN, true);
  for (let index = 0; index < 109; index += 1) view.setUint32(76 + index * 4, index < fatSectors ? index : FREE, true);
  return header;
}
