using FsCheck;
using FsCheck.Fluent;
using Wirefix.Facts.Suggestions;

namespace Wirefix.Facts.Tests.Suggestions;

public sealed class VerifiedFixTextTests
{
    private static readonly Gen<FixLine> Lines =
        from text in Gen.Elements("public void A()", "{", "", "    B();", "B(\"a   ", " ", "| not a mark", "fix M:Not.A.Fix", "}")
        from isIndented in Gen.Elements(true, false)
        select new FixLine(text, isIndented);

    private static readonly Arbitrary<List<VerifiedFix>> Fixes =
        (from symbol in Gen.Elements("M:Shop.Cart.AddAsync(System.String)", "P:Shop.Cart.Total")
         from evidence in Gen.Elements("peak_in_flight fell from 100 to 10", "a b")
         from usings in Gen.Elements("System.Threading", "System.Linq").ListOf()
         from lines in Lines.NonEmptyListOf()
         select new VerifiedFix(symbol, "3f2a9c07d1e45b88", evidence, [.. usings], [.. lines])).ListOf().ToArbitrary();

    [Fact]
    public void What_is_written_is_read_back_without_a_problem() =>
        Prop.ForAll(Fixes, fixes =>
        {
            var reading = VerifiedFixText.Read(VerifiedFixText.Write(fixes).Split('\n'));
            return reading.Problems.Count == 0 && reading.Fixes.Count == fixes.Count
                && reading.Fixes.Zip(fixes).All(pair => AreEqual(pair.First, pair.Second));
        }).QuickCheckThrowOnFailure();

    private static bool AreEqual(VerifiedFix one, VerifiedFix other) =>
        (one.Symbol, one.MemberHash, one.Evidence) == (other.Symbol, other.MemberHash, other.Evidence)
        && one.Usings.SequenceEqual(other.Usings) && one.Lines.SequenceEqual(other.Lines);

    [Theory]
    [InlineData("wirefix 2", 0)]
    [InlineData("wirefix 1\nwas 1\n", 1)]
    [InlineData("wirefix 1\nfix M:A.B\nwas 1\nbecause c\n", 1)]
    [InlineData("wirefix 1\nfix M:A.B\nwas 1\nbecause c\n| x\n<<<<<<< HEAD", 5)]
    public void What_cannot_be_read_is_told_by_its_line(string text, int line) =>
        Assert.Contains(VerifiedFixText.Read(text.Split('\n')).Problems, problem => problem.Line == line);

    [Theory]
    [InlineData("wirefix 2", "found 'wirefix 2'; nothing in this file counts")]
    [InlineData("", "found nothing; nothing in this file counts")]
    [InlineData("\u001b[2J", "found '\\u001b[2J'; nothing in this file counts")]
    public void A_file_of_another_format_is_told_as_a_whole(string first, string expected) =>
        Assert.EndsWith(expected, Assert.Single(VerifiedFixText.Read([first, "was 1"]).Problems).Message, StringComparison.Ordinal);

    [Fact]
    public void Evidence_that_would_steer_a_terminal_is_told_by_its_code() => Assert.Equal(
        "fell \\u001b[2J", Assert.Single(VerifiedFixText.Read(["wirefix 1", "fix M:A.B", "was 1", "because fell \u001b[2J", "| x"]).Fixes).Evidence);

    [Fact]
    public void A_line_left_of_the_member_takes_no_indentation()
    {
        var lines = FixLine.Of("void A()\n    {\n        B(\"\"\"\ntext\n\"\"\");\n    }", "    ");

        Assert.Equal([true, true, true, false, false, true], lines.Select(line => line.IsIndented));
        Assert.Equal("void A()\n    {\n        B(\"\"\"\ntext\n\"\"\");\n    }", string.Join('\n', lines.Select((line, index) => index == 0 ? line.Text : line.At("    "))));
    }
}
