import { describe, expect, test } from 'vitest';
import { countryName } from './country-names.ts';
import { openGeolocation, readPlace } from './geolocation.ts';

describe('openGeolocation', () => {
  const geolocate = openGeolocation();
  // The examples of Kusto's page on geo_info_from_ip_address().
  test.each([
    ['20.53.203.50', 'Australia'],
    ['2a03:2880:f12c:83:face:b00c::25de', 'United States'],
    ['::ffff:20.53.203.50', 'Australia'],
    [' 193.99.144.80 ', 'Germany'],
  ])('%s is in %s', (address, country) =>
    expect(geolocate(address)).toEqual({ country, state: '', city: '', latitude: null, longitude: null }),
  );
  test.each(['10.0.0.1', '127.0.0.1', 'fe80::1', '2001:db8::1', '', '1.2.3', '1.2.3.4/8', 'example.org'])(
    '`%s` is nowhere',
    (address) => expect(geolocate(address)).toBeNull(),
  );
  test('a file that is no database is refused', () => {
    expect(() => openGeolocation(import.meta.filename)).toThrow();
    expect(() => openGeolocation('/nowhere/places.mmdb')).toThrow('ENOENT');
  });
});

test('a record of a database of cities gives all parts', () => {
  const record = {
    country: { iso_code: 'AU', names: { de: 'Australien', en: 'Australia' } },
    subdivisions: [{ iso_code: 'NSW', names: { en: 'New South Wales' } }],
    city: { names: { en: 'Sydney' } },
    location: { latitude: -33.8715, longitude: 151.2006 },
  };
  const [state, city] = ['New South Wales', 'Sydney'];
  expect(readPlace(record)).toEqual({ country: 'Australia', state, city, latitude: -33.8715, longitude: 151.2006 });
});

test.each([
  ['DE', 'Germany'],
  ['HK', 'Hong Kong'],
  ['ZZ', ''],
  ['', ''],
])('%s is named `%s`', (code, name) => expect(countryName(code)).toBe(name));
