import { defineHostFunctions } from '../define.ts';
import { HostProblem, type HostResources, type HostValue } from '../host.ts';

const NAME = 'geo_info_from_ip_address';

function placeOf([address]: readonly HostValue[], { geolocate }: HostResources = {}): HostValue {
  if (!geolocate) throw new HostProblem(`\`${NAME}()\` has no database of places here.`);
  const place = geolocate(String(address ?? ''));
  return place === null ? null : { ...place };
}

export const ipPlaceHostFunctions = defineHostFunctions({
  [NAME]: {
    compute: placeOf,
    takes: ['string'],
    readsResources: true,
    fidelity: {
      differs:
        'it knows countries alone, by the IP Geolocation of DB-IP (https://db-ip.com, CC BY 4.0), unless an administrator gives a database of cities with `--geoip`.',
    },
  },
});
