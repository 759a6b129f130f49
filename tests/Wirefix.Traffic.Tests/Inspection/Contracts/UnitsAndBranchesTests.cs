using System.Globalization;
using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Contracts;

namespace Wirefix.Traffic.Tests.Inspection.Contracts;

/// <summary>Values that go on in another unit under another name, and headers that one kind of call goes without.</summary>
public class UnitsAndBranchesTests
{
    [Fact]
    public void Cents_that_a_cast_cut_off_are_told_beside_those_that_are_right()
    {
        var altered = Assert.IsType<AlteredValue>(Assert.Single(Found(Deposits(francs => (int)(double.Parse(francs, CultureInfo.InvariantCulture) * 100)))));

        Assert.Equal((Alteration.ScaledOff, "$.deposit", "$.minor"), (altered.Alteration, altered.From.Name, altered.To.Name));
        Assert.Equal(("150.98", "15097"), (altered.Received, altered.Sent));
        Assert.StartsWith("otherwise: ", altered.Proof[2]);
        Assert.InRange(altered.Score, Finding.HighScore, 1);
    }

    [Fact]
    public void Cents_that_are_rounded_are_silent() =>
        Assert.Empty(Found(Deposits(francs => (int)Math.Round(double.Parse(francs, CultureInfo.InvariantCulture) * 100))));

    [Fact]
    public void Once_a_unit_less_may_be_another_matter() =>
        Assert.Empty(Found(Deposits(francs => (int)(decimal.Parse(francs, CultureInfo.InvariantCulture) * 100) - (francs == "19.97" ? 1 : 0))));

    [Fact]
    public void What_is_no_whole_number_of_units_is_rounded_in_either_way() =>
        Assert.Empty(Found(Deposits(francs => (int)(decimal.Parse(francs, CultureInfo.InvariantCulture) * 100), "5")));

    [Fact]
    public void A_number_that_was_added_up_in_doubles_comes_out_with_its_last_digits_changed()
    {
        var altered = Assert.IsType<AlteredValue>(Assert.Single(Found(Enumerable.Range(0, 40).SelectMany(call => Pair(
            call,
            $$"""{"booking":"b-{{call:0000}}","total":{{20 + call}}.3}""",
            $$"""{"booking":"b-{{call:0000}}","total":{{20 + call}}.{{(call % 9 == 4 ? "299999999999997" : "3")}}}""")))));

        Assert.Equal((Alteration.PrecisionLost, 4), (altered.Alteration, altered.Altered));
    }

    // The copy of a message, of which a short word is fixed.
    [Theory]
    [InlineData("en", 1)]
    [InlineData(null, 0)]
    public void A_short_word_that_is_one_for_all_is_altered_though_the_message_calls_the_rest_otherwise(string? sent, int found)
    {
        string[] locales = ["de", "fr", "en", "it"];
        var calls = Enumerable.Range(0, 24).SelectMany(call => Pair(
            call,
            $$"""{"guest":{"email":"g{{call:000}}@post.example","locale":"{{locales[call % 4]}}"},"date":"2026-07-{{call % 20 + 10}}"}""",
            $$"""{"to":"g{{call:000}}@post.example","locale":"{{sent ?? locales[call % 4]}}","on":"2026-07-{{call % 20 + 10}}"}"""));

        var findings = Found(calls);

        Assert.Equal(found, findings.Count);
        Assert.All(findings.Cast<AlteredValue>(), altered =>
        {
            Assert.Equal((Alteration.Defaulted, "$.guest.locale", 18), (altered.Alteration, altered.From.Name, altered.Altered));
            Assert.True(altered.Score < Finding.HighScore);
        });
    }

    [Fact]
    public void Words_of_which_several_become_one_that_never_came_in_are_altered()
    {
        var altered = Assert.IsType<AlteredValue>(Assert.Single(Found(Returns(reason => reason is "TOO_LATE" or "CHANGED_MIND" ? "OTHER" : reason))));

        Assert.Equal((Alteration.Defaulted, "$.reason", 16, 24), (altered.Alteration, altered.From.Name, altered.Altered, altered.Kept));
        Assert.True(altered.Score < Finding.HighScore);
    }

