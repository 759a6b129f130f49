using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Traffic.Inspection.Errors;

/// <summary>What the bodies of failures have in common when their ids, numbers and names are taken away.</summary>
internal static partial class BodyShape
{
    // So many different bodies are no kinds of error but one kind with many values.
    private const int MostShapes = 5;

    private const int MostPaths = 8;

    // What tells kinds of error apart stands at the beginning.
    private const int LongestText = 300;

    private static readonly string[] ProblemNames = ["$.type", "$.title"];

    private const string ProblemDetail = "$.detail";

    /// <summary>
    /// The failures by the shape of their bodies, the most frequent first. Problem details (RFC 9457) are told apart by type,
    /// title and detail, the others by the paths of their values; where that gives too many, by less.
    /// </summary>
    public static ImmutableArray<(string? Shape, ImmutableArray<Exchange> Errors)> Split(ImmutableArray<Exchange> errors, Scene scene)
    {
        Func<Exchange, string>[] finestFirst = [error => Of(error, scene, problemDetails: [ProblemDetail]), error => Of(error, scene, problemDetails: [])];
        foreach (var shapeOf in finestFirst)
        {
            var shapes = errors.GroupBy(shapeOf, StringComparer.Ordinal).ToArray();
            if (shapes.Length > MostShapes)
                continue;
            var ordered = shapes.OrderByDescending(shape => shape.Count()).ThenBy(shape => shape.Key, StringComparer.Ordinal);
            return [.. ordered.Select(shape => ((string?)shape.Key, shape.ToImmutableArray()))];
        }

        return [(null, errors)];
    }

    /// <summary>A text in which whatever varies from call to call, words with a digit and quoted names, is a #.</summary>
    public static string Masked(string text) => Varying().Replace(text.Length > LongestText ? text[..LongestText] : text, "#");

    private static string Of(Exchange error, Scene scene, string[] problemDetails)
    {
        var response = error.Response;
        if (response.IsBodyUnknown)
            return "a body that is not known";
        if (response.Body.IsEmpty)
            return "empty";
        if (scene.PayloadOf(response) is not { } payload)
            return response.MediaType ?? "text";
        if (!IsProblem(response, payload))
            return Paths(payload);
        var told = ProblemNames.Concat(problemDetails).Select(payload.Single).OfType<string>().Select(Masked);
        return $"{Paths(payload)}: {string.Join(" · ", told)}";
    }

    private static bool IsProblem(Response response, Payload payload) =>
        response.MediaType == "application/problem+json" || (payload.Has("$.title") && payload.Has("$.status"));

    private static string Paths(Payload payload)
    {
        string[] paths = [.. payload.Paths.Where(path => path != "$").Order(StringComparer.Ordinal)];
        var rest = paths.Length > MostPaths ? $", … ({paths.Length})" : "";
        return $"{string.Join(", ", paths.Take(MostPaths))}{rest}";
    }

    [GeneratedRegex("""'[^']*'|"[^"]*"|\b\w*\d[\w-]*\b""", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Varying();
}
