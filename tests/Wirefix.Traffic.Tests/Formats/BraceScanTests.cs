using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Wirefix.Traffic.Formats;

namespace Wirefix.Traffic.Tests.Formats;

public class BraceScanTests
{
    private static readonly string[] InString = ["{", "}", "[", ":", "\\\"", "\\\\", "\\\\\\\"", "\\n", "a", "a longer text without a mark in it", "ü"];

    private static Gen<string> StringGen => Gen.Elements(InString).ListOf().Select(pieces => $"\"{string.Concat(pieces)}\"");

    private static Gen<string> ObjectGen =>
        from members in (from name in StringGen
                         from inner in Gen.OneOf(StringGen, Gen.Elements("1", "{}", "[{},{\"a\":{}}]", "{\"b\":{\"c\":[]}}"))
                         select $"{name}: {inner}").ListOf()
        select $"{{{string.Join(',', members)}}}";

    [Fact]
    public void An_object_ends_with_its_own_brace() =>
        Prop.ForAll(ObjectGen.ToArbitrary(), text =>
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            var braces = new BraceScan();
            Assert.Equal(bytes.Length, braces.FindEnd([.. bytes, .. "}, {\"next\": 1}]}"u8]));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Its_end_is_found_however_the_text_comes() =>
        Prop.ForAll(ObjectGen.ToArbitrary(), Gen.Choose(1, 150).ToArbitrary(), (text, step) =>
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            var braces = new BraceScan();
            for (var length = step; length < bytes.Length; length += step)
                Assert.Equal(-1, braces.FindEnd(bytes.AsSpan(0, length)));
            Assert.Equal(bytes.Length, braces.FindEnd(bytes));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void An_object_that_is_passed_piece_by_piece_ends_at_the_same_place()
    {
        var bytes = Encoding.UTF8.GetBytes($"{{\"a\":\"{new string('\\', 300)}\",\"b\":{{\"c\":\"{new string('}', 300)}\"}}}}");
        for (var step = 1; step < 200; step++)
        {
            var braces = new BraceScan();
            var (passed, end) = (0, -1);
            while ((end = braces.FindEnd(bytes.AsSpan(passed, Math.Min(step, bytes.Length - passed)))) < 0)
            {
                braces.Pass(step);
                passed += step;
            }

            Assert.Equal(bytes.Length, passed + end);
        }
    }
}
