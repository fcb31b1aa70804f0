import { describe, expect, it } from 'vitest';
import { stripHtml } from './html-text.ts';

describe('stripHtml', () => {
  it.each([
    ['blocks', '<html><body><h1>Pay</h1><p>now\n please</p></body></html>', 'Pay\n\nnow please'],
    ['tables', '<table><tr><td>SSN</td><td>1</td></tr></table>', 'SSN\t1'],
    ['what is not shown', 'a<script>var x = "<p>";</script><STYLE>p{}</STYLE ><!-- no -->b', 'ab'],
    ['entities', 'a&nbsp;&lt;b&gt;&#65;&#x42;&bogus;', 'a <b>AB&bogus;'],
    ['a sign that opens no tag', '1 < 2 <b>and</b> 3', '1 < 2 and 3'],
    ['a tag without end', 'a <b class="', 'a'],
    ['a comment without end', 'a <!-- b', 'a'],
  ])('shows %s', (_what, html, text) => {
    expect(stripHtml(html)).toBe(text);
  });

  it.each([
    ['open scripts', '<script>'],
    ['open comments', '<!-- '],
    ['open tags', '<p '],
    ['cells', '</td>'],
    ['spaces', ' \t '],
  ])('takes two megabytes of %s in its stride', (_what, piece) => {
    const html = piece.repeat(Math.ceil(2_000_000 / piece.length));
    const started = performance.now();
    stripHtml(html);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
