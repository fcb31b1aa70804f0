import {
  isArgentineCuit,
  isBrazilianCnpj,
  isBrazilianCpf,
  isChileanRut,
  isMexicanCurp,
} from '../checksums/latin-america.ts';
import { defineCheckedNumber } from '../sensitive-type.ts';
import { digits, shape } from '../shapes.ts';

export const BRAZIL_CPF = defineCheckedNumber({
  id: '78e09124-f2c3-4656-b32a-c1a132cd2711',
  name: 'Brazil CPF Number',
  shapes: [digits(11), shape('[0-9]{3}\\.[0-9]{3}\\.[0-9]{3}-[0-9]{2}', { need: { digits: 11 }, edge: 'number' })],
  isValid: isBrazilianCpf,
  terms: [
    'cpf',
    'cpf#',
    'cadastro de pessoas fisicas',
    'cadastro de pessoa fisica',
    'pessoa fisica',
    'numero do cpf',
    'imposto',
    'identificacao',
    'inscricao',
    'receita federal',
    'contribuinte',
  ],
  bare: 75,
});

export const BRAZIL_CNPJ = defineCheckedNumber({
  id: '9b58b5cd-5e90-4df6-b34f-1ebcc88ceae4',
  name: 'Brazil Legal Entity Number (CNPJ)',
  shapes: [
    digits(14),
    shape('[0-9]{2}\\.[0-9]{3}\\.[0-9]{3}/[0-9]{4}-[0-9]{2}', { need: { digits: 14 }, edge: 'number' }),
  ],
  isValid: isBrazilianCnpj,
  terms: [
    'cnpj',
    'cnpj/mf',
    'cnpj mf',
    'cadastro nacional da pessoa juridica',
    'pessoa juridica',
    'contribuinte',
    'inscricao estadual',
    'inscricao',
    'cadastro nacional',
    'empresa',
    'taxpayer registration',
    'legal entity',
  ],
  bare: 75,
});

export const CHILE_IDENTITY_CARD = defineCheckedNumber({
  id: '4e979794-49a0-407e-a0b9-2c536937b925',
  name: 'Chile Identity Card Number',
  shapes: [
    shape('[0-9]{1,2}\\.[0-9]{3}\\.[0-9]{3}-[0-9K]', { ignoreCase: true, need: { digits: 7 } }),
    shape('[0-9]{7,8}-[0-9K]', { ignoreCase: true, need: { digits: 7 }, edge: 'number' }),
  ],
  isValid: isChileanRut,
  terms: [
    'rut',
    'run',
    'rut#',
    'cedula de identidad',
    'cedula',
    'identificacion',
    'rol unico tributario',
    'rol unico nacional',
    'carnet de identidad',
    'numero de identificacion',
    'chile identity',
    'national id',
    'tarjeta de identificacion',
  ],
  bare: 75,
});

export const ARGENTINA_CUIT = defineCheckedNumber({
  id: '98da3da1-9199-4571-b7c4-b6522980b507',
  name: 'Argentina Unique Tax Identification Key (CUIT/CUIL)',
  shapes: [digits(11), shape('[0-9]{2}-[0-9]{8}-[0-9]', { need: { digits: 11 }, edge: 'number' })],
  isValid: isArgentineCuit,
  terms: [
    'cuit',
    'cuil',
    'clave unica de identificacion tributaria',
    'codigo unico de identificacion laboral',
    'identificacion tributaria',
    'afip',
    'tax id',
    'taxpayer',
    'contribuyente',
    'impuesto',
  ],
  bare: 75,
  recommendedConfidence: 75,
});

export const MEXICO_CURP = defineCheckedNumber({
  id: 'e905ad4d-5a74-406d-bf36-b1efca798af4',
  name: 'Mexico Unique Population Registry Code (CURP)',
  shapes: [shape('[A-Z]{4}[0-9]{6}[HMX][A-Z]{5}[0-9A-Z][0-9]', { ignoreCase: true, need: { digits: 6 } })],
  isValid: isMexicanCurp,
  terms: [
    'curp',
    'clave unica de registro de poblacion',
    'clave unica',
    'registro de poblacion',
    'population registry code',
    'codigo de registro',
  ],
  bare: 75,
});
