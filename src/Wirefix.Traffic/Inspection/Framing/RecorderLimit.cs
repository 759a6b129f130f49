using System.Collections.Immutable;
using System.Globalization;

namespace Wirefix.Traffic.Inspection.Framing;

/// <summary>
/// The length at which the recorder itself cuts bodies: no body of the capture is longer, and bodies of several endpoints break
/// off just there. A service that cuts does so at one endpoint, or says the cut length in Content-Length.
/// </summary>
internal static class RecorderLimit
{
    private const int FewestCut = 3;

    private const int FewestEndpoints = 2;

    /// <summary>The length in bytes; null where the recorder does not seem to cut.</summary>
    public static int? Of(Scene scene)
    {
        var longest = scene.Snapshot.Exchanges.Max(exchange => (int?)Math.Max(exchange.Request.Body.Length, exchange.Response.Body.Length)) ?? 0;
        var cut = from calls in scene.Groups
                  from exchange in calls.Exchanges
                  from message in new Message[] { exchange.Request, exchange.Response }
                  where message.Body.Length == longest && longest > 0 && IsCut(message)
                  select (calls.Endpoint, calls.Direction);
        var places = cut.ToArray();
        return places.Length >= FewestCut && places.Distinct().Count() >= FewestEndpoints ? longest : null;
    }

    /// <summary>One sentence where the recorder cuts, or none.</summary>
    public static ImmutableArray<string> Notes(Scene scene) => scene.BodyLimit is { } length
        ? [$"Bodies of several endpoints break off at {length} bytes and none is longer: the recorder keeps no more, "
            + "so nothing is claimed about where they end."]
        : [];

    private static bool IsCut(Message message) =>
        message.HeaderValue("Content-Length") != message.Body.Length.ToString(CultureInfo.InvariantCulture)
        && JsonText.Begins(message.Body.Span)
        && JsonText.Read(message.Body.Span).Ending == JsonEnding.CutOff;
}
