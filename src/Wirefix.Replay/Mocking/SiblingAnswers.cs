using System.Collections.Immutable;

namespace Wirefix.Replay.Mocking;

/// <summary>The answers of healthy calls, for calls of the same endpoint that were not recorded.</summary>
internal sealed class SiblingAnswers
{
    private readonly ImmutableArray<(EndpointSelector Endpoint, RecordedAnswer Answer)> _answers;

    /// <param name="answers">What was recorded.</param>
    /// <param name="endpoints">The endpoints whose answers may be lent.</param>
    public SiblingAnswers(ImmutableArray<RecordedAnswer> answers, ImmutableArray<string> endpoints) => _answers =
    [
        .. from text in endpoints
           let endpoint = EndpointSelector.Parse(text)
           let healthy = answers.FirstOrDefault(answer => answer.Status is >= 200 and < 300 && endpoint.Matches(answer.Method, answer.Host, answer.PathAndQuery))
           where healthy is not null
           select (endpoint, healthy),
    ];

    /// <summary>The answer of a healthy call of the same endpoint; null where there is none.</summary>
    public RecordedAnswer? Of(OutboundCall call) =>
        _answers.FirstOrDefault(each => each.Endpoint.Matches(call.Method, call.Host, call.PathAndQuery)).Answer;
}
