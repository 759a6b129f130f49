using System.Diagnostics;

namespace Wirefix.Hook.Recording;

/// <summary>What is known of an exchange from its beginning on, and what keeps its bodies until its end.</summary>
/// <param name="direction"><c>IN</c> or <c>OUT</c>, as seen from the service.</param>
internal sealed class ExchangeTape(string direction)
{
    private readonly long _begin = Stopwatch.GetTimestamp();

    /// <summary><c>IN</c> or <c>OUT</c>, as seen from the service.</summary>
    public string Direction { get; } = direction;

    /// <summary>When the request began, in UTC.</summary>
    public DateTime Start { get; } = DateTime.UtcNow;

    /// <summary>The W3C trace that the exchange belongs to; null where it belongs to none.</summary>
    public string? TraceId { get; } = Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.TraceId.ToHexString() : null;

    /// <summary>The request's body.</summary>
    public BodyTape RequestBody { get; } = new();

    /// <summary>The response's body.</summary>
    public BodyTape ResponseBody { get; } = new();

    /// <summary>How long it has lasted so far.</summary>
    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_begin);
}
