using Wirefix.Facts;

namespace Wirefix.Replay;

/// <summary>Chooses the outbound calls that are measured: those of one endpoint, or all.</summary>
public sealed record EndpointSelector
{
    private readonly Endpoint? _endpoint;

    private EndpointSelector(string? text, Endpoint? endpoint)
    {
        Text = text;
        _endpoint = endpoint;
    }

    /// <summary>Chooses every outbound call.</summary>
    public static EndpointSelector All { get; } = new(null, null);

    /// <summary>The endpoint as it was written; null for all.</summary>
    public string? Text { get; }

    /// <summary>Chooses the calls of one endpoint.</summary>
    public static EndpointSelector Of(Endpoint endpoint) => new(endpoint.ToString(), endpoint);

    /// <summary>Reads <c>GET gmail.example/messages/{id}</c>; without a host it stands for any; null chooses all.</summary>
    /// <exception cref="FormatException">The text is no endpoint.</exception>
    public static EndpointSelector Parse(string? text)
    {
        if (text is null)
            return All;

        var blank = text.IndexOf(' ');
        var slash = text.IndexOf('/');
        if (blank <= 0 || slash <= blank)
            throw new FormatException($"Expected an endpoint as in 'GET host/path/{{id}}', found '{text}'.");

        var host = text[(blank + 1)..slash].ToLowerInvariant();
        return new EndpointSelector(text, new Endpoint(text[..blank].ToUpperInvariant(), host, PathTemplate.Parse(text[slash..])));
    }

    /// <summary>Whether a call is chosen.</summary>
    public bool Matches(string method, string host, string pathAndQuery) =>
        _endpoint is null
        || (_endpoint.Method == method
            && (_endpoint.Host.Length == 0 || string.Equals(_endpoint.Host, host, StringComparison.OrdinalIgnoreCase))
            && _endpoint.Path.Overlaps(PathTemplate.Parse(pathAndQuery)));
}
