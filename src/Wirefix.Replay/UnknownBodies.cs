using Wirefix.Traffic;

namespace Wirefix.Replay;

/// <summary>Says what is played without its body, as nobody knows what that held: an empty one is not what was recorded.</summary>
public static class UnknownBodies
{
    /// <summary>What is sent to the service so, and what upstreams answer so.</summary>
    public static IEnumerable<string> Of(Snapshot snapshot) => [.. OfRequests(snapshot.Of(Direction.Inbound)), .. OfAnswers(snapshot.Of(Direction.Outbound))];

    /// <summary>One sentence about requests that are sent so, or none.</summary>
    public static IEnumerable<string> OfRequests(IEnumerable<Exchange> sent) =>
        Told([.. sent.Where(exchange => exchange.Request.IsBodyUnknown)], "request is", "requests are", "sent", "what the service does of them");

    /// <summary>One sentence about answers that are given so, or none.</summary>
    public static IEnumerable<string> OfAnswers(IEnumerable<Exchange> answered) =>
        Told([.. answered.Where(exchange => exchange.Response.IsBodyUnknown)], "answer is", "answers are", "given by the mock", "what a caller makes of them");

    private static IEnumerable<string> Told(Exchange[] unknown, string one, string several, string played, string so) => unknown is [var first, ..]
        ?
        [
            $"{Quantity.Of(unknown.Length, one, several)} {played} without a body, as what was recorded of it could not be kept, or was left out "
                + $"(first: {first.Request.Method} {first.Request.Url.Host}{first.Request.Url.AbsolutePath}, {first.Source}); {so} may come of that",
        ]
        : [];
}
