import type { SensitiveType } from '../sensitive-type.ts';
import * as asiaPacific from './asia-pacific.ts';
import * as credentials from './credentials.ts';
import * as europeNorthEast from './europe-north-east.ts';
import * as europeSouth from './europe-south.ts';
import * as finance from './finance.ts';
import * as germanyFrance from './germany-france.ts';
import * as latinAmerica from './latin-america.ts';
import * as network from './network.ts';
import * as northAmerica from './north-america.ts';
import * as unitedKingdom from './united-kingdom.ts';
import * as usDrivingLicences from './us-driving-licences.ts';

/** Every sensitive information type that comes with the product. A family file exports types and nothing else. */
export const BUILT_IN_TYPES: readonly SensitiveType[] = Object.freeze([
  ...Object.values(finance),
  ...Object.values(northAmerica),
  ...Object.values(usDrivingLicences),
  ...Object.values(unitedKingdom),
  ...Object.values(germanyFrance),
  ...Object.values(europeSouth),
  ...Object.values(europeNorthEast),
  ...Object.values(asiaPacific),
  ...Object.values(latinAmerica),
  ...Object.values(network),
  ...Object.values(credentials),
]);
