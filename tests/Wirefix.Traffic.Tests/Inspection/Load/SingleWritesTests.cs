using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Load;

namespace Wirefix.Traffic.Tests.Inspection.Load;

/// <summary>Writes to each thing of a list that the inbound call came with.</summary>
public class SingleWritesTests
{
    [Theory]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public void The_same_write_to_each_thing_of_a_list_one_after_another_is_told(string method)
    {
        var finding = Assert.Single(Found(Scenes(method, _ => """{"level":50}""")));

        Assert.Equal(($"{method} lights/lamps/{{id}}", "POST svc/scenes"), (finding.Endpoint.ToString(), finding.Inbound.ToString()));
        Assert.Equal((3, 23, 12), (finding.Inbounds, finding.Calls, finding.LargestPerInbound));
        Assert.InRange(finding.Score, 0.5, Finding.HighScore - 0.01);
    }

    [Fact]
    public void What_is_another_write_for_each_thing_cannot_be_one() => Assert.Empty(Found(Scenes("PATCH", lamp => $$"""{"level":{{lamp % 100}}}""")));

    [Fact]
    public void Writes_side_by_side_spare_their_caller_the_row() => Assert.Empty(Found(Scenes("PATCH", _ => """{"level":50}""", apart: 0)));

    [Fact]
    public void Writes_to_what_the_call_did_not_name_follow_no_list() => Assert.Empty(Found(Scenes("PATCH", _ => """{"level":50}""", named: 90_000)));

    private static IEnumerable<Exchange> Scenes(string method, Func<int, string> sent, double apart = 20, int named = 0) =>
        new[] { 4, 7, 12 }.SelectMany((lamps, scene) => Enumerable.Range(0, lamps)
            .Select(lamp => Calls.Outbound($"http://lights/lamps/L{(scene * 100) + lamp}", (scene * 5000) + 5 + (lamp * apart), 18)
                .As(method, sent((scene * 100) + lamp)))
            .Prepend(Calls.Inbound("http://svc/scenes", scene * 5000, 10 + (lamps * 20)).Post(
                $$"""{"lamps":[{{string.Join(',', Enumerable.Range(0, lamps).Select(lamp => $"\"L{named + (scene * 100) + lamp}\""))}}]}""")));

    private static NPlusOne[] Found(IEnumerable<Exchange> exchanges) => Requests.Found<NPlusOne>(exchanges);
}
