using System.Globalization;
using System.Text.RegularExpressions;

namespace Wirefix.Replay.Processes;

/// <summary>What a service says of addresses: ASP.NET Core's host and Kestrel write the same sentences whatever the language.</summary>
internal static partial class Announced
{
    /// <summary>The addresses that it says it listens on, as they are written.</summary>
    public static IReadOnlyList<string> Addresses(string output) =>
        [.. Listening().Matches(output).Select(match => match.Groups["address"].Value).Distinct(StringComparer.Ordinal)];

    /// <summary>The ports that it could not bind to, as somebody has them.</summary>
    public static IReadOnlyList<int> TakenPorts(string output) =>
        [.. Taken().Matches(output).Select(match => int.Parse(match.Groups["port"].Value, CultureInfo.InvariantCulture)).Distinct()];

    /// <summary>Where an address without TLS is reached on this machine; null for another.</summary>
    public static Uri? Reachable(string address)
    {
        var match = Plain().Match(address);
        if (!match.Success || !int.TryParse(match.Groups["port"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var port))
            return null;
        // All addresses of the machine, written in one of their ways.
        var host = match.Groups["host"].Value is "[::]" or "0.0.0.0" or "+" or "*" or "localhost" ? "127.0.0.1" : match.Groups["host"].Value;
        var url = string.Create(CultureInfo.InvariantCulture, $"http://{host}:{port}/");
        return Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.IsLoopback ? uri : null;
    }

    [GeneratedRegex(@"Now listening on: (?<address>[a-z]+://\S+)", RegexOptions.NonBacktracking)]
    private static partial Regex Listening();

    [GeneratedRegex(@":(?<port>[0-9]{1,5}): address already in use", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Taken();

    [GeneratedRegex(@"\Ahttp://(?<host>.+):(?<port>[0-9]{1,5})/?\z", RegexOptions.NonBacktracking)]
    private static partial Regex Plain();
}
