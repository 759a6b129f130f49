using System.Collections.Immutable;
using Wirefix.Traffic;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Replay;

/// <summary>The body of an answer, without fields, that healthy answers took as a whole from what an upstream answered.</summary>
/// <param name="From">The endpoints of upstreams whose answers had it in all of them, as in <c>GET store.example/blobs/{id}</c>.</param>
public sealed record TakenBody(ImmutableArray<string> From)
{
    /// <summary>How the answer differs from what the upstreams answered, as half a sentence; null where it does not, or they do not tell.</summary>
    /// <param name="reply">The answer.</param>
    /// <param name="calls">All the calls that the request led to.</param>
    public string? Divergence(Reply reply, IReadOnlyCollection<Arrival> calls)
    {
        var expected = From.SelectMany(endpoint => Answered(EndpointSelector.Parse(endpoint), calls)).Distinct().ToArray();
        // Where they part, nobody knows which of them it is.
        return expected is not [var body] || Text(reply.ToResponse()) == body ? null : $"has another body than {From[0]} answered";
    }

    private static IEnumerable<string> Answered(EndpointSelector endpoint, IEnumerable<Arrival> calls) => calls
        .Where(call => call.Answer is { Status: >= 200 and < 300 } && endpoint.Matches(call.Method, call.Host, call.PathAndQuery))
        .Select(call => Text(call.Answer!.ToResponse()))
        .OfType<string>();

    private static string? Text(Response answer) => PayloadReader.Read(answer) is null ? answer.BodyText : null;
}
