import { TENANT } from '../scenario/cast.ts';
import { buildHead, type FeedRecord } from './audit-record.ts';
import type { Moment } from './file-records.ts';

const TEAMS = ['Hull 218', 'Month end', 'Port calls', 'People team', 'Tender desk'] as const;
const CHANNELS = ['General', 'Planning', 'Questions'] as const;

/** An event of Teams (record type 25): `MessageSent`, `TeamsSessionStarted`, `MemberAdded`. */
export function buildTeamsEvent(moment: Moment, operation: string): FeedRecord {
  const { random } = moment;
  const head = buildHead({ ...moment, recordType: 25, operation, workload: 'MicrosoftTeams' });
  const team = random.pick(TEAMS);
  const place = {
    TeamName: team,
    TeamGuid: `19:${team.toLowerCase().replaceAll(' ', '-')}@thread.tacv2`,
    ChannelName: random.pick(CHANNELS),
    ChannelGuid: `19:${random.hex(32)}@thread.tacv2`,
    CommunicationType: 'Team',
  };
  const session = { ResultStatus: 'Succeeded', ExtraProperties: [{ Key: 'TimeZone', Value: 'Europe/Oslo' }] };
  const members = operation === 'TeamsSessionStarted' ? session : place;
  const added =
    operation === 'MemberAdded' ? { Members: [{ UPN: `guest.${random.hex(4)}@partner.example`, Role: 3 }] } : {};
  return { contentType: 'Audit.General', record: { ...head, ...members, ...added } };
}

/** A sign-in (record type 15). */
export function buildSignIn(moment: Moment, succeeded: boolean): FeedRecord {
  const { random, person } = moment;
  const operation = succeeded ? 'UserLoggedIn' : 'UserLoginFailed';
  const head = buildHead({
    ...moment,
    recordType: 15,
    operation,
    workload: 'AzureActiveDirectory',
    objectId: '00000003-0000-0ff1-ce00-000000000000',
  });
  return {
    contentType: 'Audit.AzureActiveDirectory',
    record: {
      ...head,
      AzureActiveDirectoryEventType: 1,
      ActorIpAddress: person.homeIp,
      Actor: [
        { ID: person.id, Type: 0 },
        { ID: person.upn, Type: 5 },
      ],
      ActorContextId: TENANT.id,
      ApplicationId: '4765445b-32c6-49b0-83e6-1d93765276ca',
      ResultStatus: succeeded ? 'Success' : 'Failed',
      ...(succeeded ? {} : { LogonError: 'InvalidUserNameOrPassword', ErrorNumber: '50126' }),
      InterSystemsId: random.guid(),
      IntraSystemId: random.guid(),
      Target: [{ ID: '00000003-0000-0ff1-ce00-000000000000', Type: 0 }],
      TargetContextId: TENANT.id,
      DeviceProperties: [
        { Name: 'OS', Value: 'Windows10' },
        { Name: 'BrowserType', Value: 'Edge' },
      ],
    },
  };
}
