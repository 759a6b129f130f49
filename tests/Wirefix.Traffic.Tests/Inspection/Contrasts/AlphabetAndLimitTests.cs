namespace Wirefix.Traffic.Tests.Inspection.Contrasts;

/// <summary>Failures by the alphabet of a code, and refusals that the status or the answer explains.</summary>
public class AlphabetAndLimitTests
{
    [Fact]
    public void Codes_that_fail_by_the_two_characters_of_the_URL_alphabet_are_told_by_both_at_once()
    {
        string Body(int call, bool fails) => $$"""{"pass":"{{Code(call, fails ? call % 8 == 1 ? "-" : "_" : "k")}}"}""";

        var contrast = Assert.Single(ContrastsTests.Of(ContrastsTests.Orders(60, call => call % 4 == 1, Body)));

        Assert.Equal("$.pass holds a '-' or '_', as base64 is written in URLs", contrast.Predicate.ToString());
        Assert.Equal((15, 0), (contrast.FailingWith, contrast.PassingWith));
    }

    [Fact]
    public void Words_with_hyphens_are_of_no_such_alphabet() =>
        Assert.DoesNotContain(
            ContrastsTests.Of(ContrastsTests.Orders(60, call => call % 4 == 1, (_, fails) => $$"""{"plan":"{{(fails ? "family-plan" : "single")}}"}""")),
            contrast => contrast.Predicate.ToString().Contains("base64", StringComparison.Ordinal));

    [Fact]
    public void A_range_behind_the_end_is_refused_rightfully() =>
        Assert.Empty(ContrastsTests.Of(Calls.Snapshot(Enumerable.Range(0, 60).Select(call => Calls
            .Inbound($"http://svc/frames/{call}", call * 100, 10, call % 4 == 0 ? 416 : 206)
            .WithRequestHeader("Range", call % 4 == 0 ? "bytes=90000-" : "bytes=0-99")))));

    [Fact]
    public void One_value_of_a_few_that_lies_beyond_the_limit_that_the_answer_names_is_refused_rightfully() =>
        Assert.Empty(ContrastsTests.Of(Calls.Snapshot(Minutes("at most 10 minutes"))));

    [Fact]
    public void One_that_the_answer_does_not_name_may_be_a_fault() => Assert.Single(ContrastsTests.Of(Calls.Snapshot(Minutes("something is wrong"))));

    private static IEnumerable<Exchange> Minutes(string title) => Enumerable.Range(0, 60).Select(call => Calls
        .Inbound($"http://svc/cells?minutes={(call % 3 == 0 ? 30 : 2 + (call % 3))}", call * 100, 10, call % 3 == 0 ? 400 : 200)
        .WithBody(call % 3 == 0 ? $$"""{"title":"{{title}}"}""" : "[]"));

    private static string Code(int call, string character) => $"{(char)('A' + (call % 26))}b{call:000}Cd{character}x{call * 7 % 10}Q";
}
