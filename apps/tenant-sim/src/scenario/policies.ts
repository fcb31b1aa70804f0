import type { DlpPolicy } from '../records/dlp-records.ts';
import { STORY } from './cast.ts';

/** The policy of the story. */
export const STORY_POLICY: DlpPolicy = {
  id: STORY.policyId,
  name: STORY.policyName,
  ruleId: '4b8f3d10-9c22-4a6e-8e0b-5d1f60c7a201',
  ruleName: STORY.ruleName,
  managementRuleId: '90d1c7be-1d4f-4cf2-a7f3-3f8e21b6c902',
  severity: 'High',
  sensitiveTypeId: 'e7dc4711-11b7-4cb0-b88b-2c394a771f0e',
  sensitiveTypeName: 'International Banking Account Number (IBAN)',
};

/** The policies that ordinary days meet. */
export const DLP_POLICIES: readonly DlpPolicy[] = [
  {
    id: '27c0f5d8-4e19-4d5b-b6c7-91a3e0d2f402',
    name: 'Personal data: notify',
    ruleId: '5d7a1e33-08b4-4f6c-9a2d-c40b7f1e8d03',
    ruleName: 'Any national id',
    managementRuleId: 'a1e2d3c4-6b5a-4978-8c1d-2e3f4a5b6c04',
    severity: 'Low',
    sensitiveTypeId: 'a44669fe-0d48-453d-a9b1-2cc83f2cba77',
    sensitiveTypeName: 'U.S. Social Security Number (SSN)',
  },
  {
    id: '93e6b1a4-7c58-4b0f-8a7e-64d2c5f1b905',
    name: 'Card data: mail and devices',
    ruleId: '6e8b2f44-19c5-4a7d-8b3e-d51c8a2f9e06',
    ruleName: 'Card number leaves the company',
    managementRuleId: 'b2f3e4d5-7c6b-4a89-9d2e-3f4a5b6c7d07',
    severity: 'Medium',
    sensitiveTypeId: '50842eb7-edc8-4019-85dd-5a5c1f2bb085',
    sensitiveTypeName: 'Credit Card Number',
  },
];
