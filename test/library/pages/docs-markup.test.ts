import { outline } from './outline';

const FENCE = '```';

test.each<[string, string, readonly string[]]>([
  ['notes', '> [!NOTE]\n> a\n>\n> b\n> - c\n> - d', ['n a', 'n b', 'l c / d']],
  [
    'notes whose kind was translated',
    '> [!注意]\n> a\n\n> [! Tip]\n> b\n\n> [AZURE.NOTE] c',
    ['n a', 'n b', 'n c'],
  ],
  ['a note is no other bracket', 'see [!NOTE] here', ['p see \\[!NOTE\\] here']],
  ['pictures keep what they show', 'a ![b **c**](x.png) d', ['p a b c d']],
  [
    'pictures of Microsoft Docs',
    ':::image type="content" source="x.png" alt-text="Menu > Mail":::',
    ['p Menu \\> Mail'],
  ],
  ['pictures of HTML', 'a <img src="x.png" alt="b > c"> d', ['p a b \\> c d']],
  [
    'a described picture',
    ':::image type="complex" source="x.png" alt-text="a":::\n   b\n:::image-end:::',
    ['p a b'],
  ],
  [
    'zones and rows',
    '::: zone pivot="a"\na\n::: zone-end\n\n:::row:::\n:::column span="2":::\nb\n:::column-end:::\n:::row-end:::',
    ['p a', 'p b'],
  ],
  ['monikers', 'a\n::: moniker range=">= 2"\nb\n::: moniker-end\nc', ['p a', 'p b', 'p c']],
  ['names of buttons', 'press [!UICONTROL Save] in [!DNL Mail]', ['p press **Save** in Mail']],
  ['an include that was not put in', 'a [!INCLUDE [b](c.md)] d', ['p a d']],
  ['code that is kept elsewhere', '[!code-csharp[Main](x.cs#L1)]\n\na', ['p a']],
  [
    'videos and boxes',
    '> [!VIDEO https://x.y/z]\n\n> [!div class="nextstepaction"]\n> [Next](x.md)',
    ['n Next'],
  ],
  ['links keep their words', '[a](b.md) [c][d] <https://x.y>\n\n[d]: e "f"', ['p a c https://x.y']],
  [
    'escaped brackets',
    '**[Technical]\\(技術\\)**  >  **[Network]**',
    ['p **\\[Technical\\](技術)** \\> **\\[Network\\]**'],
  ],
  [
    'bold that was torn',
    '[**設定**] 的 [名前 **] の欄**、x ** y',
    ['p \\[**設定**\\] 的 \\[名前 **\\] の欄**、x y'],
  ],
  ['bold around nothing', '**a** 連線  >    >  ****b', ['p **a** 連線 \\> \\> b']],
  ['powers', '2**10', ['p 2\\*\\*10']],
  ['bold with space inside', '<b> a </b>b', ['p **a** b']],
  ['a tag that never closes', 'a <b>b\n\nc', ['p a **b**', 'p c']],
  ['wide spaces', 'a\u3000\u3000b', ['p a b']],
  ['a line of Japanese that is wrapped', '一行目と\n二行目、abc\ndef\n終', ['p 一行目と二行目、abc def 終']],
  ['a line of Korean that is wrapped', '첫째 줄\n둘째 줄', ['p 첫째 줄 둘째 줄']],
  ['right to left', 'שלום **עולם**\nمرحبا', ['p שלום **עולם** مرحبا']],
  ['signs and faces', 'a 😀👩‍👩‍👧 :smile:', ['p a 😀👩‍👩‍👧 :smile:']],
  ['entities', 'a &amp; b&nbsp;c &lt;d&gt;', ['p a & b c \\<d\\>']],
  ['invisible characters', 'a\u200bb\u00adc\u0007', ['p abc']],
  [
    'code',
    `${FENCE}text\n<!-- a -->\n{% b %} :::c::: [!NOTE]\n${FENCE}`,
    ['c <!-- a -->\n{% b %} :::c::: [!NOTE]'],
  ],
  ['code in words', 'a `<!-- b -->` `{{ c }}` ``d ` e``', ["p a `<!-- b -->` `{{ c }}` `d ' e`"]],
  ['code in bold', '**press `a*b`**', ['p **press a\\*b**']],
])('%s', (_name, text, expected) => {
  expect(outline(text)).toEqual(['#_top', ...expected]);
});

test.each<[string, string, readonly string[]]>([
  ['comments', 'a <!-- b --> c\n<!-- d\n\ne -->\nf', ['p a c', 'p f']],
  ['blocks', '<div class="x">\n<p>a <b>b</b></p>c\n</div>', ['p a **b**', 'p c']],
  ['text right below a block', '<p>a</p>\nb **c**', ['p a', 'p b **c**']],
  ['buttons beside one another', '<p><a class="button">a</a><span>b</span></p>', ['p a b']],
  [
    'tables',
    '<table>\n<tr><th>a</th><th>b</th></tr>\n<tr><td>c</td><td>d</td></tr>\n</table>',
    ['p a; b', 'p c; d'],
  ],
  ['lists', '<ul><li>a</li><li>b</li></ul>', ['p a', 'p b']],
  ['code', '<pre><code>a &lt;b&gt;\n  c</code></pre>', ['c a <b>\n  c']],
  ['what is not for readers', '<script>\na\n</script>\n\n<style>b</style>\n\nc', ['p c']],
  ['details', '<details>\n<summary>a</summary>\n\nb\n\n</details>', ['p a', 'p b']],
  ['breaks', 'a<br/>b', ['p a b']],
  ['comparisons are none', 'a < b > c <5', ['p a \\< b \\> c \\<5']],
])('HTML: %s', (_name, text, expected) => {
  expect(outline(text)).toEqual(['#_top', ...expected]);
});

test.each<[string, string, readonly string[]]>([
  ['tags alone in a line', '{% note info %}\na\n{% endnote %}\n\nb', ['p a', 'p b']],
  ['tags among words', 'a {% asset_img x.png %} b {{ site.name }} c', ['p a b c']],
  ['links to posts', "see {% post_link a-b 'The post' %} now", ['p see The post now']],
  ['links to what the engine knows', '[a]({{ site.url }}{% post_url x %}) b', ['p a b']],
  ['blocks of code', '{% codeblock lang:js %}\na ~~b~~\n{% endcodeblock %}', ['c a ~~b~~']],
  ['a block of code without an end', '{% highlight js %}\na', ['p a']],
  ['classes and tables of contents', '* TOC\n{:toc}\n\na\n{: .note}\n\n[[toc]]', ['l TOC', 'p a']],
  ['footnotes', 'a[^1] b[^x]\n\n[^1]: one\n[^x]: two\nwords\n', ['p a b', 'p one', 'p two words']],
  ['no footnote where there is none', 'a [^b] c', ['p a \\[^b\\] c']],
])('Hexo and Jekyll: %s', (_name, text, expected) => {
  expect(outline(text)).toEqual(['#_top', ...expected]);
});
