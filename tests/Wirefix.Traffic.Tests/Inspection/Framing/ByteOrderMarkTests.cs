using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Framing;

namespace Wirefix.Traffic.Tests.Inspection.Framing;

public class ByteOrderMarkTests
{
    [Fact]
    public void A_mark_before_JSON_is_told_where_the_reader_fails_by_it()
    {
        var finding = Assert.Single(Found(Records(40, call => call % 5 == 0, call => call % 5 == 0)));

        Assert.Equal((FramingFault.ByteOrderMark, MessageSide.Response, 8, 40), (finding.Fault, finding.Side, finding.Broken, finding.Messages));
        Assert.Equal("GET up/records/{id}", finding.Endpoint.ToString());
        Assert.EndsWith("the bytes EF BB BF of a byte order mark stand before the JSON: \"{\"page\":0}\".", finding.Proof[0]);
        Assert.True(finding.Score >= Finding.HighScore);
    }

    [Fact]
    public void A_mark_that_the_reader_passes_over_is_silent() => Assert.Empty(Found(Records(40, call => call % 5 == 0, _ => false)));

    [Fact]
    public void A_mark_before_all_messages_tells_nothing_of_why_some_fail() => Assert.Empty(Found(Records(40, _ => true, call => call % 5 == 0)));

    [Fact]
    public void Failures_that_come_as_often_without_the_mark_are_not_by_it() =>
        Assert.Empty(Found(Records(40, call => call % 4 == 0, call => call % 8 is 0 or 1 or 2)));

    [Fact]
    public void A_request_with_a_mark_that_is_refused_is_told_on_its_side() =>
        Assert.Equal(MessageSide.Request, Assert.Single(Found(Enumerable.Range(0, 40).Select(call => Calls
            .Outbound($"http://up/records/{call}", call * 100, 10, call % 5 == 0 ? 400 : 201)
            .WithRequestHeader("Content-Type", "application/json")
            .Post($$"""{{(call % 5 == 0 ? "\uFEFF" : "")}}{"page":{{call}}}""")))).Side);

    private static IEnumerable<Exchange> Records(int count, Func<int, bool> isMarked, Func<int, bool> fails) =>
        Enumerable.Range(0, count).SelectMany(call => new[]
        {
            Calls.Inbound($"http://svc/parish/{call}", call * 100, 50, fails(call) ? 500 : 200),
            Calls.Outbound($"http://up/records/{call}", (call * 100) + 10, 20)
                .WithResponseHeader("Content-Type", "application/json").WithBody($$"""{{(isMarked(call) ? "\uFEFF" : "")}}{"page":{{call}}}"""),
        });

    private static BadFraming[] Found(IEnumerable<Exchange> exchanges) => Requests.Found<BadFraming>(exchanges);
}
