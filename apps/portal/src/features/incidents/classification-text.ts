import type { Classification, ClassificationReason } from '@vedette/model';

export const CLASSIFICATION_TEXT: Readonly<Record<Classification, { title: string; hint: string }>> = {
  TruePositive: { title: 'True positive', hint: 'It happened and should not have.' },
  BenignPositive: { title: 'Benign positive', hint: 'It happened and was expected, for example an approved transfer.' },
  FalsePositive: { title: 'False positive', hint: 'It did not happen: the rule or its data is wrong.' },
  Undetermined: { title: 'Undetermined', hint: 'There is not enough to decide.' },
};

export const REASON_TEXT: Readonly<Record<ClassificationReason, string>> = {
  SuspiciousActivity: 'Suspicious activity',
  SuspiciousButExpected: 'Suspicious but expected',
  IncorrectAlertLogic: 'Incorrect alert logic',
  InaccurateData: 'Inaccurate data',
};
