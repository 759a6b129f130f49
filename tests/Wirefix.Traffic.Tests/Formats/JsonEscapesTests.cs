using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Wirefix.Traffic.Formats;

namespace Wirefix.Traffic.Tests.Formats;

public class JsonEscapesTests
{
    private static readonly string[] Pieces = ["{", "\"", "\"\"", "\\", "\n", "\r", "\t", "\b", "\f", "/", "ü", "日", "a", "a longer text without any"];

    private static Gen<string> TextGen => Gen.Elements(Pieces).ListOf().Select(string.Concat);

    [Fact]
    public void A_text_is_what_it_was_before_it_was_escaped() =>
        Prop.ForAll(TextGen.ToArbitrary(), text =>
        {
            var escaped = JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes;
            var plain = new byte[escaped.Length];
            Assert.Equal(text, Encoding.UTF8.GetString(plain, 0, JsonEscapes.Undo(escaped, plain)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Theory]
    [InlineData(@"\u0041")]
    [InlineData(@"a text of more than sixteen bytes, and behind it \u00e9 and more of them")]
    public void An_escape_by_number_is_left_to_others(string escaped) =>
        Assert.Equal(-1, JsonEscapes.Undo(Encoding.UTF8.GetBytes(escaped), new byte[escaped.Length]));

    [Fact]
    public void An_escape_is_undone_or_left_at_every_place()
    {
        for (var before = 0; before < 150; before++)
        {
            foreach (var after in (ReadOnlySpan<int>)[0, 1, 15, 62, 63, 64, 65, 100])
            {
                var (front, back) = (new string('x', before), new string('y', after));
                Assert.Equal($"{front}\"\n\\{back}", Undone($@"{front}\""\n\\{back}"));
                Assert.Null(Undone($@"{front}\u0041{back}"));
            }
        }
    }

    private static string? Undone(string escaped)
    {
        var plain = new byte[escaped.Length];
        return JsonEscapes.Undo(Encoding.UTF8.GetBytes(escaped), plain) is >= 0 and var length ? Encoding.UTF8.GetString(plain, 0, length) : null;
    }
}
