namespace Wirefix.Traffic.Inspection.States;

/// <summary>A call on a resource, and the state of the resource that it showed.</summary>
/// <param name="Exchange">The call.</param>
/// <param name="Field">Where the state stands, as a JSONPath; null where the call showed none.</param>
/// <param name="State">The state; null where the call showed none.</param>
/// <param name="Operation">What was asked: method and path template, with the state asked for where the request names one.</param>
internal sealed record Sighting(Exchange Exchange, string? Field, string? State, string Operation)
{
    /// <summary>Whether the call may change the resource.</summary>
    public bool IsWrite => Exchange.Request.Method is not ("GET" or "HEAD" or "OPTIONS");

    /// <summary>Whether a write was refused for what it asked for or for when it came.</summary>
    public bool IsRefused => Exchange.Response.Status is 400 or 403 or 409 or 412 or 422 or 423;

    /// <summary>Whether a write was accepted.</summary>
    public bool IsAccepted => Exchange.Response.Status is >= 200 and < 300;

    /// <summary>Whether the call was over as another began, as far as their stamps tell.</summary>
    public bool EndsBefore(Sighting other) => Exchange.End <= other.Exchange.Start;
}
