using Wirefix.Traffic;

namespace Wirefix.Replay;

/// <summary>Says what is played without its body, as nobody knows what that held: an empty one is not what was recorded.</summary>
public static class UnknownBodies
{
    private const string WithoutBody = "without a body, as what was recorded of it could not be kept, or was left out";

    /// <summary>What is sent to the service so, and what upstreams answer so.</summary>
    public static IEnumerable<string> Of(Snapshot snapshot) => [.. OfRequests(snapshot.Of(Direction.Inbound)), .. OfAnswers(snapshot.Of(Direction.Outbound))];

    /// <summary>One sentence about requests that are sent so, or none.</summary>
    internal static IEnumerable<string> OfRequests(IEnumerable<Exchange> sent)
    {
        var unknown = sent.Where(exchange => exchange.Request.IsBodyUnknown).ToArray();
        return unknown is not [var first, ..] ? [] :
        [
            $"{Quantity.Of(unknown.Length, "request is", "requests are")} sent {WithoutBody} (first: {Told(first)}); "
                + "the service may treat such a request otherwise than it did",
        ];
    }

    /// <summary>One sentence about answers that are given so, or none.</summary>
    internal static IEnumerable<string> OfAnswers(IEnumerable<Exchange> answered)
    {
        var unknown = answered.Where(exchange => exchange.Response.IsBodyUnknown).ToArray();
        return unknown is not [var first, ..] ? [] :
        [
            $"{Quantity.Of(unknown.Length, "answer is", "answers are")} given by the mock {WithoutBody} (first: {Told(first)}); "
                + "a caller may treat such an answer otherwise",
        ];
    }

    private static string Told(Exchange exchange) =>
        $"{exchange.Request.Method} {exchange.Request.Url.Host}{exchange.Request.Url.AbsolutePath}, {exchange.Source}";
}
