using Microsoft.CodeAnalysis;
using Wirefix.Facts;

namespace Wirefix.Analyzers.Outbound;

/// <summary>
/// Finds the endpoint that the name of a client's method tells, where the code that sends the request is in another assembly:
/// <c>GetMessageAsync</c> asks for <c>GET …/messages/{id}</c>, <c>ListMessagesAsync</c> for <c>GET …/messages</c>.
/// </summary>
internal static class NamedEndpoint
{
    private static readonly IReadOnlyDictionary<string, string[]> Methods = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["Get"] = ["GET"],
        ["Fetch"] = ["GET"],
        ["Load"] = ["GET"],
        ["Find"] = ["GET"],
        ["Read"] = ["GET"],
        ["List"] = ["GET"],
        ["Create"] = ["POST"],
        ["Add"] = ["POST"],
        ["Post"] = ["POST"],
        ["Send"] = ["POST"],
        ["Put"] = ["PUT"],
        ["Replace"] = ["PUT"],
        ["Update"] = ["PUT", "PATCH"],
        ["Patch"] = ["PATCH"],
        ["Delete"] = ["DELETE"],
        ["Remove"] = ["DELETE"],
    };

    private static readonly string[] Prepositions = ["By", "For", "From", "Of", "In", "To", "With"];

    /// <summary>The one endpoint that is called so and that shows something; null where none or several are.</summary>
    public static EndpointFacts? Of(IMethodSymbol method, WireFacts facts, Func<EndpointFacts, bool> shows)
    {
        var words = WireName.Words(method.Name).TakeWhile(word => word != "Async" && !Prepositions.Contains(word)).ToArray();
        if (words.Length < 2 || !Methods.TryGetValue(words[0], out var methods))
            return null;

        var thing = string.Concat(words.Skip(1));
        var called = facts.Endpoints.Where(seen => seen.Direction == FactDirection.Out && methods.Contains(seen.Endpoint.Method)
            && IsCalled(seen.Endpoint, thing)).Take(2).ToArray();
        return called is [var only] && shows(only) ? only : null;
    }

    // One thing has its id behind the name of its collection, unless it is made there or the only one.
    private static bool IsCalled(Endpoint endpoint, string thing)
    {
        var segments = endpoint.Path.Segments;
        if (segments.Count > 1 && PathTemplate.IsVariable(segments[segments.Count - 1]))
            return Plurals(thing).Any(plural => Says(segments[segments.Count - 2], plural));
        return segments.Count > 0 && (Says(segments[segments.Count - 1], thing)
            || (endpoint.Method == "POST" && Plurals(thing).Any(plural => Says(segments[segments.Count - 1], plural))));
    }

    private static bool Says(string segment, string thing) => string.Equals(string.Concat(WireName.Words(segment)), thing, StringComparison.OrdinalIgnoreCase);

    private static string[] Plurals(string thing) =>
        thing.EndsWith("y", StringComparison.OrdinalIgnoreCase) ? [thing.Substring(0, thing.Length - 1) + "ies", thing + "s"] : [thing + "s", thing + "es"];
}
