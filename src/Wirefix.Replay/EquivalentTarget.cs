namespace Wirefix.Replay;

/// <summary>Request targets that mean the same, whichever characters are written as escapes (RFC 3986, 6.2.2), in one way of writing.</summary>
public static class EquivalentTarget
{
    /// <summary>The one way: every segment and parameter decoded once, and escaped wherever it may be.</summary>
    public static string Of(string pathAndQuery)
    {
        var question = pathAndQuery.IndexOf('?', StringComparison.Ordinal);
        return question < 0
            ? Path(pathAndQuery)
            : $"{Path(pathAndQuery[..question])}?{string.Join('&', pathAndQuery[(question + 1)..].Split('&').Select(Parameter))}";
    }

    private static string Path(string path) => string.Join('/', path.Split('/').Select(Rewritten));

    // In a query a plus is a blank, as forms write it.
    private static string Parameter(string parameter) =>
        string.Join('=', parameter.Split('=', 2).Select(part => Rewritten(part.Replace('+', ' '))));

    private static string Rewritten(string part) => Uri.EscapeDataString(Uri.UnescapeDataString(part));
}
