import { isCalendarDay } from './dates.ts';
import { compact, digitsOf, isRepeated, numberOf, weightedSum } from './digits.ts';

const mod11Check = (sum: number): number => (sum % 11 < 2 ? 0 : 11 - (sum % 11));

/** Two check digits by 11. Source: Receita Federal, CPF. */
export function isBrazilianCpf(candidate: string): boolean {
  const digits = digitsOf(candidate);
  if (isRepeated(digits)) return false;
  const first = mod11Check(weightedSum(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]));
  const second = mod11Check(weightedSum(digits, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]));
  return first === digits[9] && second === digits[10];
}

/** Two check digits by 11, weights 2 to 9 in turn. Source: Receita Federal, CNPJ. */
export function isBrazilianCnpj(candidate: string): boolean {
  const digits = digitsOf(candidate);
  if (isRepeated(digits)) return false;
  const first = mod11Check(weightedSum(digits, [5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]));
  const second = mod11Check(weightedSum(digits, [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]));
  return first === digits[12] && second === digits[13];
}

/** Weights 2 to 7 from the right by 11; 10 is K. Source: Servicio de Registro Civil, Chile, RUN. */
export function isChileanRut(candidate: string): boolean {
  const text = compact(candidate);
  const digits = digitsOf(text.slice(0, -1)).reverse();
  const sum = digits.reduce((total, digit, index) => total + digit * (2 + (index % 6)), 0);
  const check = (11 - (sum % 11)) % 11;
  return numberOf(digits) > 0 && text.at(-1) === (check === 10 ? 'K' : String(check));
}

/** Weights 5432765432 by 11 and the assigned prefixes. Source: AFIP, CUIT. */
export function isArgentineCuit(candidate: string): boolean {
  const digits = digitsOf(candidate);
  const check = (11 - (weightedSum(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
  return [20, 23, 24, 27, 30, 33, 34].includes(numberOf(digits, 0, 2)) && check === digits[10];
}

const CURP_VALUES = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ';

const MEXICAN_STATES = new Set(
  'AS BC BS CC CH CL CM CS DF DG GR GT HG JC MC MN MS NE NL NT OC PL QR QT SL SP SR TC TL TS VZ YN ZS'.split(' '),
);

/** Date, state and the sum of values times 18 to 2 by 10. Source: RENAPO, CURP. */
export function isMexicanCurp(candidate: string): boolean {
  const text = candidate.toUpperCase();
  const sum = [...text.slice(0, 17)].reduce(
    (total, character, index) => total + CURP_VALUES.indexOf(character) * (18 - index),
    0,
  );
  const digits = digitsOf(text.slice(4, 10));
  if (!MEXICAN_STATES.has(text.slice(11, 13))) return false;
  return (
    isCalendarDay(numberOf(digits, 2, 4), numberOf(digits, 4, 6)) && String((10 - (sum % 10)) % 10) === text.at(-1)
  );
}
