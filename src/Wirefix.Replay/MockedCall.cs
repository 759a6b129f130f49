namespace Wirefix.Replay;

/// <summary>A call that a mock answered.</summary>
/// <param name="Method">The HTTP method in upper case.</param>
/// <param name="Host">The host that was meant, in lower case; the mock's own where the caller did not say.</param>
/// <param name="PathAndQuery">The request target, byte for byte.</param>
/// <param name="Status">What was answered; 0 where the connection was closed, as it was then; null where nothing was recorded.</param>
public sealed record MockedCall(string Method, string Host, string PathAndQuery, int? Status)
{
    /// <summary>Why a mock cannot answer such a call, whatever was recorded; null where it can.</summary>
    public string? Refusal { get; init; }
}
