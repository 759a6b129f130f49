using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Wirefix.Traffic.Redaction.Suspecting;

namespace Wirefix.Traffic.Tests.Redaction.Suspecting;

/// <summary>Runs that are found by blocks of bits are those that a walk byte by byte finds.</summary>
public class ByteRunsTests
{
    private static readonly byte[] Symbols = Encoding.ASCII.GetBytes("aZ09+/-_");

    private static readonly string[] Others = [".", " ", "\0", "\u007f", "ü", "日", "`", "@", "?", "1"];

    private static Gen<byte[]> TextGen =>
        from pieces in (
            from length in Gen.Choose(0, 40)
            from symbol in Gen.Elements(Symbols)
            from other in Gen.Elements(Others)
            select new string((char)symbol, length) + other).ListOf()
        from cut in Gen.Choose(0, 3)
        let text = Encoding.UTF8.GetBytes(string.Concat(pieces))
        select text[..Math.Max(0, text.Length - cut)];

    [Theory]
    [InlineData(8)]
    [InlineData(13)]
    [InlineData(16)]
    public void They_begin_where_a_walk_finds_them(int length)
    {
        var runs = new ByteRuns(Symbols, length);
        Prop.ForAll(TextGen.ToArbitrary(), text => Assert.Equal(Walk(text, length), Found(runs, text)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Theory]
    [InlineData(13)]
    [InlineData(16)]
    public void They_are_found_wherever_they_stand(int length)
    {
        var runs = new ByteRuns(Symbols, length);
        for (var before = 0; before < 150; before++)
        {
            for (var after = 0; after < 70; after++)
            {
                var text = Encoding.ASCII.GetBytes(new string('.', before) + new string('a', length) + new string('.', after));
                Assert.Equal(before, runs.Next(text, 0));
                text[before + (length / 2)] = (byte)'.';
                Assert.Equal(-1, runs.Next(text, 0));
            }
        }
    }

    [Fact]
    public void Every_byte_is_told_apart()
    {
        var runs = new ByteRuns(Symbols, 8);
        for (var value = 0; value <= byte.MaxValue; value++)
            Assert.Equal(Symbols.Contains((byte)value), runs.Next(Enumerable.Repeat((byte)value, 8).ToArray(), 0) == 0);
    }

    private static List<int> Found(ByteRuns runs, byte[] text)
    {
        var found = new List<int>();
        for (var from = 0; runs.Next(text, from) is >= 0 and var start; from = End(text, start))
            found.Add(start);
        return found;
    }

    private static List<int> Walk(byte[] text, int length)
    {
        var found = new List<int>();
        for (var at = 0; at < text.Length; at = Math.Max(at + 1, End(text, at)))
        {
            if (End(text, at) - at >= length)
                found.Add(at);
        }

        return found;
    }

    private static int End(byte[] text, int start)
    {
        while (start < text.Length && Symbols.Contains(text[start]))
            start++;
        return start;
    }
}
