using System.Collections.Immutable;
using Wirefix.Traffic;
using Wirefix.Traffic.Inspection.Contracts;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Replay;

/// <summary>A value of an answer that healthy answers took, unchanged, from what an upstream answered.</summary>
/// <param name="Path">Where it stands in the answer, as a JSONPath; empty for a body that holds no fields, as a whole.</param>
/// <param name="From">The places of upstreams' answers that it was the same as in all of them.</param>
public sealed record TakenField(string Path, ImmutableArray<WirePlace> From)
{
    /// <summary>How the answer differs from what the upstreams answered, as half a sentence; null where it does not, or they do not tell.</summary>
    /// <param name="reply">The answer.</param>
    /// <param name="calls">All the calls that the request led to.</param>
    public string? Divergence(Reply reply, IReadOnlyCollection<Arrival> calls)
    {
        var expected = From.SelectMany(place => At(place, calls)).ToArray();
        // Where they part, nobody knows which of them it is.
        if (expected.Length == 0 || expected.Any(value => !ValueText.AreEqual(value, expected[0])))
            return null;
        return Value(reply.ToResponse(), Path) is { } found && ValueText.AreEqual(found, expected[0])
            ? null
            : $"has {(Path.Length == 0 ? "another body" : $"another {Path}")} than {From[0].Endpoint} answered";
    }

    private static IEnumerable<string> At(WirePlace place, IReadOnlyCollection<Arrival> calls)
    {
        var endpoint = EndpointSelector.Of(place.Endpoint);
        return calls
            .Where(call => call.Answer is { Status: >= 200 and < 300 } && endpoint.Matches(call.Method, call.Host, call.PathAndQuery))
            .Select(call => Value(ResponseOf(call.Answer!), place.Name))
            .OfType<string>();
    }

    private static string? Value(Response answer, string path) => PayloadReader.Read(answer) is { } payload
        ? path.Length == 0 ? null : payload.At(path).Select(field => field.Text).FirstOrDefault()
        : path.Length == 0 ? answer.BodyText : null;

    private static Response ResponseOf(RecordedAnswer answer) =>
        new(answer.Status) { Headers = answer.Headers, Body = answer.Body?.ToBytes() ?? [] };
}
