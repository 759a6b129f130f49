using Wirefix.Agent.Planning.Reproducing;
using Wirefix.Facts;
using Wirefix.Traffic;
using Wirefix.Traffic.Inspection.Races;

namespace Wirefix.Agent.Regression.Forms;

/// <summary>Two inbound exchanges that overlap, and whether one undoes what the other wrote.</summary>
internal static class OverlapForm
{
    private const string AssertionStart = "Lost updates";

    /// <summary>The form; null where the finding does not show two inbound exchanges.</summary>
    public static RegressionForm? Of(LostUpdate finding, Recording recording, Func<Exchange, Endpoint> routeOf)
    {
        var racing = recording.ShownBy(finding)
            .Where(inbound => recording.Causes.CallsOf(inbound).Any(call => call.Request.Method == finding.Endpoint.Method && call.Request.Url.AbsolutePath == finding.Resource))
            .Take(2)
            .ToArray();
        if (racing.Length < 2)
            return null;

        var inbound = routeOf(racing[0]);
        return new RegressionForm
        {
            Inbound = inbound,
            Summary = $"Two of {CSharpText.Comment($"{inbound.Method} {inbound.Path}")} at once once lost an update of {CSharpText.Comment(finding.Resource)}",
            Fact = "Loses_no_update",
            AssertionStart = AssertionStart,
            Upstream = "KeptUpstream",
            Watched = finding.Endpoint with { Method = "GET" },
            Calls = [.. racing.SelectMany(recording.Causes.CallsOf).OrderBy(call => call.Start)],
            Body = tests =>
            [
                .. new RequestText("first", racing[0].Request).Lines(),
                .. new RequestText("second", racing[1].Request).Lines(),
                "var answers = await Task.WhenAll(client.SendAsync(first, cancellation), client.SendAsync(second, cancellation));",
                "",
                tests.Any("answers", "answer", "answer.IsSuccessStatusCode"),
                tests.Equal("0", "upstream.LostUpdates", $"$\"{AssertionStart}: none expected, {{upstream.LostUpdates}} seen.\""),
            ],
        };
    }
}
