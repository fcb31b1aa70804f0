/**
 * What one unit is of its family's base unit, as steps from a value in the unit to a value in the base. The numbers are those of the
 * unit library whose names the pages of the `convert_...()` functions list, not the best known ones: a mile is 1609.34 m there.
 * Source: https://github.com/angularsen/UnitsNet, tag 4.138.0, `Common/UnitDefinitions` (the release whose lists of units equal the pages').
 */
export type Step = readonly [operation: '*' | '/' | '+' | '-', by: number] | readonly ['asin'];
export type Units = Readonly<Record<string, readonly Step[]>>;

const times = (...factors: number[]): Step[] => factors.map((by) => ['*', by] as const);
const over = (...divisors: number[]): Step[] => divisors.map((by) => ['/', by] as const);
const plus = (by: number): Step[] => [['+', by]];

const PREFIXES = Object.freeze({
  Nano: 1e-9,
  Micro: 1e-6,
  Milli: 1e-3,
  Centi: 1e-2,
  Deci: 1e-1,
  Deca: 1e1,
  Hecto: 1e2,
  Kilo: 1e3,
  Mega: 1e6,
  Giga: 1e9,
  Tera: 1e12,
});
type Prefix = keyof typeof PREFIXES;

/** A unit and its multiples: `Meter`, `Centimeter`, `Kilometer`. */
function withPrefixes(name: string, steps: readonly Step[], prefixes: readonly Prefix[]): Units {
  const small = name.charAt(0).toLowerCase() + name.slice(1);
  const multiples = prefixes.map((each) => [`${each}${small}`, [...steps, ...times(PREFIXES[each])]] as const);
  return { [name]: steps, ...Object.fromEntries(multiples) };
}

const RADIAN = [...times(180), ...over(Math.PI)];

const angle: Units = {
  ...withPrefixes('Degree', [], ['Nano', 'Micro', 'Milli']),
  ...withPrefixes('Radian', RADIAN, ['Nano', 'Micro', 'Milli', 'Centi', 'Deci']),
  Arcminute: over(60),
  Arcsecond: over(3600),
  Gradian: times(0.9),
  NatoMil: [...times(9), ...over(160)],
  Revolution: times(360),
  Tilt: [['asin'], ...RADIAN],
};

const THERM_EC = 1.05505585262e8;
const THERM_IMPERIAL = 1.05505585257348e8;
const THERM_US = 1.054804e8;

const energy: Units = {
  ...withPrefixes('Joule', [], ['Milli', 'Kilo', 'Mega', 'Giga']),
  ...withPrefixes('Calorie', times(4.184), ['Kilo', 'Mega']),
  ...withPrefixes('BritishThermalUnit', times(1055.05585262), ['Kilo', 'Mega', 'Giga']),
  ...withPrefixes('ElectronVolt', times(1.602176565e-19), ['Kilo', 'Mega', 'Giga', 'Tera']),
  ...withPrefixes('WattDay', times(24, 3600), ['Kilo', 'Mega', 'Giga', 'Tera']),
  ...withPrefixes('WattHour', times(3600), ['Kilo', 'Mega', 'Giga', 'Tera']),
  ...withPrefixes('ThermEc', times(THERM_EC), ['Deca']),
  ...withPrefixes('ThermImperial', times(THERM_IMPERIAL), ['Deca']),
  ...withPrefixes('ThermUs', times(THERM_US), ['Deca']),
  Erg: times(1e-7),
  FootPound: times(1.355817948),
  HorsepowerHour: times(2.6845195377e6),
};

const POUND_FORCE = 4.448221615260509;

const force: Units = {
  ...withPrefixes('Newton', [], ['Micro', 'Milli', 'Deca', 'Kilo', 'Mega']),
  ...withPrefixes('PoundForce', times(POUND_FORCE), ['Kilo']),
  Dyn: over(1e5),
  KiloPond: times(9.80665002864),
  KilogramForce: times(9.80665002864),
  OunceForce: times(2.780138509537812e-1),
  Poundal: times(0.13825502798973044),
  ShortTonForce: times(8.896443230521e3),
  TonneForce: times(9.80665002864e3),
};

const length: Units = {
  ...withPrefixes('Meter', [], ['Nano', 'Micro', 'Milli', 'Centi', 'Deci', 'Deca', 'Hecto', 'Kilo']),
  ...withPrefixes('LightYear', times(9.46073047258e15), ['Kilo', 'Mega']),
  ...withPrefixes('Parsec', times(3.08567758128e16), ['Kilo', 'Mega']),
  Angstrom: times(1e-10),
  AstronomicalUnit: times(1.495978707e11),
  Chain: times(20.1168),
  DataMile: times(1828.8),
  DtpPica: over(236.220472441),
  DtpPoint: [...over(72), ...times(2.54e-2)],
  Fathom: times(1.8288),
  Foot: times(0.3048),
  Hand: times(1.016e-1),
  Inch: times(2.54e-2),
  Microinch: times(2.54e-8),
  Mil: times(2.54e-5),
  Mile: times(1609.34),
  NauticalMile: times(1852),
  PrinterPica: over(237.106301584),
  PrinterPoint: [...over(72.27), ...times(2.54e-2)],
  Shackle: times(27.432),
  SolarRadius: times(6.9551e8),
  Twip: over(56692.913385826),
  UsSurveyFoot: [...times(1200), ...over(3937)],
  Yard: times(0.9144),
};

