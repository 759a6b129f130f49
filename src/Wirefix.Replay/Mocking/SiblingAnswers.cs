using System.Collections.Immutable;

namespace Wirefix.Replay.Mocking;

/// <summary>
/// The answers of healthy calls, for calls that pass on what their like did not when it was recorded. Nobody knows what the upstream would
/// have answered them, but that it answered all who did so.
/// </summary>
internal sealed class SiblingAnswers(Harness harness)
{
    private readonly ImmutableArray<(Passage Passage, RecordedAnswer Answer)> _lent =
    [
        .. from passage in harness.Passages
           let endpoint = EndpointSelector.Of(passage.To.Endpoint)
           let healthy = harness.Answers.FirstOrDefault(answer => answer.Status is >= 200 and < 300 && endpoint.Matches(answer.Method, answer.Host, answer.PathAndQuery))
           where healthy is not null
           select (passage, healthy),
    ];

    /// <summary>The answer of a healthy call of the endpoint; null where the call passes nothing on that should, or not all of it.</summary>
    public RecordedAnswer? Of(Arrival call)
    {
        if (call.Request is not { } request || request >= harness.Script.Length)
            return null;
        var concerned = _lent
            .Where(each => each.Passage.Requests.Contains(request) && EndpointSelector.Of(each.Passage.To.Endpoint).Matches(call.Method, call.Host, call.PathAndQuery))
            .ToArray();
        return concerned.All(each => each.Passage.IsCarriedBy(call, harness.Script[request])) ? concerned.FirstOrDefault().Answer : null;
    }
}
