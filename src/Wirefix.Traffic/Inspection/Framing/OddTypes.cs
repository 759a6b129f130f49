using System.Collections.Immutable;

namespace Wirefix.Traffic.Inspection.Framing;

/// <summary>Finds JSON that says it is plain text, or says nothing, where the endpoint's other JSON says what it is.</summary>
internal static class OddTypes
{
    // Some services send all their JSON as text/plain, and mean it.
    private const int TimesMoreThatSay = 3;

    /// <summary>The flaws by the exchange's id; none where the endpoint has no custom to break.</summary>
    public static ImmutableDictionary<string, FramingFlaw> Of(IReadOnlyCollection<(Exchange Exchange, Message Message)> messages)
    {
        var saying = messages.Count(one => BodyKinds.Said(one.Message) == BodyKind.Json);
        var silent = messages
            .Where(one => BodyKinds.Said(one.Message) == BodyKind.PlainText && JsonText.IsWhole(one.Message.Body.Span))
            .ToArray();
        if (saying < TimesMoreThatSay * silent.Length)
            return ImmutableDictionary<string, FramingFlaw>.Empty;
        return silent.ToImmutableDictionary(one => one.Exchange.Id, one => new FramingFlaw(
            FramingFault.MediaType, $"Content-Type says {one.Message.MediaType}, the body is JSON, and the endpoint's others say application/json"));
    }
}
