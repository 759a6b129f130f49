using Wirefix.Facts;

namespace Wirefix.Workspace.Locating.Wire;

/// <summary>How well an endpoint of the code and one of the wire can be the same.</summary>
internal static class EndpointMatch
{
    private const double OtherHost = 0.5;
    private const double UnknownMethod = 0.8;
    private const double EndOfPath = 0.9;

    /// <summary>From 0 (cannot be) to 1 (the same literals and variables, and the whole path).</summary>
    public static double Score(string? method, UriTemplate code, Endpoint wire)
    {
        if (method is not null && !method.Equals(wire.Method, StringComparison.OrdinalIgnoreCase))
            return 0;

        // The host in the code may be another environment's than the capture's: a doubt, not a refusal.
        var host = code.Host.Length == 0 || wire.Host.Length == 0 || code.Host.Equals(wire.Host, StringComparison.OrdinalIgnoreCase) ? 1 : OtherHost;
        return PathScore(code, wire.Path) * host * (method is null ? UnknownMethod : 1);
    }

    private static double PathScore(UriTemplate code, PathTemplate wire)
    {
        if (code.IsWhole)
            return code.Path.Overlaps(wire) ? Likeness(code.Path, wire) : 0;

        var extra = wire.Segments.Count - code.Path.Segments.Count;
        var end = PathTemplate.Parse(string.Join('/', wire.Segments.Skip(extra)));
        var matches = extra >= 0 && code.Path.Overlaps(end) && code.Path.LiteralMatches(end) > 0;
        return matches ? Likeness(code.Path, end) * (extra == 0 ? 1 : EndOfPath) : 0;
    }

    private static double Likeness(PathTemplate code, PathTemplate wire)
    {
        var pairs = code.Segments.Zip(wire.Segments).ToArray();
        return pairs.Length == 0 ? 1 : pairs.Average(pair => Likeness(pair.First, pair.Second));
    }

    private static double Likeness(string code, string wire) => (PathTemplate.IsVariable(code), PathTemplate.IsVariable(wire)) switch
    {
        (false, false) or (true, true) => 1,
        (true, false) => 0.7,
        (false, true) => 0.3,
    };
}
