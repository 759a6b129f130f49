using System.Collections.Frozen;
using Wirefix.Traffic.Inspection.Contracts;

namespace Wirefix.Traffic.Inspection.Races;

/// <summary>What a caller gives so that a request that is sent again is known to be the same one.</summary>
internal static class Intent
{
    private static readonly FrozenSet<string> KeyNames = FrozenSet.Create(
        "idempotencykey", "idempotencytoken", "idempotencyid", "clientrequestid", "clienttoken", "requesttoken");

    private static readonly TextMemo<bool> AreKeys = new(name => KeyNames.Contains(string.Concat(PlaceWords.WordsOf(name).Where(word => word != "x"))));

    /// <summary>
    /// The idempotency key of a request, from its headers or its body, or else of the call that led to it; null where there is none.
    /// </summary>
    public static string? KeyOf(Exchange exchange, Scene scene) =>
        OwnKeyOf(exchange, scene) ?? (scene.CauseOf(exchange) is { } cause ? OwnKeyOf(cause, scene) : null);

    /// <summary>The idempotency key of a request, from its headers or its body; null where there is none.</summary>
    public static string? OwnKeyOf(Exchange exchange, Scene scene)
    {
        var header = exchange.Request.Headers.FirstOrDefault(header => IsKey(header.Name)).Value;
        return string.IsNullOrEmpty(header)
            ? scene.PayloadOf(exchange.Request)?.FirstOrDefault(field => IsKey(field.Path)).Text
            : header;
    }

    private static bool IsKey(string name) => name is not null && AreKeys.Of(name);
}
