using Wirefix.Agent.Planning;
using Wirefix.Facts;
using Wirefix.Replay;
using Wirefix.Traffic;

namespace Wirefix.Agent.Regression.Forms;

/// <summary>One inbound exchange, and how many calls of an endpoint it has in flight at once.</summary>
internal static class InFlightForm
{
    private const string AssertionStart = "Calls in flight";

    /// <summary>The form; null where the capture holds no inbound exchange that led to the fault's calls.</summary>
    public static RegressionForm? Of(Endpoint called, MetricGoal goal, Snapshot snapshot, Func<Exchange, Endpoint> routeOf)
    {
        if (RecordedCase.Find(snapshot, EndpointSelector.Of(called)) is not { } recorded)
            return null;

        var limit = (int)goal.Target;
        var inbound = routeOf(recorded.Inbound);
        return new RegressionForm
        {
            Inbound = inbound,
            Summary = $"{CSharpText.Comment($"{inbound.Method} {inbound.Path}")} once had {recorded.PeakInFlight} calls in flight to {CSharpText.Comment(called)}{Refused(recorded)}",
            Fact = $"Keeps_at_most_{limit}_calls_in_flight",
            AssertionStart = AssertionStart,
            Upstream = "RecordedUpstream",
            Watched = called,
            Members = [$"private const int MostInFlight = {limit};"],
            Calls = recorded.Calls,
            Body = tests =>
            [
                .. new RequestText("request", recorded.Inbound.Request).Lines(),
                "using var response = await client.SendAsync(request, cancellation);",
                "",
                tests.Equal(CSharpText.Status(recorded.Inbound.Response.Status), "response.StatusCode"),
                tests.Empty("upstream.NotRecorded"),
                tests.Empty("upstream.NotMade"),
                tests.AtMost(
                    "MostInFlight",
                    "upstream.PeakInFlight",
                    $"$\"{AssertionStart}: at most {{MostInFlight}} expected, {{upstream.PeakInFlight}} seen.\""),
            ],
        };
    }

    private static string Refused(RecordedCase recorded)
    {
        var failed = recorded.Counted.Where(call => call.Response.Failed).GroupBy(call => call.Response.Status).OrderByDescending(group => group.Count()).ToList();
        return failed.Count == 0 ? "" : $", and {string.Join(", ", failed.Select(group => $"{group.Count()} were answered {group.Key}"))}";
    }
}