    // One word that is called otherwise, and a word that comes in itself, are what two services agreed on.
    [Theory]
    [InlineData("TOO_LATE,TOO_LATE", "OTHER")]
    [InlineData("TOO_LATE,CHANGED_MIND", "DAMAGED")]
    public void Words_that_have_another_name_or_a_common_one_are_silent(string mapped, string to) => Assert.Empty(Found(Returns(
        reason => mapped.Split(',').Contains(reason) ? to : reason,
        ["DAMAGED", "WRONG_SIZE", "NOT_AS_DESCRIBED", .. mapped.Split(',')])));

    [Fact]
    public void A_header_that_one_kind_of_call_goes_without_is_lost_there()
    {
        var lost = Assert.IsType<LostValue>(Assert.Single(Found(Activations("X-Correlation-ID", form => form != "ESIM"))));

        Assert.Equal(("X-Correlation-ID", 10, 20), (lost.To.Name, lost.Lost, lost.Kept));
        Assert.EndsWith("it is lost each time that $.form is ESIM, and else never", lost.Title);
        Assert.True(lost.Score < Finding.HighScore);
    }

    [Fact]
    public void A_header_that_every_kind_of_call_hands_on_is_silent() => Assert.Empty(Found(Activations("X-Correlation-ID", _ => true)));

    [Fact]
    public void A_header_whose_name_says_nothing_of_the_calls_behind_it_may_stay_behind() =>
        Assert.Empty(Found(Activations("X-Coupon", form => form != "ESIM")));

    private static IEnumerable<Exchange> Deposits(Func<string, int> minor, string moreDigits = "") => Enumerable.Range(0, 60).SelectMany(call =>
    {
        var francs = string.Create(CultureInfo.InvariantCulture, $"{16 + (call * 3.97m):0.00}{moreDigits}");
        return Pair(call, $$"""{"booking":"b-{{call:0000}}","deposit":{{francs}}}""", $$"""{"reference":"b-{{call:0000}}","minor":{{minor(francs)}}}""");
    });

    private static IEnumerable<Exchange> Activations(string header, Func<string, bool> handsOn) => Enumerable.Range(0, 30).SelectMany(call =>
    {
        var form = call % 3 == 1 ? "ESIM" : "PLASTIC";
        var body = $$"""{"msisdn":"4179{{call:0000000}}","iccid":"894102{{call * 7:0000}}","form":"{{form}}"}""";
        var pair = Pair(call, body, body);
        return new[]
        {
            pair[0].WithRequestHeader(header, $"c-{call * 31:0000}"),
            handsOn(form) ? pair[1].WithRequestHeader(header, $"c-{call * 31:0000}") : pair[1],
        };
    });

    private static Exchange[] Pair(int call, string received, string sent) =>
    [
        Calls.Inbound("http://svc/arrivals", call * 100, 50).Post(received),
        Calls.Outbound("https://up/authorisations", (call * 100) + 10, 20).Post(sent),
    ];

    private static IReadOnlyList<Finding> Found(IEnumerable<Exchange> exchanges) =>
        [.. Inspector.Inspect(Calls.Snapshot(exchanges)).Findings.Where(finding => finding is LostValue or AlteredValue)];

    private static IEnumerable<Exchange> Returns(Func<string, string> sent, string[]? came = null)
    {
        var reasons = came ?? ["DAMAGED", "WRONG_SIZE", "NOT_AS_DESCRIBED", "TOO_LATE", "CHANGED_MIND"];
        return Enumerable.Range(0, 40).SelectMany(call => Pair(
            call,
            $$"""{"order":"w-{{call:0000}}","reason":"{{reasons[call % 5]}}","sku":"s-{{call:0000}}"}""",
            $$"""{"order":"w-{{call:0000}}","reason":"{{sent(reasons[call % 5])}}","sku":"s-{{call:0000}}"}"""));
    }
}
