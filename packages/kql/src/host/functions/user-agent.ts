import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parse } from 'yaml';
import { defineHostFunctions } from '../define.ts';
import type { HostValue, Json } from '../host.ts';

/** A rule of the list: the first that matches gives the answer, from its groups or from what the rule says instead. */
type Rule = Readonly<Record<string, string>>;
interface Rules {
  readonly user_agent_parsers: readonly Rule[];
  readonly os_parsers: readonly Rule[];
  readonly device_parsers: readonly Rule[];
}

/** What a target's answer holds: the name of each part, and the rule's member that overrides a group. */
interface Target {
  readonly name: string;
  readonly list: keyof Rules;
  readonly parts: readonly (readonly [part: string, override: string, group: number | null])[];
}

const TARGETS: Readonly<Record<string, Target>> = Object.freeze({
  browser: {
    name: 'Browser',
    list: 'user_agent_parsers',
    parts: [
      ['Family', 'family_replacement', 1],
      ['MajorVersion', 'v1_replacement', 2],
      ['MinorVersion', 'v2_replacement', 3],
      ['Patch', 'v3_replacement', 4],
    ],
  },
  os: {
    name: 'OperatingSystem',
    list: 'os_parsers',
    parts: [
      ['Family', 'os_replacement', 1],
      ['MajorVersion', 'os_v1_replacement', 2],
      ['MinorVersion', 'os_v2_replacement', 3],
      ['Patch', 'os_v3_replacement', 4],
      ['PatchMinor', 'os_v4_replacement', 5],
    ],
  },
  device: {
    name: 'Device',
    list: 'device_parsers',
    parts: [
      ['Family', 'device_replacement', 1],
      ['Brand', 'brand_replacement', null],
      ['Model', 'model_replacement', 1],
    ],
  },
});

/** Some rules go back and forth over what they read; beyond this length a made-up text could hold a thread for long. */
const MAX_LENGTH = 1_024;

let loaded: Rules | null = null;
/** The list of uap-core, read once a thread. */
function rules(): Rules {
  loaded ??= parse(readFileSync(createRequire(import.meta.url).resolve('uap-core/regexes.yaml'), 'utf8')) as Rules;
  return loaded;
}

const compiled = new Map<Rule, RegExp>();
function regexOf(rule: Rule): RegExp {
  const known = compiled.get(rule) ?? new RegExp(rule.regex ?? '', rule.regex_flag ?? '');
  compiled.set(rule, known);
  return known;
}

/** Source: https://github.com/ua-parser/uap-core, `docs/specification.md` (read 2026-11-21). */
function look(userAgent: string, { list, parts }: Target): Json {
  for (const rule of rules()[list]) {
    const found = regexOf(rule).exec(userAgent);
    if (found)
      return Object.fromEntries(parts.map(([part, override, group]) => [part, partOf(rule[override], found, group)]));
  }
  return Object.fromEntries(parts.map(([part]) => [part, part === 'Family' ? 'Other' : '']));
}

function partOf(override: string | undefined, found: RegExpExecArray, group: number | null): string {
  if (override === undefined) return (group === null ? '' : (found[group] ?? '')).trim();
  return override.replace(/\$(\d)/g, (_all, index: string) => found[Number(index)] ?? '').trim();
}

function parseUserAgent([userAgent, wanted]: readonly HostValue[]): HostValue {
  if (typeof userAgent !== 'string') return null;
  const names = Array.isArray(wanted) ? wanted : [wanted];
  const targets = names.flatMap((each) => (Object.hasOwn(TARGETS, String(each)) ? (TARGETS[String(each)] ?? []) : []));
  const text = userAgent.slice(0, MAX_LENGTH);
  return targets.length === 0 ? null : Object.fromEntries(targets.map((each) => [each.name, look(text, each)]));
}

export const userAgentHostFunctions = defineHostFunctions({
  parse_user_agent: {
    compute: parseUserAgent,
    fidelity: {
      differs: `browsers are looked up in another release of the public list uap-core, in the first ${MAX_LENGTH} characters.`,
    },
  },
});
