/** Text from a seed: the same seed gives the same text on every machine. */

type Random = () => number;

/** Source: mulberry32, public domain. Shape: numbers in [0, 1). */
function makeRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const WORDS = (
  'the report of this quarter shows that our customers in every region were slower to renew their contracts than we had ' +
  'expected while new business grew as the team opened an office and moved its people closer to where they are needed'
).split(' ');

const pick = <T>(items: readonly T[], random: Random): T => items[Math.floor(random() * items.length)] as T;
const digits = (count: number, random: Random): string =>
  Array.from({ length: count }, () => Math.floor(random() * 10)).join('');

function repeat(megabytes: number, seed: number, line: (random: Random) => string): string {
  const random = makeRandom(seed);
  const lines: string[] = [];
  for (let length = 0; length < megabytes * 1_000_000; length += lines.at(-1)?.length ?? 1) lines.push(line(random));
  return lines.join('\n');
}

function sentence(random: Random): string {
  const words = Array.from({ length: 14 }, () => pick(WORDS, random));
  return `${random() < 0.1 ? `In ${1990 + Math.floor(random() * 36)} ` : ''}${words.join(' ')}.`;
}

function logLine(random: Random): string {
  const time = `2026-11-${10 + Math.floor(random() * 20)}T${10 + Math.floor(random() * 14)}:15:07Z`;
  return `${time} INFO request ${digits(6, random)} from 10.${digits(1, random)}.${digits(2, random).replace(/^0/, '1')}.7 took ${digits(3, random)} ms`;
}

function tableLine(random: Random): string {
  const name = `${pick(WORDS, random)}.${pick(WORDS, random)}`;
  return `${name},${name}@example.com,${digits(4, random)} ${digits(4, random)} ${digits(4, random)} ${digits(4, random)},${digits(3, random)}-${digits(2, random)}-${digits(4, random)},${digits(2, random)}.50`;
}

export const makeProse = (megabytes: number, seed: number): string => repeat(megabytes, seed, sentence);
export const makeTable = (megabytes: number, seed: number): string => repeat(megabytes, seed, tableLine);
export const makeNumbers = (megabytes: number, seed: number): string =>
  repeat(megabytes, seed, (random) => digits(5 + Math.floor(random() * 12), random));
export const makeMixed = (megabytes: number, seed: number): string =>
  repeat(megabytes, seed, (random) => {
    const kind = random();
    return kind < 0.75 ? sentence(random) : kind < 0.92 ? logLine(random) : tableLine(random);
  });
