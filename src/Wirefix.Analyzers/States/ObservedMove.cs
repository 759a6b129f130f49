using Wirefix.Facts;

namespace Wirefix.Analyzers.States;

/// <summary>A change of state that calls of an endpoint made, its states named as in the code.</summary>
internal sealed record ObservedMove(EndpointFacts Source, string From, string To, TransitionFacts Seen)
{
    /// <summary>The change as people say it: <c>the wire moved OPEN → PAID 12 times in POST /orders/{id}/payment</c>.</summary>
    public string Sentence => FormattableString.Invariant($"the wire moved {Seen.From} → {Seen.To} {Times(Seen.Count)} in {Source.Endpoint}");

    /// <summary>A number of times, as people say it.</summary>
    public static string Times(long count) => count == 1 ? "once" : FormattableString.Invariant($"{count} times");
}