const mass: Units = {
  ...withPrefixes('Gram', over(1e3), ['Nano', 'Micro', 'Milli', 'Centi', 'Deci', 'Deca', 'Hecto', 'Kilo']),
  ...withPrefixes('Pound', times(0.45359237), ['Kilo', 'Mega']),
  ...withPrefixes('Tonne', times(1e3), ['Kilo', 'Mega']),
  EarthMass: times(5.9722e24),
  Grain: over(15432.358352941432),
  LongHundredweight: over(0.01968413055222121),
  LongTon: times(1.0160469088e3),
  Ounce: over(35.2739619),
  ShortHundredweight: over(0.022046226218487758),
  ShortTon: times(9.0718474e2),
  Slug: over(6.852176556196105e-2),
  SolarMass: times(1.98947e30),
  Stone: over(0.1574731728702698),
};

const MINUTE = over(60);
const HOUR = over(3600);
const FOOT = times(0.3048);
const INCH = times(2.54e-2);
const YARD = times(0.9144);
const SURVEY_FOOT = [...times(1200), ...over(3937)];

const speed: Units = {
  ...withPrefixes('MeterPerSecond', [], ['Nano', 'Micro', 'Milli', 'Centi', 'Deci', 'Kilo']),
  ...withPrefixes('MeterPerMinute', MINUTE, ['Nano', 'Micro', 'Milli', 'Centi', 'Deci', 'Kilo']),
  ...withPrefixes('MeterPerHour', HOUR, ['Milli', 'Centi', 'Kilo']),
  FootPerSecond: FOOT,
  FootPerMinute: [...FOOT, ...MINUTE],
  FootPerHour: [...FOOT, ...HOUR],
  InchPerSecond: INCH,
  InchPerMinute: [...MINUTE, ...INCH],
  InchPerHour: [...HOUR, ...INCH],
  Knot: times(0.514444),
  MilePerHour: times(0.44704),
  UsSurveyFootPerSecond: SURVEY_FOOT,
  UsSurveyFootPerMinute: [...SURVEY_FOOT, ...MINUTE],
  UsSurveyFootPerHour: [...SURVEY_FOOT, ...HOUR],
  YardPerSecond: YARD,
  YardPerMinute: [...YARD, ...MINUTE],
  YardPerHour: [...YARD, ...HOUR],
};

const temperature: Units = {
  Kelvin: [],
  DegreeCelsius: plus(273.15),
  DegreeDelisle: [...times(-2), ...over(3), ...plus(373.15)],
  DegreeFahrenheit: [...times(5), ...over(9), ...plus((459.67 * 5) / 9)],
  DegreeNewton: [...times(100), ...over(33), ...plus(273.15)],
  DegreeRankine: [...times(5), ...over(9)],
  DegreeReaumur: [...times(5), ...over(4), ...plus(273.15)],
  DegreeRoemer: [...times(40), ...over(21), ...plus(273.15 - (7.5 * 40) / 21)],
  MillidegreeCelsius: [...over(1000), ...plus(273.15)],
  SolarTemperature: times(5778),
};

const volume: Units = {
  ...withPrefixes('Liter', over(1e3), ['Micro', 'Milli', 'Centi', 'Deci', 'Deca', 'Hecto', 'Kilo', 'Mega']),
  ...withPrefixes('CubicMeter', [], ['Hecto', 'Kilo']),
  ...withPrefixes('CubicFoot', times(2.8316846592e-2), ['Hecto', 'Kilo', 'Mega']),
  ...withPrefixes('ImperialGallon', times(0.0045460900000018145), ['Kilo', 'Mega']),
  ...withPrefixes('UsGallon', times(0.00378541), ['Deci', 'Deca', 'Hecto', 'Kilo', 'Mega']),
  AcreFoot: over(0.000810714),
  AuTablespoon: times(2e-5),
  BoardFoot: times(2.3597372158e-3),
  CubicCentimeter: over(1e6),
  CubicDecimeter: over(1e3),
  CubicHectometer: times(1e6),
  CubicInch: times(1.6387, 1e-5),
  CubicKilometer: times(1e9),
  CubicMicrometer: over(1e18),
  CubicMile: times(4.16818182544058e9),
  CubicMillimeter: over(1e9),
  CubicYard: times(0.764554858),
  ImperialBeerBarrel: times(0.16365924),
  ImperialOunce: times(2.84130624999629e-5),
  ImperialPint: times(5.6826125e-4),
  MetricCup: times(0.00025),
  MetricTeaspoon: times(0.5e-5),
  OilBarrel: times(0.158987294928),
  UkTablespoon: times(1.5e-5),
  UsBeerBarrel: times(0.1173477658),
  UsCustomaryCup: times(0.0002365882365),
  UsLegalCup: times(0.00024),
  UsOunce: times(2.9573529562537606e-5),
  UsPint: times(4.73176473e-4),
  UsQuart: times(9.46352946e-4),
  UsTablespoon: times(1.478676478125e-5),
  UsTeaspoon: times(4.92892159375e-6),
};

/** Units by family, under the names that the pages list. */
export const unitFamilies = Object.freeze({ angle, energy, force, length, mass, speed, temperature, volume });
