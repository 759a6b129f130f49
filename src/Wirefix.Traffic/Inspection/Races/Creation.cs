using System.Collections.Frozen;
using Wirefix.Traffic.Inspection.Contracts;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Traffic.Inspection.Races;

/// <summary>What a successful write created, as its answer names it.</summary>
internal static class Creation
{
    // Such an id names the message, and differs with each.
    private static readonly FrozenSet<string> OfMessage = FrozenSet.Create(
        "request", "trace", "correlation", "span", "message", "session", "idempotency", "event");

    private static readonly TextMemo<bool> IdPaths = new(IsIdAt);

    /// <summary>Whether a call wrote something anew and was answered with success.</summary>
    public static bool Is(Exchange exchange) => exchange.Request.Method == "POST" && exchange.Response.Status is >= 200 and < 300;

    /// <summary>
    /// The id of what was created: the Location, or the first id at the top of the answer that the request did not name. Null
    /// where the answer names none.
    /// </summary>
    public static string? IdOf(Exchange exchange, Scene scene)
    {
        if (exchange.Response.HeaderValue("Location") is { Length: > 0 } location)
            return location;
        return OwnIdOf(exchange, scene);
    }

    /// <summary>
    /// What two creations are told apart by: their <see cref="IdOf"/>, or where both have one Location the ids in their answers.
    /// Null where the answers name none.
    /// </summary>
    public static (string? One, string? Two) IdsOf(Exchange first, Exchange second, Scene scene)
    {
        var (one, two) = (IdOf(first, scene), IdOf(second, scene));
        if (one != two || OwnIdOf(first, scene) is not { } own || OwnIdOf(second, scene) is not { } other)
            return (one, two);
        return (own, other);
    }

    /// <summary>The first id at the top of the answer that the request did not name; null where there is none.</summary>
    public static string? OwnIdOf(Exchange exchange, Scene scene)
    {
        var given = scene.PayloadOf(exchange.Request);
        return scene.PayloadOf(exchange.Response)?.FirstOrDefault(field => IsId(field) && given?.Holds(field.Text) != true).Text;
    }

    /// <summary>Whether a word in a field's name says that it names a message.</summary>
    public static bool IsOfMessage(string word) => OfMessage.Contains(word);

    private static bool IsId(PayloadField field) => field.Kind is PayloadKind.String or PayloadKind.Integer && IdPaths.Of(field.Path);

    private static bool IsIdAt(string path) =>
        !path.Contains('[')
        && path.Count(character => character == '.') <= 2
        && PlaceWords.WordsOf(path) is [.., "id" or "number" or "uuid" or "reference"] words
        && !words.Any(IsOfMessage);
}
