using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Contracts;
using Wirefix.Traffic.Inspection.Contrasts;
using Wirefix.Traffic.Inspection.Encodings;

namespace Wirefix.Traffic.Tests.Inspection;

public class FindingOrderTests
{
    [Fact]
    public void A_header_that_is_lost_where_calls_fail_stands_before_what_these_calls_have_in_common()
    {
        var findings = Inspector.Inspect(Calls.Snapshot(Payments(giftCardsFail: true))).Findings;

        Assert.IsType<LostValue>(findings[0]);
        Assert.IsType<Contrast>(findings[1]);
        Assert.True(findings[1].Score > findings[0].Score);
    }

    [Fact]
    public void A_header_that_is_lost_elsewhere_does_not_explain_what_fails()
    {
        var findings = Inspector.Inspect(Calls.Snapshot(Payments(giftCardsFail: false))).Findings;

        Assert.IsType<Contrast>(findings[0]);
        Assert.Contains(findings, finding => finding is LostValue);
    }

    [Fact]
    public void A_value_that_is_cut_off_where_calls_fail_stands_before_the_characters_that_these_calls_hold()
    {
        var findings = Inspector.Inspect(Calls.Snapshot(Documents())).Findings;

        Assert.IsType<AlteredValue>(findings[0]);
        Assert.IsType<BadEncoding>(findings[1]);
        Assert.True(findings[1].Score > findings[0].Score);
    }

    // Gift cards are charged without the tenant; what fails is either they or the payments in another currency.
    private static IEnumerable<Exchange> Payments(bool giftCardsFail) => Enumerable.Range(0, 40).SelectMany(call =>
    {
        var (isGiftCard, isForeign) = (call % 5 == 3, call % 5 == 1);
        var fails = giftCardsFail ? isGiftCard : isForeign;
        var body = $$"""{"method":"{{(isGiftCard ? "giftCard" : "card")}}","currency":"{{(isForeign ? "DKK" : "EUR")}}","amount":{{call + 1}}}""";
        var tenant = $"tenant-{call % 3}";
        var charge = Calls.Outbound("http://pay/charges", (call * 200) + 10, 20, fails ? 400 : 200).Post(body).InTrace($"t-{call}");
        return new[]
        {
            Calls.Inbound("http://svc/payments", call * 200, 50, fails ? 502 : 200).Post(body).WithRequestHeader("X-Tenant", tenant).InTrace($"t-{call}"),
            isGiftCard ? charge : charge.WithRequestHeader("X-Tenant", tenant),
        };
    });

    // What stands behind the number sign is not sent.
    private static IEnumerable<Exchange> Documents() => Enumerable.Range(0, 40).SelectMany(call =>
    {
        var (fails, name) = (call % 5 == 3, call % 5 == 3 ? $"Invoice #{call + 20400}.pdf" : $"Report {(char)('a' + (call % 26))}{call}.pdf");
        return new[]
        {
            Calls.Inbound($"http://svc/documents/{Uri.EscapeDataString(name)}", call * 200, 50, fails ? 404 : 200).InTrace($"t-{call}"),
            Calls.Outbound($"http://store/objects/{Uri.EscapeDataString(name.Split('#')[0])}", (call * 200) + 10, 20, fails ? 404 : 200).InTrace($"t-{call}"),
        };
    });
}
