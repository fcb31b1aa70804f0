import { expect, it } from 'vitest';
import { createClassifier } from '../classifier.ts';

const NAME = "U.S. Driver's License Number";
const { classifyText } = createClassifier();
const find = (text: string) => classifyText(text).filter(({ name }) => name === NAME);

it.each([
  ['nine digits', 'New York driver license number: 123456789', '123456789'],
  ['a letter and eight digits', 'Virginia drivers license A12345678', 'A12345678'],
  ['a letter and seven digits', 'California driver license D1234567', 'D1234567'],
])('finds %s with its state and its term', (_name, text, number) => {
  const found = find(text).map(({ start, end }) => text.slice(start, end));
  expect(found).toContain(number);
});

it.each([
  ['a number alone', 'Reference 123456789 of the order'],
  ['a licence without a number', 'New York driver license'],
])('leaves %s alone', (_name, text) => {
  expect(find(text)).toEqual([]);
});
