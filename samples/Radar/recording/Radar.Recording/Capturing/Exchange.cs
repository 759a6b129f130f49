using System.Net;

namespace Radar.Recording.Capturing;

/// <summary>One request with its response, as it went over the wire.</summary>
public sealed record Exchange
{
    /// <summary>Names the exchange in every file that it is written to.</summary>
    public Guid Id { get; } = Guid.NewGuid();

    /// <summary>Which way it went.</summary>
    public required Direction Direction { get; init; }

    /// <summary>When its connection was opened; long before <see cref="Start"/> on a connection that was kept alive.</summary>
    public required DateTimeOffset Connected { get; init; }

    /// <summary>When the request began.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>When the response ended.</summary>
    public required DateTimeOffset End { get; init; }

    /// <summary>The method.</summary>
    public required string Method { get; init; }

    /// <summary>The absolute address.</summary>
    public required Uri Uri { get; init; }

    /// <summary>The request's headers, by name.</summary>
    public required IReadOnlyList<Header> RequestHeaders { get; init; }

    /// <summary>The response's status.</summary>
    public required HttpStatusCode Status { get; init; }

    /// <summary>The response's headers, by name.</summary>
    public required IReadOnlyList<Header> ResponseHeaders { get; init; }

    /// <summary>The response's body. No request of this traffic has one.</summary>
    public required byte[] ResponseBody { get; init; }

    /// <summary>
    /// From start to end, in whole milliseconds as captures hold it. Cut, not rounded, so that two exchanges never seem to
    /// overlap which did not; at least one, since zero would mean "not known".
    /// </summary>
    public long Milliseconds => Math.Max(1, (long)(End - Start).TotalMilliseconds);

    /// <summary>The response's media type with its parameters; empty when it has no body.</summary>
    public string ContentType =>
        ResponseHeaders.FirstOrDefault(header => header.Name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))?.Values[0] ?? "";
}
