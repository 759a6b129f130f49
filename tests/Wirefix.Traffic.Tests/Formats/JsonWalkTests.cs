using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Wirefix.Traffic.Formats;

namespace Wirefix.Traffic.Tests.Formats;

/// <summary>A walk takes what <see cref="Utf8JsonReader"/> takes, finds the same values at the same places, and refuses the rest.</summary>
public class JsonWalkTests
{
    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ":", ",", "\"", "\\", "\\\"", "\\\\", "\\u00e9", "\\u00g9", "\\u12", "\\x", "\\/", "\\n", "\n", "\t", " ", "\0", "\u007f",
        "a", "ü", "日", "\"a\"", "\"a\":", "\"b\":1,", "{}", "[]", "true", "false", "null", "tru", "0", "01", "-", "-1", "1.", "1.5", "1e", "1e+9", "+1", ".5",
        "a text of more than sixteen bytes", "{\\\"a\\\":\\\"b\\\",\\\"c\\\":[1,2,3]}",
    ];

    private static Gen<string> ValueGen(int depth) => depth == 0
        ? Gen.Elements("1", "-0.5e3", "\"\"", "\"a\\\"b\\\\\"", "true", "null", "\"{\\\"sku\\\":\\\"SKU-1\\\",\\\"name\\\":\\\"Part\\\\n\\\"}\"", "\"\\u00fc and a longer text\"", "{}", "[]", " [ ] ")
        : Gen.OneOf(
            ValueGen(0),
            ValueGen(depth - 1).ListOf().Select(values => $"[{string.Join(" , ", values)}]"),
            Gen.Zip(Gen.Elements("a", "b", "cc", "", "dé"), ValueGen(depth - 1)).ListOf()
                .Select(pairs => $"{{ {string.Join(",", pairs.Select(pair => $"\"{pair.Item1}\":{pair.Item2}"))}}}"));

    private static Gen<string> Damaged =>
        from value in ValueGen(3)
        from at in Gen.Choose(0, value.Length)
        from cut in Gen.Choose(0, 2)
        from piece in Gen.Elements(Pieces)
        select value[..at] + piece + value[Math.Min(value.Length, at + cut)..];

    private static Gen<string> AnyGen => Gen.OneOf(
        ValueGen(3), Damaged, Gen.Elements(Pieces).ListOf().Select(string.Concat), Gen.Elements(Pieces).ListOf().Select(pieces => $"{{\"a\":\"{string.Concat(pieces)}\"}}"));

    [Fact]
    public void Of_any_text_it_says_what_the_reader_says() =>
        Prop.ForAll(AnyGen.ToArbitrary(), text =>
        {
            var json = Encoding.UTF8.GetBytes(text);
            Assert.Equal(ByReader(json), ByWalk(json));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20_000));

    [Theory]
    [InlineData("\\\"")]
    [InlineData("\\\\")]
    [InlineData("\\u00e9")]
    [InlineData("\n")]
    [InlineData("\\x")]
    [InlineData("\"")]
    [InlineData("\\\\\\\"")]
    public void What_ends_or_breaks_a_string_does_so_at_every_place(string piece)
    {
        for (var before = 0; before < 140; before++)
        {
            foreach (var after in (ReadOnlySpan<int>)[0, 1, 60, 63, 64, 65, 130])
            {
                var json = Encoding.UTF8.GetBytes($"{{\"a\":\"{new string('x', before)}{piece}{new string('y', after)}\",\"b\":[1]}}");
                Assert.Equal(ByReader(json), ByWalk(json));
            }
        }
    }

    [Theory]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    public void It_goes_as_deep_as_the_reader(int depth)
    {
        var lists = Encoding.UTF8.GetBytes($"{{\"a\":{new string('[', depth - 1)}{new string(']', depth - 1)}}}");
        var objects = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", depth - 1)) + "{}" + new string('}', depth - 1));

        Assert.Equal(ByReader(lists), ByWalk(lists));
        Assert.Equal(ByReader(objects), ByWalk(objects));
        Assert.Equal(depth <= 64, ByWalk(objects) is not null);
    }

    private static string? ByWalk(byte[] json)
    {
        var seen = new StringBuilder();
        var walk = new JsonWalk(json);
        return Object(ref walk, seen) && walk.IsAtEnd() ? seen.ToString() : null;
    }

    // One level by hand, what is deeper is passed over.
    private static bool Object(ref JsonWalk walk, StringBuilder seen)
    {
        if (!walk.TryOpen())
            return false;
        for (var first = true; walk.TryName(first, out var name); first = false)
        {
            if (name is not { } token)
                return true;
            if (!walk.TryValue(out var value))
                return false;
            seen.Append(token).Append(value);
            if (!walk.TrySkip(value))
                return false;
        }

        return false;
    }

    private static string? ByReader(byte[] json)
    {
        var seen = new StringBuilder();
        var reader = new Utf8JsonReader(json);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                seen.Append(TokenAt(reader) with { Type = JsonTokenType.String });
                reader.Read();
                seen.Append(TokenAt(reader));
                reader.Skip();
            }

            return reader.Read() ? null : seen.ToString();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static OutlineToken TokenAt(in Utf8JsonReader reader) =>
        new((int)reader.TokenStartIndex, reader.ValueSpan.Length, reader.TokenType, reader.ValueIsEscaped);
}
