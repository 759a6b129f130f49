using FsCheck;
using FsCheck.Fluent;
using Wirefix.Facts.Text;

namespace Wirefix.Facts.Tests.Text;

public sealed class FactTextTests
{
    [Fact]
    public void What_is_written_is_read_back_without_a_problem() =>
        Prop.ForAll(GeneratedFacts.Any, facts =>
        {
            var reading = FactText.Read(FactText.Write(facts));
            return reading.Problems.Count == 0 && reading.Facts.Facts.SequenceEqual(facts.Facts)
                && reading.Facts.Endpoints.Sum(endpoint => endpoint.Messages.Count) >= 0;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_is_read_or_told_by_its_lines() =>
        Prop.ForAll(GeneratedFacts.Any, ArbMap.Default.ArbFor<NonNull<string>>(), ArbMap.Default.ArbFor<PositiveInt>(), (facts, noise, place) =>
        {
            var text = FactText.Write(facts);
            var reading = FactText.Read(text.Insert(place.Get % text.Length, noise.Get));
            return reading.Problems.All(problem => problem.Line >= 0 && problem.Message.Length > 0) && reading.Facts.Endpoints.All(endpoint => endpoint.Calls >= 0);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Facts_stand_in_order_below_the_name_of_the_format() => Assert.Equal(
        "wirefacts 1\nin GET /a calls 1\nin GET /b calls 2\n",
        FactText.Write(FactText.Read("wirefacts 1\nin GET /b calls 2\r\n\n# seen in May\nin GET /a calls 1").Facts));

    [Theory]
    [InlineData("in GET /orders calls", "whole number")]
    [InlineData("in GET /orders calls -1", "whole number")]
    [InlineData("in GET /orders calls 0", "whole number")]
    [InlineData("in GET /orders calls 99999999999999999999", "whole number")]
    [InlineData("sideways GET /orders calls 1", "'in' or 'out'")]
    [InlineData("in GET orders calls 1", "'in' or 'out'")]
    [InlineData("in GET /orders  calls 1", "one blank")]
    [InlineData("in GET /100% calls 1", "one blank")]
    [InlineData("in GET /orders cals 1", "what was counted")]
    [InlineData("in GET /orders 1", "what was counted")]
    [InlineData("in GET /orders calls calls 1", "what was counted")]
    [InlineData("in GET /orders status 0200 1", "what was counted")]
    [InlineData("in GET /orders transition $.state NEW 1", "what was counted")]
    [InlineData("in GET /orders response 200 header 1", "what was counted")]
    [InlineData("in GET /orders response 200 json $.a token 1", "what was counted")]
    [InlineData("in GET /orders response 200 json $.a string more 1", "what was counted")]
    [InlineData("in GET /orders response 200 header a%b 1", "one blank")]
    [InlineData("in GET /orders status OK 1", "what was counted")]
    [InlineData("in GET /orders response 200 json $.a decimal 1", "what was counted")]
    public void A_line_that_is_no_fact_is_told_with_its_number_and_the_others_count(string line, string expected)
    {
        var reading = FactText.Read($"wirefacts 1\nin GET /a calls 1\n{line}\nin GET /b calls 1");

        var problem = Assert.Single(reading.Problems);
        Assert.Equal(2, problem.Line);
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
        Assert.Equal(2, reading.Facts.Facts.Count);
    }

    [Fact]
    public void A_long_line_whose_number_is_wrong_is_told_with_its_end()
    {
        var reading = FactText.Read("wirefacts 1\nout GET parcels.example.com/v1/parcels/{id} response 200 json $.lines[*].sku string -12");

        Assert.EndsWith("response 200 json $.lines[*].sku string -12'", Assert.Single(reading.Problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\0\u001b[31mPK\u0003", "found '\\u0000\\u001b[31mPK\\u0003'; nothing in this file counts")]
    [InlineData("wirefacts 1\nin GET /a calls \u202e1\a", "found 'in GET /a calls \\u202e1\\u0007'")]
    [InlineData("wirefacts 1\nin GET\t/a calls 1", "found 'in GET\\u0009/a calls'")]
    public void What_would_steer_a_terminal_is_told_by_its_code(string text, string expected) =>
        Assert.EndsWith(expected, Assert.Single(FactText.Read(text).Problems).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("\u0085")]
    [InlineData("\u2028")]
    [InlineData("\u2029")]
    public void Lines_are_counted_as_compilers_count_them(string end) =>
        Assert.Equal(3, Assert.Single(FactText.Read($"wirefacts 1\n# seen{end}# in May\nin GET /a").Problems).Line);

    [Theory]
    [InlineData("")]
    [InlineData("wirefacts 2\nin GET /a calls 1")]
    [InlineData("<html>")]
    public void A_file_of_another_format_is_told_once(string text)
    {
        var reading = FactText.Read(text);

        var problem = Assert.Single(reading.Problems);
        Assert.Equal(0, problem.Line);
        Assert.EndsWith("; nothing in this file counts", problem.Message, StringComparison.Ordinal);
        Assert.Empty(reading.Facts.Facts);
    }
}
