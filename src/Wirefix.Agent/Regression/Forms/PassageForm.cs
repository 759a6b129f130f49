using System.Collections.Immutable;
using Wirefix.Agent.Planning.Reproducing;
using Wirefix.Facts;
using Wirefix.Replay;
using Wirefix.Traffic;
using Wirefix.Traffic.Inspection.Contracts;

namespace Wirefix.Agent.Regression.Forms;

/// <summary>One inbound exchange, and a value of it that must go out with every call of an endpoint.</summary>
internal static class PassageForm
{
    private const string AssertionStart = "Passed on";

    /// <summary>Whether a value is to be passed on that a test can name; contents are too long for that.</summary>
    public static bool IsFor(HarnessOptions options) => options.Passages.Any(IsNamed);

    /// <summary>The form; null where the value went out in every recorded exchange that can be sent again.</summary>
    public static RegressionForm? Of(HarnessOptions options, Recording recording, Func<Exchange, Endpoint> routeOf)
    {
        var (from, to, exchanges) = options.Passages.First(IsNamed);
        var losing = recording.Repeatable
            .Where(inbound => exchanges.Contains(inbound.Id) && !BrokenPassages.IsKept(inbound, from, to, recording))
            .MinBy(inbound => (recording.Causes.CallsOf(inbound).Count(), inbound.Request.Body.Length));
        if (losing is null)
            return null;

        var inbound = routeOf(losing);
        var stream = options.Delivery == Delivery.Pieces ? "PiecewiseStream" : null;
        var value = RequestValues.At(from, losing.Request)[0];
        return new RegressionForm
        {
            Inbound = inbound,
            Summary = $"{CSharpText.Comment($"{inbound.Method} {inbound.Path}")} once did not pass {CSharpText.Comment(from.Label)} on as {CSharpText.Comment(to.Label)} of {CSharpText.Comment(to.Endpoint)}",
            Fact = $"Passes_{CSharpText.Identifier(from.Name)}_on",
            AssertionStart = AssertionStart,
            Upstream = "LendingUpstream",
            Watched = to.Endpoint,
            Support = stream is null ? [] : [stream],
            Members = [$"private const string Value = {CSharpText.Literal(value)};"],
            Calls = [.. recording.Causes.CallsOf(losing), .. Sibling(to, recording)],
            Body = tests =>
            [
                .. new RequestText("request", losing.Request, stream).Lines(),
                "using var response = await client.SendAsync(request, cancellation);",
                "",
                tests.Holds("upstream.Calls.Count > 0", $"\"{AssertionStart}: no call seen.\""),
                tests.Holds(
                    $"upstream.Calls.All(call => {Read(to)} == Value)",
                    $"$\"{AssertionStart}: {{Value}} expected, "
                    + $"{{string.Join(\", \", upstream.Calls.Select(call => {Read(to)} ?? \"nothing\"))}} seen.\""),
            ],
        };
    }

    private static bool IsNamed((WirePlace From, WirePlace To, ImmutableHashSet<string> Exchanges) passage) => passage.To.Part != WirePart.Content;

    private static IEnumerable<Exchange> Sibling(WirePlace to, Recording recording) =>
        recording.Snapshot.Of(Direction.Outbound).Where(call => recording.EndpointOf(call) == to.Endpoint && !call.Response.Failed).Take(1);

    private static string Read(WirePlace to) => to.Part switch
    {
        WirePart.Header => $"call.Header({CSharpText.Literal(to.Name)})",
        WirePart.Query => $"call.Query({CSharpText.Literal(to.Name)})",
        WirePart.Body => $"call.Field({CSharpText.Literal(to.Name)})",
        _ => $"call.Segment({to.Name.Split('/', StringSplitOptions.RemoveEmptyEntries).Length - 1})",
    };
}
