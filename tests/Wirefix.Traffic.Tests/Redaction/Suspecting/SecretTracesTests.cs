using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Wirefix.Traffic.Redaction.Suspecting;

namespace Wirefix.Traffic.Tests.Redaction.Suspecting;

/// <summary>What is found by blocks is what a search for one trace after another finds.</summary>
public class SecretTracesTests
{
    private static readonly string[] Traces =
        [.. SecretTraces.Written.SelectMany(trace => trace.Contains('~') ? ["", "_", "-", "."] : new[] { "" }, (trace, separator) => trace.Replace("~", separator))];

    // Beginnings and ends of traces, alone and beside each other, so that some make one and most do not.
    private static readonly string[] Pieces =
    [
        .. Traces.Select(trace => trace[..2]), .. Traces.Select(trace => trace[2..]), .. Traces.Select(trace => trace.ToUpperInvariant()[..^1]),
        "\"", ":", "{", " ", "\0", "ü", "\u212A", "a", "0123456789", "a longer text without any",
    ];

    private static Gen<string> TextGen =>
        from pieces in Gen.Elements(Pieces).ListOf()
        from trace in Gen.Elements(Traces)
        from part in Gen.Choose(0, 3)
        select string.Concat(pieces) + (part == 0 ? trace : trace[..^1]);

    [Fact]
    public void A_text_has_one_where_a_slow_search_finds_one() =>
        Prop.ForAll(TextGen.ToArbitrary(), text =>
            Assert.Equal(HasOne(text), SecretTraces.AnyIn(Encoding.UTF8.GetBytes(text))))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

    [Fact]
    public void One_is_found_at_every_place_of_a_text_of_every_length()
    {
        for (var length = 0; length < 80; length++)
        {
            Assert.False(SecretTraces.AnyIn(Encoding.ASCII.GetBytes(new string('.', length))));
            foreach (var trace in Traces)
            {
                for (var before = 0; before <= length; before += 1 + (length / 20))
                    Assert.True(SecretTraces.AnyIn(Encoding.ASCII.GetBytes(new string('.', before) + trace + new string('.', length - before))));
            }
        }
    }

    // In bytes, as a letter outside of ASCII is never one within.
    private static bool HasOne(string text)
    {
        var plain = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));
        return SecretTraces.Written.Any(trace => Regex.IsMatch(plain, Regex.Escape(trace).Replace("~", "[^A-Za-z0-9]?"), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline));
    }
}
