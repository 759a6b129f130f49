namespace Wirefix.Traffic;

/// <summary>The response of an exchange.</summary>
/// <param name="Status">The status code; 0 where no answer came (refused, aborted, timed out).</param>
public sealed record Response(int Status) : Message
{
    /// <summary>Whether the exchange failed: no answer, or a status of 400 and above.</summary>
    public bool Failed => Status is 0 or >= 400;

    /// <summary>
    /// Why no answer came, as the recorder says it (<c>timeout</c>, <c>connection refused</c>); null where it says nothing.
    /// </summary>
    public string? FailureReason { get; init; }
}
