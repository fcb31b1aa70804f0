import { PEOPLE } from '../scenario/cast.ts';
import type { Random } from '../scenario/random.ts';
import {
  makeBic,
  makeCardNumber,
  makeDrivingLicence,
  makeGermanId,
  makeIban,
  makeInsee,
  makeIpAddress,
  makeNino,
  makePassport,
  makeSsn,
  makeStorageKey,
} from './identifiers.ts';

/** Kinds of sensitive value that the estate holds, with the name of the type that finds each. */
export const PLANTED_TYPES = {
  card: 'Credit Card Number',
  iban: 'International Banking Account Number (IBAN)',
  ssn: 'U.S. Social Security Number (SSN)',
  nino: 'U.K. National Insurance Number (NINO)',
  germanId: 'Germany Identity Card Number',
  insee: 'France Social Security Number (INSEE)',
  passport: 'U.S. / U.K. Passport Number',
  licence: "U.S. Driver's License Number",
  storageKey: 'Azure Storage Account Key',
  bic: 'SWIFT Code',
} as const;
export type PlantedKind = keyof typeof PLANTED_TYPES;

const SENSITIVE: Readonly<Record<PlantedKind, (random: Random) => string>> = {
  card: makeCardNumber,
  iban: makeIban,
  ssn: makeSsn,
  nino: makeNino,
  germanId: makeGermanId,
  insee: makeInsee,
  passport: makePassport,
  licence: makeDrivingLicence,
  storageKey: makeStorageKey,
  bic: makeBic,
};

const FIRST_NAMES = [
  'Anna',
  'Bjorn',
  'Carla',
  'Dmitri',
  'Eva',
  'Farid',
  'Greta',
  'Henrik',
  'Ida',
  'Julien',
  'Katrin',
  'Luis',
  'Mina',
  'Nils',
  'Olga',
  'Pavel',
  'Rosa',
  'Samir',
  'Tove',
  'Viktor',
];
const LAST_NAMES = [
  'Andersen',
  'Bakker',
  'Costa',
  'Dahl',
  'Eriksen',
  'Fontaine',
  'Grieg',
  'Holm',
  'Ivanova',
  'Jansen',
  'Keller',
  'Larsen',
  'Moreau',
  'Nygaard',
  'Olsen',
  'Pereira',
  'Quist',
  'Ricci',
  'Schmidt',
  'Thorsen',
];
const VESSELS = [
  'Halden Aurora',
  'Halden Borealis',
  'Halden Castor',
  'Halden Dorado',
  'Halden Electra',
  'Halden Fjord',
];
const PORTS = [
  'Rotterdam',
  'Hamburg',
  'Felixstowe',
  'Gothenburg',
  'Le Havre',
  'Aarhus',
  'Oslo',
  'Antwerp',
  'Bilbao',
  'Gdynia',
];
const CARGOES = [
  'containers',
  'timber',
  'steel coils',
  'wind turbine blades',
  'paper reels',
  'machinery',
  'grain',
  'vehicles',
];
const SUPPLIERS = [
  'Nordstaal',
  'Brightwater Advisors',
  'Kattegat Bunkering',
  'Skagen Ropes',
  'Westport Stevedoring',
  'Lumen Marine Paint',
  'Fjellheim Catering',
];
const COST_CENTRES = [
  '4100 Crew',
  '4200 Bunkers',
  '4300 Port dues',
  '4400 Maintenance',
  '4500 Insurance',
  '4600 Offices',
];

type Slot = (random: Random, year: number) => string;

/** What a `{name}` in a template becomes. */
const PLAIN: Readonly<Record<string, Slot>> = {
  person: (random) => `${random.pick(FIRST_NAMES)} ${random.pick(LAST_NAMES)}`,
  colleague: (random) => random.pick(PEOPLE).displayName,
  mail: (random) => random.pick(PEOPLE).upn,
  outsideMail: (random) =>
    `${random.pick(FIRST_NAMES)}.${random.pick(LAST_NAMES)}@${random.pick(['nordstaal', 'kattegat', 'westport'])}.example`.toLowerCase(),
  vessel: (random) => random.pick(VESSELS),
  port: (random) => random.pick(PORTS),
  cargo: (random) => random.pick(CARGOES),
  supplier: (random) => random.pick(SUPPLIERS),
  costCentre: (random) => random.pick(COST_CENTRES),
  amount: (random) =>
    `${random.integer(1, 98)},${String(random.integer(0, 999)).padStart(3, '0')}.${String(random.integer(0, 99)).padStart(2, '0')}`,
  number: (random) => String(random.integer(1000, 98_000)),
  small: (random) => String(random.integer(2, 48)),
  percent: (random) => `${random.integer(1, 24)}.${random.integer(0, 9)} %`,
  reference: (random) =>
    `${random.pick(['HM', 'PO', 'INV', 'CT'])}-${random.integer(10, 99)}-${random.integer(100, 999)}`,
  date: (random, year) =>
    `${random.integer(1, 28)} ${random.pick(['January', 'March', 'April', 'June', 'August', 'October'])} ${year}`,
  isoDate: (random, year) =>
    `${year}-${String(random.integer(1, 12)).padStart(2, '0')}-${String(random.integer(1, 28)).padStart(2, '0')}`,
  time: (random) =>
    `${String(random.integer(0, 23)).padStart(2, '0')}:${String(random.integer(0, 59)).padStart(2, '0')}`,
  grade: (random) => random.pick(['exceeds expectations', 'meets expectations', 'meets most expectations']),
  role: (random) => random.pick(PEOPLE).jobTitle,
  ip: makeIpAddress,
  level: (random) => random.pick(['INFO', 'INFO', 'INFO', 'WARN', 'ERROR']),
  year: (_random, year) => String(year),
};

/** Fills templates and remembers what sensitive values it put in. */
export class Filler {
  readonly planted = new Map<PlantedKind, number>();
  readonly random: Random;
  readonly #year: number;

  constructor(random: Random, year: number) {
    this.random = random;
    this.#year = year;
  }

  /** Replaces every `{slot}`. Errors: throws on a slot that does not exist, since a template is ours. */
  fill(template: string): string {
    return template.replace(/\{(\w+)\}/g, (_whole, name: string) => this.#value(name));
  }

  #value(name: string): string {
    if (isPlantedKind(name)) {
      this.planted.set(name, (this.planted.get(name) ?? 0) + 1);
      return SENSITIVE[name](this.random);
    }
    const slot = PLAIN[name];
    if (slot === undefined) throw new Error(`template slot \`${name}\` does not exist`);
    return slot(this.random, this.#year);
  }
}

function isPlantedKind(name: string): name is PlantedKind {
  return name in SENSITIVE;
}
